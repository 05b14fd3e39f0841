package io.shuzen.training.tests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepPlan;
import io.shuzen.journal.EndpointResult;
import io.shuzen.windows.simulation.MachineSnapshot;

/**
 * What happens when somebody follows the suggestions for one machine until nothing is left to run, and takes everything back: as words, to
 * be compared with what was reviewed.
 */
final class Lesson {

	private static final int MOST_ROUNDS = 8;

	private final Fleet fleet;
	private final EndpointDescriptor machine;
	private final List<String> words = new ArrayList<>();
	private final List<RunReport> runs = new ArrayList<>();
	private final List<Change> changes = new ArrayList<>();
	private final List<Diagnosis> diagnoses = new ArrayList<>();
	private final Set<Object> tried = new HashSet<>();
	private List<String> differences = List.of();
	private boolean undone = true;

	private Lesson(final Fleet fleet, final String scenario) {
		this.fleet = fleet;
		machine = Fleet.machine(scenario);
	}

	static Lesson of(final Fleet fleet, final String scenario) throws Exception {
		final Lesson lesson = new Lesson(fleet, scenario);
		lesson.give();
		return lesson;
	}

	/** The diagnoses before, between and after the repairs. */
	List<Diagnosis> diagnoses() {
		return diagnoses;
	}

	/** What was really changed, in order. */
	List<Change> changes() {
		return changes;
	}

	/** The places that an undo did not bring back. */
	List<String> differences() {
		return differences;
	}

	/** Whether every undo came to its end. */
	boolean isUndone() {
		return undone;
	}

	String words() {
		return words.stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private void give() throws Exception {
		final MachineSnapshot before = fleet.snapshot(machine);
		diagnose("cause");
		diagnoses.getFirst().causes().stream().findFirst().ifPresent(this::explain);
		for (int round = 0; round < MOST_ROUNDS; round++) {
			final Optional<Cause> next = next();
			if (next.isEmpty()) {
				break;
			}
			repair(next.get());
			diagnose("left");
		}
		for (final RunReport run : runs.reversed()) {
			final EndpointReport report = fleet.undo(run);
			// a run of which nothing can be taken back has nothing to do
			undone &= report.result() == EndpointResult.SUCCEEDED || report.result() == EndpointResult.NOTHING_TO_DO;
			words.add("undo " + report.result());
		}
		differences = fleet.snapshot(machine).differencesTo(before).stream().map(line -> line.split(": ", 2)[0]).toList();
		differences.forEach(place -> words.add("  not back " + place));
	}

	private void diagnose(final String label) throws Exception {
		final Diagnosis diagnosis = fleet.diagnose(machine);
		diagnoses.add(diagnosis);
		diagnosis.causes().forEach(cause -> words.add(label + ' ' + cause.id() + ' ' + cause.certainty() + nameOf(cause)));
		if (diagnosis.causes().isEmpty()) {
			words.add(label + " none");
		}
	}

	private void explain(final Cause cause) {
		cause.reasons().forEach(reason -> words.add("  why " + reason.statement().english()));
		cause.objections().forEach(reason -> words.add("  against " + reason.statement().english()));
		cause.instructions().forEach(instruction -> words.add("  to do " + instruction.english()));
	}

	// later on, what is merely possible is left to people: mostly it waits for the user to start Office
	private Optional<Cause> next() {
		final boolean first = tried.isEmpty();
		return diagnoses.getLast().causes().stream().filter(cause -> !cause.remedies().isEmpty())
				.filter(cause -> first || cause.certainty().isAtLeast(Certainty.LIKELY))
				.filter(cause -> !tried.contains(List.of(cause.remedies().getFirst(), cause.subject()))).findFirst()
				.filter(cause -> !first || cause.equals(diagnoses.getLast().causes().getFirst()));
	}

	private void repair(final Cause cause) throws Exception {
		tried.add(List.of(cause.remedies().getFirst(), cause.subject()));
		final Fleet.Repair repair = fleet.repairOf(cause).orElseThrow();
		words.add("plan of " + cause.remedies().getFirst().id() + " for " + cause.id());
		fleet.preview(machine, repair).steps().forEach(this::describe);
		final RunReport run = fleet.run(machine, repair);
		final EndpointReport report = run.endpoints().getFirst();
		words.add("run " + report.result());
		report.steps().forEach(step -> words.add("  " + step.stepId() + ' ' + step.result()
				+ step.failure().map(failure -> ": " + failure.message().english()).orElse("")));
		report.followUps().forEach(followUp -> words.add("  then " + followUp.describe().english()));
		final List<Change> made = report.steps().stream().flatMap(step -> step.outcomes().stream())
				.filter(Outcome.Applied.class::isInstance).map(Outcome::change).toList();
		changes.addAll(made);
		if (!made.isEmpty()) {
			runs.add(run);
		}
	}

	private String nameOf(final Cause cause) {
		return cause.subject() instanceof Identity.User
				? ' ' + diagnoses.getLast().facts().map(facts -> facts.nameOf(cause.subject())).map(Text::english).orElse("") : "";
	}

	private void describe(final StepPlan step) {
		switch (step) {
		case final StepPlan.Planned planned -> {
			words.add("  " + step.stepId() + (planned.changeset().changes().isEmpty() ? " nothing to do" : ""));
			describe(planned.changeset());
		}
		case final StepPlan.Blocked blocked -> {
			words.add("  " + step.stepId() + (blocked.clearedBefore() ? " after earlier steps" : " blocked"));
			if (!blocked.clearedBefore()) {
				blocked.changeset().blockers().forEach(blocker -> words.add("    because " + blocker.reason().english()));
			}
			describe(blocked.changeset());
		}
		case final StepPlan.Skipped skipped -> words.add("  " + step.stepId() + " skipped");
		case final StepPlan.NotPlanned failed ->
			words.add("  " + step.stepId() + " not planned: " + failed.failure().message().english());
		}
	}

	private void describe(final Changeset changeset) {
		changeset.changes().forEach(change -> words.add("    " + change.describe().english()
				+ (change.reversibility() == Reversibility.IRREVERSIBLE ? " (for good)" : "")));
	}
}
