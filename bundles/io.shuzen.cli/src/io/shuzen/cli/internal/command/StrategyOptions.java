package io.shuzen.cli.internal.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.FailureException;
import io.shuzen.model.schedule.MaintenanceWindow;
import io.shuzen.engine.RunStrategy;
import io.shuzen.model.parameter.DurationText;
import io.shuzen.model.runbook.ThresholdPolicy;
import picocli.CommandLine.Option;

/** How to spread over the endpoints, where the runbook's own strategy shall not count. */
final class StrategyOptions {

	private static final Duration LONGEST_WAIT = Duration.ofDays(30);

	@Option(names = "--concurrency", paramLabel = "N", descriptionKey = "concurrency")
	private Integer concurrency;

	@Option(names = "--group-concurrency", paramLabel = "N", descriptionKey = "groupConcurrency")
	private Integer groupConcurrency;

	@Option(names = "--group-by", paramLabel = "ATTRIBUTE", descriptionKey = "groupBy")
	private String groupAttribute;

	@Option(names = "--canary", paramLabel = "N", descriptionKey = "canary")
	private Integer canary;

	@Option(names = "--wave-size", paramLabel = "N|N%", descriptionKey = "waveSize")
	private String waveSize;

	@Option(names = "--failure-threshold", paramLabel = "PERCENT", descriptionKey = "threshold")
	private Integer threshold;

	@Option(names = "--wave-failure-threshold", paramLabel = "PERCENT", descriptionKey = "waveThreshold")
	private Integer waveThreshold;

	@Option(names = "--on-threshold", paramLabel = "stop|pause|continue", descriptionKey = "onThreshold")
	private String onThreshold;

	@Option(names = "--step-timeout", paramLabel = "TIME", descriptionKey = "stepTimeout")
	private String stepTimeout;

	@Option(names = "--endpoint-timeout", paramLabel = "TIME", descriptionKey = "endpointTimeout")
	private String endpointTimeout;

	@Option(names = "--wait-offline", paramLabel = "TIME", descriptionKey = "waitOffline")
	private String offlineWait;

	@Option(names = "--wait-sign-in", paramLabel = "TIME", descriptionKey = "waitSignIn")
	private String signInWait;

	@Option(names = "--window", paramLabel = "DAYS HH:MM-HH:MM ZONE", descriptionKey = "window")
	private String window;

	/** @throws FailureException when a value is none or out of range */
	RunStrategy apply(final RunStrategy strategy) throws FailureException {
		final RunStrategy.Changes changes = strategy.change();
		if (concurrency != null) {
			changes.concurrency(OptionValues.inRange("--concurrency", concurrency, 1, 10_000));
		}
		if (groupConcurrency != null) {
			changes.groupConcurrency(OptionValues.inRange("--group-concurrency", groupConcurrency, 0, 10_000));
		}
		if (groupAttribute != null) {
			changes.groupAttribute(groupAttribute);
		}
		if (canary != null) {
			changes.canaryCount(OptionValues.inRange("--canary", canary, 0, 1_000));
		}
		if (waveSize != null) {
			applyWaveSize(changes);
		}
		if (threshold != null) {
			changes.failureThresholdPercent(OptionValues.inRange("--failure-threshold", threshold, 0, 100));
		}
		if (waveThreshold != null) {
			changes.waveFailureThresholdPercent(OptionValues.inRange("--wave-failure-threshold", waveThreshold, 0, 100));
		}
		if (onThreshold != null) {
			changes.thresholdPolicy(policy());
		}
		if (stepTimeout != null) {
			changes.stepTimeout(OptionValues.time("--step-timeout", stepTimeout, Duration.ofSeconds(1), Duration.ofDays(1)));
		}
		if (endpointTimeout != null) {
			changes.endpointTimeout(
					OptionValues.time("--endpoint-timeout", endpointTimeout, Duration.ofSeconds(1), Duration.ofDays(7)));
		}
		if (offlineWait != null) {
			changes.offlineWait(OptionValues.time("--wait-offline", offlineWait, Duration.ZERO, LONGEST_WAIT));
		}
		if (signInWait != null) {
			changes.signInWait(OptionValues.time("--wait-sign-in", signInWait, Duration.ZERO, LONGEST_WAIT));
		}
		if (window != null) {
			changes.maintenanceWindow(Optional.of(
					MaintenanceWindow.parse(window).orElseThrow(() -> CommandTexts.invalid("option.window", window))));
		}
		return changes.make();
	}

	private void applyWaveSize(final RunStrategy.Changes changes) throws FailureException {
		final boolean percent = waveSize.endsWith("%");
		final int size;
		try {
			size = Integer.parseInt(percent ? waveSize.substring(0, waveSize.length() - 1) : waveSize);
		} catch (final NumberFormatException e) {
			throw CommandTexts.invalid("option.waveSize", waveSize);
		}
		OptionValues.inRange("--wave-size", size, 1, percent ? 100 : 100_000);
		if (percent) {
			changes.waveSizePercent(size);
		} else {
			changes.waveSize(size);
		}
	}

	private ThresholdPolicy policy() throws FailureException {
		return switch (onThreshold.toLowerCase(Locale.ROOT)) {
		case "stop" -> ThresholdPolicy.STOP;
		case "pause" -> ThresholdPolicy.PAUSE;
		case "continue" -> ThresholdPolicy.CONTINUE;
		default -> throw CommandTexts.invalid("option.policy", onThreshold);
		};
	}
}
