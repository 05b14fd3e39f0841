package io.shuzen.cli.internal.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.RunRequest;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Option;

/** Which former run to repeat, and for which of its endpoints. */
final class AgainOptions {

	private static final Map<String, Set<EndpointResult>> CHOICES = Map.of("failed",
			EnumSet.of(EndpointResult.FAILED, EndpointResult.BLOCKED, EndpointResult.IN_DOUBT), "offline",
			EnumSet.of(EndpointResult.UNREACHABLE), "unfinished",
			EnumSet.of(EndpointResult.NOT_STARTED, EndpointResult.CANCELLED, EndpointResult.DECLINED));

	@Option(names = "--again", paramLabel = "RUN", descriptionKey = "again")
	private String run;

	@Option(names = "--only", paramLabel = "failed|offline|unfinished", split = ",", descriptionKey = "only")
	private List<String> only = List.of("failed", "offline", "unfinished");

	boolean isGiven() {
		return run != null;
	}

	/** @throws FailureException when there is no such run, it is not over, or none of its endpoints has ended so */
	RunRequest request(final CommandContext context, final StrategyOptions strategy, final String operator, final String reason)
			throws FailureException {
		final Set<EndpointResult> results = EnumSet.noneOf(EndpointResult.class);
		for (final String each : only) {
			final Set<EndpointResult> chosen = CHOICES.get(each.toLowerCase(Locale.ROOT));
			if (chosen == null) {
				throw CommandTexts.invalid("option.only", each);
			}
			results.addAll(chosen);
		}
		final RunSummary summary = RunWords.find(context.services().journal(), run);
		if (summary.result().isEmpty()) {
			throw CommandTexts.invalid("run.goOn", run);
		}
		final RunRequest former = context.services().runs().again(run, results, operator, reason);
		return former.with(strategy.apply(former.strategy()));
	}
}
