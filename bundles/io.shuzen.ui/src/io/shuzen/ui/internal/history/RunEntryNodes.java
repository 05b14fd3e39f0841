package io.shuzen.ui.internal.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.change.Outcome;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.changes.ChangeIcons;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.ResultText;

/** Makes lines of a run's entries: each endpoint with how it ended and the changes made there. */
final class RunEntryNodes {

	private RunEntryNodes() {
	}

	static List<TreeNode> of(final List<JournalEntry> entries) {
		final Map<String, List<TreeNode>> changes = new LinkedHashMap<>();
		final Map<String, RunEvent.EndpointFinished> ends = new LinkedHashMap<>();
		for (final JournalEntry entry : entries) {
			switch (entry.event()) {
			case final RunEvent.EndpointAccepted accepted -> changes.put(accepted.endpoint(), new ArrayList<>());
			case final RunEvent.ChangeFinished finished -> changes.computeIfAbsent(finished.endpoint(), name -> new ArrayList<>())
					.add(change(entry, finished.outcome()));
			case final RunEvent.EndpointFinished finished -> ends.put(finished.endpoint(), finished);
			default -> {
				// how it went is for the console; here is what came of it
			}
			}
		}
		final List<TreeNode> roots = new ArrayList<>();
		changes.forEach((endpoint, lines) -> roots.add(endpoint(endpoint, lines, Optional.ofNullable(ends.get(endpoint)))));
		return roots;
	}

	private static TreeNode endpoint(final String name, final List<TreeNode> changes,
			final Optional<RunEvent.EndpointFinished> end) {
		final String result = end.map(each -> each.failure()
				.map(failure -> ResultText.of(each.result()) + ": " + Localized.of(failure))
				.orElse(ResultText.of(each.result()))).orElse("");
		return new SimpleNode(name, List.of(name, result),
				Optional.of(end.map(each -> ResultText.icon(each.result())).orElse(Icon.STATE_RUNNING)), changes, true);
	}

	private static TreeNode change(final JournalEntry entry, final Outcome outcome) {
		return SimpleNode.leaf(entry.sequence(), ChangeIcons.of(outcome.change()),
				Localized.of(outcome.change().describe()), ResultText.of(outcome));
	}
}
