package io.shuzen.engine;

import java.time.Duration;
import java.util.Objects;

/**
 * How a run spreads over many endpoints.
 *
 * @param canaryCount             how many endpoints go first and alone; 0 for none
 * @param waveSize                how many endpoints the further waves have, in percent or as a number
 * @param waveSizeInPercent       whether the wave size is in percent of the run's endpoints
 * @param concurrency             how many endpoints are worked on at the same time
 * @param failureThresholdPercent no further wave starts once more than this share of the finished endpoints has failed; 100 for never.
 *                                A failed canary always stops the run; one that cannot be reached is replaced by the next endpoint
 * @param stepTimeout             how long one attempt of a step may take
 * @param endpointTimeout         how long all steps on one endpoint may take together, without waiting for people
 */
public record RunStrategy(int canaryCount, int waveSize, boolean waveSizeInPercent, int concurrency,
		int failureThresholdPercent, Duration stepTimeout, Duration endpointTimeout) {

	public static final RunStrategy DEFAULT = new RunStrategy(1, 100, true, 20, 20, Duration.ofMinutes(10),
			Duration.ofHours(1));

	public RunStrategy {
		if (canaryCount < 0 || waveSize < 1 || waveSizeInPercent && waveSize > 100 || concurrency < 1
				|| failureThresholdPercent < 0 || failureThresholdPercent > 100) {
			throw new IllegalArgumentException("canary %d, wave size %d, concurrency %d, threshold %d".formatted(canaryCount,
					waveSize, concurrency, failureThresholdPercent));
		}
		Objects.requireNonNull(stepTimeout);
		Objects.requireNonNull(endpointTimeout);
	}

	public RunStrategy withConcurrency(final int newConcurrency) {
		return new RunStrategy(canaryCount, waveSize, waveSizeInPercent, newConcurrency, failureThresholdPercent,
				stepTimeout, endpointTimeout);
	}

	public RunStrategy withCanaryCount(final int newCanaryCount) {
		return new RunStrategy(newCanaryCount, waveSize, waveSizeInPercent, concurrency, failureThresholdPercent,
				stepTimeout, endpointTimeout);
	}

	public RunStrategy withFailureThreshold(final int newThresholdPercent) {
		return new RunStrategy(canaryCount, waveSize, waveSizeInPercent, concurrency, newThresholdPercent, stepTimeout,
				endpointTimeout);
	}
}
