package io.shuzen.cli.internal.command;

import java.util.Optional;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;
import io.shuzen.journal.RunEvent;

/** What happened, in a sentence. */
final class EventWords {

	private EventWords() {
	}

	/** Empty for what is of no interest to people. */
	static Optional<Text> of(final RunEvent event) {
		return switch (event) {
		case final RunEvent.RunStarted started -> Optional.of(CommandTexts.text("event.runStarted", started.title(),
				started.operator(), started.endpointCount(), started.reason()));
		case final RunEvent.RunResumed resumed -> Optional.of(CommandTexts.text("event.runResumed", resumed.operator()));
		case final RunEvent.WaveStarted wave -> Optional.of(CommandTexts.text(
				wave.canary() ? "event.canaryStarted" : "event.waveStarted", Integer.toString(wave.number()),
				wave.endpoints()));
		case final RunEvent.StepPlanned planned -> Optional.of(
				CommandTexts.text("event.stepPlanned", planned.plan().changes().size()));
		case final RunEvent.GateDecided decided -> Optional.of(CommandTexts.text(
				decided.approved() ? "event.gateApproved" : "event.gateDeclined", decided.decidedBy()));
		case final RunEvent.ChangeFinished finished -> Optional.of(outcome(finished.outcome()));
		case final RunEvent.StepFinished finished -> Optional.of(CommandTexts.text("event.stepFinished",
				CommandTexts.text("result." + Json.name(finished.result())), message(finished.failure())));
		case final RunEvent.OutputReceived received -> Optional.of(Text.verbatim("> " + received.line().replace("\n", "\n> ")));
		case final RunEvent.FindingsRecorded findings -> Optional.of(
				CommandTexts.text("event.findings", findings.findings().stream().filter(each -> each.severity().isAtLeast(Severity.WARNING)).count()));
		case final RunEvent.EndpointFinished finished -> Optional.of(CommandTexts.text("event.endpointFinished",
				CommandTexts.text("result." + Json.name(finished.result())), message(finished.failure())));
		case final RunEvent.EndpointDeferred deferred -> Optional.of(CommandTexts.text("event.endpointDeferred",
				deferred.retryIn().toSeconds(), deferred.failure().message()));
		case final RunEvent.RunWaiting waiting -> Optional.of(waiting.reason());
		case final RunEvent.RunPaused paused -> Optional.of(paused.reason());
		case final RunEvent.RunContinued continued ->
			Optional.of(CommandTexts.text("event.runContinued", continued.continuedBy()));
		case final RunEvent.RunNoted noted -> Optional.of(noted.what());
		case final RunEvent.RunStopping stopping -> Optional.of(stopping.reason());
		case final RunEvent.RunFinished finished -> Optional.of(CommandTexts.text("event.runFinished",
				CommandTexts.text("run." + Json.name(finished.result()))));
		case final RunEvent.EndpointAccepted accepted -> Optional.empty();
		case final RunEvent.PhaseEntered entered -> Optional.empty();
		case final RunEvent.ChangeIntended intended -> Optional.empty();
		case final RunEvent.FactsRecorded facts -> Optional.empty();
		};
	}

	private static Text outcome(final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Applied applied -> CommandTexts.text("event.applied", applied.change().describe());
		case final Outcome.Unchanged unchanged -> CommandTexts.text("event.unchanged", unchanged.change().describe());
		case final Outcome.Failed failed ->
			CommandTexts.text("event.failed", failed.change().describe(), failed.failure().message());
		case final Outcome.InDoubt inDoubt ->
			CommandTexts.text("event.inDoubt", inDoubt.change().describe(), inDoubt.failure().message());
		};
	}

	private static Text message(final Optional<Failure> failure) {
		return failure.map(Failure::message).orElse(Text.EMPTY);
	}
}
