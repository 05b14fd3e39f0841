package io.shuzen.engine.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.failure.Failure;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.StepResult;

/** What the results of steps and changes come to. */
final class StepResults {

	private StepResults() {
	}

	/** The worst that happened to any step. */
	static EndpointResult worst(final Collection<StepReport> reports) {
		final Set<StepResult> results = EnumSet.noneOf(StepResult.class);
		reports.forEach(report -> results.add(report.result()));
		if (results.contains(StepResult.IN_DOUBT)) {
			return EndpointResult.IN_DOUBT;
		}
		if (results.contains(StepResult.CANCELLED)) {
			return EndpointResult.CANCELLED;
		}
		if (results.contains(StepResult.FAILED)) {
			return EndpointResult.FAILED;
		}
		if (results.contains(StepResult.BLOCKED)) {
			return EndpointResult.BLOCKED;
		}
		if (results.contains(StepResult.DECLINED)) {
			return EndpointResult.DECLINED;
		}
		return results.contains(StepResult.SUCCEEDED) ? EndpointResult.SUCCEEDED : EndpointResult.NOTHING_TO_DO;
	}

	/** Why a change was not made, or may not have been. */
	static Optional<Failure> failure(final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Failed failed -> Optional.of(failed.failure());
		case final Outcome.InDoubt inDoubt -> Optional.of(inDoubt.failure());
		case final Outcome.Applied applied -> Optional.empty();
		case final Outcome.Unchanged unchanged -> Optional.empty();
		};
	}
}
