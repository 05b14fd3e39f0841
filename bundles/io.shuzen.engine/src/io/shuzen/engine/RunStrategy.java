package io.shuzen.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.model.runbook.ThresholdPolicy;
import io.shuzen.model.schedule.MaintenanceWindow;

/**
 * How a run spreads over many endpoints.
 *
 * @param canaryCount                 how many endpoints go first and alone; 0 for none
 * @param waveSize                    how many endpoints the further waves have, in percent or as a number
 * @param waveSizeInPercent           whether the wave size is in percent of the run's endpoints
 * @param concurrency                 how many endpoints are worked on at the same time
 * @param failureThresholdPercent     the threshold is passed once more than this share of the run's endpoints has failed, and at the end of
 *                                    a wave once more than this share of the finished endpoints has; 100 for never. A failed canary
 *                                    passes every threshold; one that cannot be reached is replaced by the next endpoint
 * @param stepTimeout                 how long one attempt of a step may take
 * @param endpointTimeout             how long all steps on one endpoint may take together, without waiting for people, restarts, sign-ins
 *                                    or a paused run
 * @param groupConcurrency            how many endpoints of one group are worked on at the same time; 0 for no limit but the concurrency
 * @param groupAttribute              the attribute of endpoints that tells the groups for that; empty for the groups of the inventory
 * @param waveFailureThresholdPercent the threshold of one wave, in percent of its endpoints; 100 for none
 * @param thresholdPolicy             what happens when a threshold is passed
 * @param offlineWait                 how long an endpoint that cannot be reached is waited for; zero for not at all
 * @param signInWait                  how long is waited for a user to sign in where a step needs one; zero for not at all
 * @param maintenanceWindow           when work on an endpoint may begin; empty for at any time
 */
public record RunStrategy(int canaryCount, int waveSize, boolean waveSizeInPercent, int concurrency,
		int failureThresholdPercent, Duration stepTimeout, Duration endpointTimeout, int groupConcurrency,
		String groupAttribute, int waveFailureThresholdPercent, ThresholdPolicy thresholdPolicy, Duration offlineWait,
		Duration signInWait, Optional<MaintenanceWindow> maintenanceWindow) {

	/** One canary, then all others, twenty at the same time; stops when more than a fifth has failed. */
	public static final RunStrategy DEFAULT = new RunStrategy(1, 100, true, 20, 20, Duration.ofMinutes(10),
			Duration.ofHours(1));

	/**
	 * A wave as it would begin if every endpoint could be reached.
	 *
	 * @param canary    whether its success decides about all others
	 * @param first     the index of its first endpoint in the request
	 * @param endpoints how many go together
	 */
	public record Wave(boolean canary, int first, int endpoints) {
	}

	public RunStrategy {
		if (canaryCount < 0 || waveSize < 1 || waveSizeInPercent && waveSize > 100 || concurrency < 1
				|| isNoPercentage(failureThresholdPercent) || isNoPercentage(waveFailureThresholdPercent) || groupConcurrency < 0) {
			throw new IllegalArgumentException("canary %d, wave size %d, concurrency %d (%d), threshold %d (%d)".formatted(canaryCount,
					waveSize, concurrency, groupConcurrency, failureThresholdPercent, waveFailureThresholdPercent));
		}
		Objects.requireNonNull(stepTimeout);
		Objects.requireNonNull(endpointTimeout);
		// left out in what earlier versions wrote to the journal
		groupAttribute = Objects.requireNonNullElse(groupAttribute, "");
		thresholdPolicy = Objects.requireNonNullElse(thresholdPolicy, ThresholdPolicy.STOP);
		offlineWait = Objects.requireNonNullElse(offlineWait, Duration.ZERO);
		signInWait = Objects.requireNonNullElse(signInWait, Duration.ZERO);
		Objects.requireNonNull(maintenanceWindow);
	}

	/** With no limit per group or wave that stops when a threshold is passed and waits for nobody. */
	public RunStrategy(final int canaryCount, final int waveSize, final boolean waveSizeInPercent, final int concurrency,
			final int failureThresholdPercent, final Duration stepTimeout, final Duration endpointTimeout) {
		this(canaryCount, waveSize, waveSizeInPercent, concurrency, failureThresholdPercent, stepTimeout, endpointTimeout, 0, "",
				100, ThresholdPolicy.STOP, Duration.ZERO, Duration.ZERO, Optional.empty());
	}

	/** The waves of a run over that many endpoints, in order. */
	public List<Wave> waves(final int endpoints) {
		final List<Wave> waves = new ArrayList<>();
		int next = Math.min(canaryCount, endpoints);
		if (next > 0) {
			waves.add(new Wave(true, 0, next));
		}
		while (next < endpoints) {
			final int size = Math.min(waveSizeOf(endpoints), endpoints - next);
			waves.add(new Wave(false, next, size));
			next += size;
		}
		return waves;
	}

	/** How many endpoints a wave that is no canary has in a run over that many endpoints; at least 1. */
	public int waveSizeOf(final int endpoints) {
		return waveSizeInPercent ? Math.max(1, (int) Math.ceilDiv((long) endpoints * waveSize, 100L)) : waveSize;
	}

	public RunStrategy withConcurrency(final int newConcurrency) {
		return change().concurrency(newConcurrency).make();
	}

	public RunStrategy withCanaryCount(final int newCanaryCount) {
		return change().canaryCount(newCanaryCount).make();
	}

	public RunStrategy withFailureThreshold(final int newThresholdPercent) {
		return change().failureThresholdPercent(newThresholdPercent).make();
	}

	/** Another strategy that differs in what is set on the result. */
	public Changes change() {
		return new Changes(this);
	}

	/** What shall differ from a given strategy. One thread at a time. Values are checked by {@link #make()}. */
	public static final class Changes {

		private int canaryCount;
		private int waveSize;
		private boolean waveSizeInPercent;
		private int concurrency;
		private int failureThresholdPercent;
		private Duration stepTimeout;
		private Duration endpointTimeout;
		private int groupConcurrency;
		private String groupAttribute;
		private int waveFailureThresholdPercent;
		private ThresholdPolicy thresholdPolicy;
		private Duration offlineWait;
		private Duration signInWait;
		private Optional<MaintenanceWindow> maintenanceWindow;

		private Changes(final RunStrategy strategy) {
			canaryCount = strategy.canaryCount;
			waveSize = strategy.waveSize;
			waveSizeInPercent = strategy.waveSizeInPercent;
			concurrency = strategy.concurrency;
			failureThresholdPercent = strategy.failureThresholdPercent;
			stepTimeout = strategy.stepTimeout;
			endpointTimeout = strategy.endpointTimeout;
			groupConcurrency = strategy.groupConcurrency;
			groupAttribute = strategy.groupAttribute;
			waveFailureThresholdPercent = strategy.waveFailureThresholdPercent;
			thresholdPolicy = strategy.thresholdPolicy;
			offlineWait = strategy.offlineWait;
			signInWait = strategy.signInWait;
			maintenanceWindow = strategy.maintenanceWindow;
		}

		public Changes canaryCount(final int value) {
			canaryCount = value;
			return this;
		}

		/** As a number of endpoints. */
		public Changes waveSize(final int value) {
			waveSize = value;
			waveSizeInPercent = false;
			return this;
		}

		public Changes waveSizePercent(final int value) {
			waveSize = value;
			waveSizeInPercent = true;
			return this;
		}

		public Changes concurrency(final int value) {
			concurrency = value;
			return this;
		}

		public Changes failureThresholdPercent(final int value) {
			failureThresholdPercent = value;
			return this;
		}

		public Changes stepTimeout(final Duration value) {
			stepTimeout = value;
			return this;
		}

		public Changes endpointTimeout(final Duration value) {
			endpointTimeout = value;
			return this;
		}

		public Changes groupConcurrency(final int value) {
			groupConcurrency = value;
			return this;
		}

		public Changes groupAttribute(final String value) {
			groupAttribute = value;
			return this;
		}

		public Changes waveFailureThresholdPercent(final int value) {
			waveFailureThresholdPercent = value;
			return this;
		}

		public Changes thresholdPolicy(final ThresholdPolicy value) {
			thresholdPolicy = value;
			return this;
		}

		public Changes offlineWait(final Duration value) {
			offlineWait = value;
			return this;
		}

		public Changes signInWait(final Duration value) {
			signInWait = value;
			return this;
		}

		public Changes maintenanceWindow(final Optional<MaintenanceWindow> value) {
			maintenanceWindow = value;
			return this;
		}

		/** @throws IllegalArgumentException when a number is out of range */
		public RunStrategy make() {
			return new RunStrategy(canaryCount, waveSize, waveSizeInPercent, concurrency, failureThresholdPercent, stepTimeout,
					endpointTimeout, groupConcurrency, groupAttribute, waveFailureThresholdPercent, thresholdPolicy, offlineWait,
					signInWait, maintenanceWindow);
		}
	}

	private static boolean isNoPercentage(final int number) {
		return number < 0 || number > 100;
	}
}
