package io.shuzen.ui.batch.internal.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.failure.Failure;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;
import io.shuzen.ui.text.ResultText;

/** What happened on one endpoint, as lines: how it ended, what was changed step by step, and how long each phase took. */
final class EndpointCourse {

	private record Stay(Phase phase, Optional<String> step, Instant from) {
	}

	private final Map<String, String> titles = new LinkedHashMap<>();
	private final List<TreeNode> summary = new ArrayList<>();
	private final Map<String, List<TreeNode>> steps = new LinkedHashMap<>();
	private final List<Stay> stays = new ArrayList<>();
	private Instant end;

	private EndpointCourse(final List<StepHeading> headings) {
		headings.forEach(heading -> titles.put(heading.id(), heading.title()));
	}

	/**
	 * @param entries  the run's entries about the endpoint, in their order
	 * @param headings what the steps are called
	 */
	static List<TreeNode> of(final List<JournalEntry> entries, final List<StepHeading> headings) {
		final EndpointCourse course = new EndpointCourse(headings);
		entries.forEach(course::add);
		return course.nodes();
	}

	private void add(final JournalEntry entry) {
		switch (entry.event()) {
		case final RunEvent.PhaseEntered entered -> stays.add(new Stay(entered.phase(), entered.stepId(), entry.at()));
		case final RunEvent.GateDecided decided -> line(decided.stepId(), entry, decided.approved() ? Icon.SEVERITY_OK : Icon.STATE_CANCELLED,
				Localized.format(decided.approved() ? Messages.EndpointCourse_approved : Messages.EndpointCourse_declined,
						decided.decidedBy()), "");
		case final RunEvent.ChangeFinished finished -> {
			final Change change = finished.outcome().change();
			line(finished.stepId(), entry, ResultText.icon(finished.outcome()), Localized.of(change.describe()),
					ResultText.of(finished.outcome()));
		}
		case final RunEvent.StepFinished finished -> line(finished.stepId(), entry, ResultText.icon(finished.result()),
				finished.willRetry() ? Localized.format(Messages.EndpointCourse_attempt, finished.attempt()) : Messages.EndpointCourse_ended,
				finished.failure().map(failure -> ResultText.of(finished.result()) + ": " + Localized.of(failure))
						.orElse(ResultText.of(finished.result())));
		case final RunEvent.EndpointDeferred deferred -> summary.add(SimpleNode.leaf(entry.sequence(), Icon.STATE_UNREACHABLE,
				Localized.of(deferred.failure().message()),
				Localized.format(Messages.EndpointCourse_deferred, Durations.words(deferred.retryIn()))));
		case final RunEvent.OutputReceived output -> line(output.stepId(), entry, Icon.CHANGE_TOOL, output.line(), "");
		case final RunEvent.EndpointFinished finished -> {
			end = entry.at();
			summary.clear();
			summary.add(SimpleNode.leaf(entry.sequence(), ResultText.icon(finished.result()), ResultText.of(finished.result()),
					finished.failure().map((final Failure failure) -> Localized.of(failure)).orElse("")));
			finished.followUps().forEach(followUp -> summary.add(SimpleNode.leaf(followUp, Icon.FOLLOW_UP,
					Localized.of(followUp.describe()), "")));
		}
		default -> {
			// nothing to show a person
		}
		}
	}

	private void line(final String stepId, final JournalEntry entry, final Icon icon, final String text, final String result) {
		steps.computeIfAbsent(stepId, id -> new ArrayList<>()).add(SimpleNode.leaf(entry.sequence(), icon, text, result));
	}

	private List<TreeNode> nodes() {
		final List<TreeNode> nodes = new ArrayList<>(summary);
		steps.forEach((id, lines) -> nodes.add(new SimpleNode("step " + id, List.of(titles.getOrDefault(id, id)), Optional.of(Icon.STEP),
				lines, true)));
		if (!stays.isEmpty()) {
			nodes.add(new SimpleNode("timeline", List.of(Messages.EndpointCourse_timeline), Optional.of(Icon.RUNS), timeline(), true));
		}
		return nodes;
	}

	private List<TreeNode> timeline() {
		final List<TreeNode> lines = new ArrayList<>();
		for (int i = 0; i < stays.size(); i++) {
			final Stay stay = stays.get(i);
			final Optional<Instant> until = i + 1 < stays.size() ? Optional.of(stays.get(i + 1).from()) : Optional.ofNullable(end);
			final String phase = stay.step().map(id -> Localized.format(Messages.EndpointCourse_phaseOfStep, PhaseText.of(stay.phase()),
					titles.getOrDefault(id, id))).orElse(PhaseText.of(stay.phase()));
			lines.add(SimpleNode.leaf("stay " + i, until.isPresent() ? Icon.SEVERITY_OK : Icon.STATE_RUNNING,
					time(stay.from()) + "  " + phase,
					until.map(each -> Durations.words(Durations.between(stay.from(), each))).orElse(Messages.EndpointCourse_now)));
		}
		return lines;
	}

	private static String time(final Instant instant) {
		return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(instant);
	}
}
