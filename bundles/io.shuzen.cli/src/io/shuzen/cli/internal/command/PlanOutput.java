package io.shuzen.cli.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.StepPlan;

/** Makes previews and writes them. */
final class PlanOutput {

	private final CommandContext context;
	private final OutputOptions output;

	PlanOutput(final CommandContext context, final OutputOptions output) {
		this.context = context;
		this.output = output;
	}

	static List<EndpointPlan> preview(final CommandContext context, final RunRequest request) throws FailureException {
		try (Progress progress = new Progress(context.terminal(), request.endpoints().size())) {
			return context.interruption().await(context.services().runs().preview(request, new PlanListener() {
				@Override
				public void planned(final EndpointPlan plan) {
					progress.finished(plan.endpoint().name(), plan.failure().isEmpty());
				}
			}));
		}
	}

	/** Whether every step could be planned on every endpoint. */
	static boolean isComplete(final List<EndpointPlan> plans) {
		return plans.stream().allMatch(plan -> plan.failure().isEmpty()
				&& plan.steps().stream().noneMatch(StepPlan.NotPlanned.class::isInstance));
	}

	/** Whether anything would be done, as far as can be told before earlier steps are done. */
	static boolean hasWork(final List<EndpointPlan> plans) {
		return plans.stream().anyMatch(plan -> plan.changeCount() > 0 || plan.steps().stream()
				.anyMatch(step -> step instanceof final StepPlan.Blocked blocked && blocked.clearedBefore()));
	}

	/** Whether a step would be done anywhere, or nobody can tell. */
	static boolean mayDo(final List<EndpointPlan> plans, final String stepId) {
		return plans.stream().anyMatch(plan -> plan.failure().isPresent() || plan.steps().stream()
				.anyMatch(step -> step.stepId().equals(stepId) && switch (step) {
				case final StepPlan.Planned planned -> !planned.changeset().changes().isEmpty();
				case final StepPlan.Blocked blocked -> blocked.clearedBefore();
				case final StepPlan.Skipped skipped -> false;
				case final StepPlan.NotPlanned notPlanned -> true;
				}));
	}

	/** What would be done where, and in which order. */
	void write(final RunRequest request, final List<EndpointPlan> plans) {
		switch (output.format()) {
		case TABLE -> writeText(request, plans);
		case JSON -> Json.write(context.terminal().out(), output.json(context.terminal()).plans(request, plans));
		case CSV -> writeCsv(plans);
		}
	}

	private void writeText(final RunRequest request, final List<EndpointPlan> plans) {
		final Terminal terminal = context.terminal();
		int changes = 0;
		for (final EndpointPlan plan : plans) {
			line(0, Text.verbatim(plan.endpoint().name()));
			plan.failure().ifPresent(failure -> failure(1, failure));
			for (final StepPlan step : plan.steps()) {
				write(step);
			}
			changes += plan.changeCount();
		}
		terminal.out().println();
		line(0, StrategyWords.of(request));
		terminal.out().println(terminal.say(CommandTexts.text("plan.summary", changes,
				Long.toString(plans.stream().filter(plan -> plan.changeCount() > 0).count()), plans.size(),
				plans.stream().filter(plan -> plan.failure().isPresent()).count())));
	}

	private void write(final StepPlan step) {
		switch (step) {
		case final StepPlan.Planned planned when planned.changeset().changes().isEmpty() ->
			line(1, CommandTexts.text("plan.nothing", step.title()));
		case final StepPlan.Planned planned -> {
			line(1, step.title());
			changes(planned.changeset());
		}
		case final StepPlan.Blocked blocked when blocked.clearedBefore() -> {
			line(1, CommandTexts.text("plan.afterEarlier", step.title()));
			changes(blocked.changeset());
		}
		case final StepPlan.Blocked blocked -> {
			line(1, CommandTexts.text("plan.blocked", step.title()));
			blocked.changeset().blockers()
					.forEach(blocker -> line(2, CommandTexts.text("plan.blocker", blocker.reason(), blocker.advice())));
		}
		case final StepPlan.Skipped skipped -> line(1, CommandTexts.text("plan.skipped", step.title(), skipped.condition()));
		case final StepPlan.NotPlanned notPlanned -> {
			line(1, step.title());
			failure(2, notPlanned.failure());
		}
		}
	}

	private void changes(final Changeset changeset) {
		for (final Change change : changeset.changes()) {
			line(2, change.reversibility() == Reversibility.IRREVERSIBLE
					? CommandTexts.text("plan.irreversible", change.describe())
					: CommandTexts.text("plan.change", change.describe()));
		}
		changeset.followUps().forEach(followUp -> line(2, CommandTexts.text("plan.followUp", followUp.describe())));
	}

	private void failure(final int level, final Failure failure) {
		line(level, CommandTexts.text("plan.failure", failure.message(), failure.advice()));
	}

	private void line(final int level, final Text text) {
		context.terminal().out().println("  ".repeat(level) + Terminal.plain(context.terminal().say(text)).stripTrailing());
	}

	private void writeCsv(final List<EndpointPlan> plans) {
		final Terminal terminal = context.terminal();
		final List<List<String>> rows = new ArrayList<>();
		for (final EndpointPlan plan : plans) {
			final String endpoint = plan.endpoint().name();
			plan.failure().ifPresent(
					failure -> rows.add(List.of(endpoint, "", "failed", "", "", "", terminal.say(failure.message()))));
			for (final StepPlan step : plan.steps()) {
				switch (step) {
				case final StepPlan.Planned planned -> rows(rows, endpoint, step, "planned", planned.changeset());
				case final StepPlan.Blocked blocked -> rows(rows, endpoint, step,
						blocked.clearedBefore() ? "planned-after-earlier-steps" : "blocked", blocked.changeset());
				case final StepPlan.Skipped skipped ->
					rows.add(List.of(endpoint, step.stepId(), "skipped", "", "", "", skipped.condition()));
				case final StepPlan.NotPlanned notPlanned -> rows.add(List.of(endpoint, step.stepId(), "failed", "", "", "",
						terminal.say(notPlanned.failure().message())));
				}
			}
		}
		Csv.write(terminal.out(),
				List.of("endpoint", "step", "plan", "identity", "reversibility", "change", "explanation"), rows);
	}

	private void rows(final List<List<String>> rows, final String endpoint, final StepPlan step, final String plan,
			final Changeset changeset) {
		final Terminal terminal = context.terminal();
		for (final Change change : changeset.changes()) {
			rows.add(List.of(endpoint, step.stepId(), plan, change.identity().id(),
					change.reversibility().name().toLowerCase(Locale.ROOT).replace('_', '-'), terminal.say(change.describe()), ""));
		}
		changeset.blockers().forEach(
				blocker -> rows.add(List.of(endpoint, step.stepId(), plan, "", "", "", terminal.say(blocker.reason()))));
		if (changeset.isSatisfied()) {
			rows.add(List.of(endpoint, step.stepId(), "nothing-to-do", "", "", "", ""));
		}
	}
}
