package io.shuzen.ui.internal.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;


import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Facts;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepPlan;
import io.shuzen.engine.StepReport;
import io.shuzen.journal.Phase;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.AboutEndpoint;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;
import io.shuzen.ui.text.ResultText;
import io.shuzen.ui.text.ReversibilityText;

/** Makes the lines of the Changes view: endpoint, step, change. */
final class ChangeNodes {

	/** What a line stands for, so that commands for endpoints work on it. */
	record Element(EndpointRef endpoint, String path) implements AboutEndpoint {
	}

	private static final int EXPANDED_ENDPOINTS = 5;

	private final Repair repair;
	private final Repair.Snapshot snapshot;

	ChangeNodes(final Repair repair, final Repair.Snapshot snapshot) {
		this.repair = repair;
		this.snapshot = snapshot;
	}

	List<TreeNode> roots() {
		final boolean expanded = repair.request().endpoints().size() <= EXPANDED_ENDPOINTS;
		final List<TreeNode> roots = new ArrayList<>();
		for (final EndpointPlan plan : snapshot.plans()) {
			roots.add(endpoint(plan, expanded));
		}
		return roots;
	}

	private TreeNode endpoint(final EndpointPlan plan, final boolean expanded) {
		final String name = plan.endpoint().name();
		final EndpointReport report = snapshot.reports().get(name);
		final List<TreeNode> children = new ArrayList<>();
		plan.failure().ifPresent(failure -> children.add(failure(name, failure)));
		plan.steps().forEach(step -> children.add(step(plan, step, report)));
		followUps(plan, report).forEach(followUp -> children.add(SimpleNode.leaf(element(name, followUp.name()), Icon.FOLLOW_UP,
				Localized.of(followUp.describe()))));
		return new SimpleNode(element(name, ""), List.of(name, state(plan, report)), Optional.of(icon(plan, report)), children,
				expanded);
	}

	private Element element(final String endpoint, final String path) {
		return new Element(repair.reference(endpoint), path);
	}

	private String state(final EndpointPlan plan, final EndpointReport report) {
		final Phase phase = snapshot.activity().get(plan.endpoint().name());
		if (phase != null) {
			return PhaseText.of(phase);
		}
		if (report != null) {
			final String result = ResultText.of(report.result());
			return report.failure().map(failure -> result + ": " + Localized.of(failure)).orElse(result);
		}
		if (plan.failure().isPresent()) {
			return Localized.of(plan.failure().get().message());
		}
		return plan.changeCount() == 0 ? Messages.ChangeNodes_nothingToDo
				: Localized.format(Messages.ChangeNodes_changeCount, plan.changeCount());
	}

	private Icon icon(final EndpointPlan plan, final EndpointReport report) {
		if (snapshot.activity().containsKey(plan.endpoint().name())) {
			return Icon.STATE_RUNNING;
		}
		if (report != null) {
			return ResultText.icon(report.result());
		}
		if (plan.failure().isPresent()) {
			return Icon.STATE_UNREACHABLE;
		}
		return Icon.ENDPOINT;
	}

	private static TreeNode failure(final Object element, final Failure failure) {
		return SimpleNode.leaf(element, Icon.SEVERITY_ERROR, Localized.of(failure));
	}

	private TreeNode step(final EndpointPlan plan, final StepPlan step, final EndpointReport report) {
		final String endpoint = plan.endpoint().name();
		final Optional<StepReport> done = report == null ? Optional.empty()
				: report.steps().stream().filter(each -> each.stepId().equals(step.stepId())).findFirst();
		final List<TreeNode> children = new ArrayList<>();
		String state = "";
		Icon icon = Icon.STEP;
		final String path = step.stepId();
		switch (step) {
		case final StepPlan.Planned planned -> {
			state = planned.changeset().changes().isEmpty() ? Messages.ChangeNodes_nothingToDo
					: Localized.format(Messages.ChangeNodes_changeCount, planned.changeset().changes().size());
			addChanges(children, plan, path, planned.changeset(), done);
		}
		case final StepPlan.Blocked blocked -> {
			state = Messages.ChangeNodes_blocked;
			icon = Icon.BLOCKED;
			int number = 0;
			for (final Blocker blocker : blocked.changeset().blockers()) {
				children.add(SimpleNode.leaf(element(endpoint, path + "/blocker" + number++), Icon.BLOCKED,
						Localized.of(blocker.reason()), Localized.of(blocker.advice())));
			}
			addChanges(children, plan, path, blocked.changeset(), done);
		}
		case final StepPlan.Skipped skipped -> {
			state = Localized.format(Messages.ChangeNodes_skipped, skipped.condition());
			icon = Icon.STATE_CANCELLED;
		}
		case final StepPlan.NotPlanned notPlanned -> {
			state = Localized.of(notPlanned.failure());
			icon = Icon.SEVERITY_ERROR;
		}
		}
		if (done.isPresent()) {
			icon = ResultText.icon(done.get().result());
			state = done.get().failure().map(Localized::of).orElse(ResultText.of(done.get().result()));
		}
		return new SimpleNode(element(endpoint, path), List.of(Localized.of(step.title()), state), Optional.of(icon), children,
				true);
	}

	private void addChanges(final List<TreeNode> children, final EndpointPlan plan, final String path,
			final Changeset changeset, final Optional<StepReport> done) {
		final Map<Change, Outcome> outcomes = done.map(report -> report.outcomes().stream()
				.collect(Collectors.toMap(Outcome::change, outcome -> outcome, (first, second) -> second))).orElse(Map.of());
		int number = 0;
		for (final Change change : changeset.changes()) {
			final Outcome outcome = outcomes.get(change);
			children.add(new ChangeLine(element(plan.endpoint().name(), path + '/' + number++), change,
					identity(plan.facts(), change.identity()), Optional.ofNullable(outcome)));
		}
	}

	private static String identity(final Optional<Facts> facts, final Identity identity) {
		return facts.map(known -> Localized.of(known.nameOf(identity))).orElse(identity.id());
	}

	private static List<FollowUp> followUps(final EndpointPlan plan, final EndpointReport report) {
		if (report != null) {
			return report.followUps();
		}
		return plan.steps().stream().filter(StepPlan.Planned.class::isInstance).map(StepPlan.Planned.class::cast)
				.flatMap(planned -> planned.changeset().followUps().stream()).distinct().toList();
	}

	private record ChangeLine(Element element, Change change, String identity, Optional<Outcome> outcome)
			implements TreeNode {

		@Override
		public String text(final int column) {
			return switch (column) {
			case 0 -> Localized.of(change.describe());
			case 1 -> outcome.map(ResultText::of).orElse("");
			case 2 -> identity;
			case 3 -> reversibility();
			default -> "";
			};
		}

		@Override
		public Optional<Icon> icon(final int column) {
			return switch (column) {
			case 0 -> Optional.of(ChangeIcons.of(change));
			case 1 -> outcome.map(ResultText::icon);
			case 2 -> Optional.of(Icon.of(change.identity()));
			case 3 -> Optional.of(Icon.of(change.reversibility()));
			default -> Optional.empty();
			};
		}

		private String reversibility() {
			return ReversibilityText.of(change.reversibility());
		}
	}
}
