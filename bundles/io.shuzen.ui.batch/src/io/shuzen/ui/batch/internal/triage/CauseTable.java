package io.shuzen.ui.batch.internal.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;

/** The causes with how many endpoints have each, as numbers and as bars: the tallest first, what is no cause at the end. */
final class CauseTable implements CopySource {

	/** Parts of a block, from one eighth on. */
	private static final String EIGHTHS = "\u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588";
	private static final int LONGEST_BAR = 8;
	/** The greatest cause comes last, before it what is no cause. */
	private static final Comparator<TriageGroup> BY_COUNT = Comparator.comparingInt((final TriageGroup group) -> -group.kind().ordinal())
			.thenComparing(group -> group.rows().size());

	private final RowTable<TriageGroup> table;
	private int total;
	private int most;

	/**
	 * @param whenChosen told which group is chosen now
	 * @param whenOpened a group was double-clicked or opened with Enter
	 */
	CauseTable(final Composite parent, final Consumer<Optional<TriageGroup>> whenChosen, final Runnable whenOpened) {
		table = new RowTable<>(parent, List.of(
				RowColumn.text(Messages.CauseTable_cause, 285, TriageGroup::title).withIcon(group -> Optional.of(group.icon())),
				count(RowColumn.number(Messages.CauseTable_endpoints, 95, (final TriageGroup group) -> Integer.toString(group.rows().size()),
						(final TriageGroup group) -> group.rows().size())),
				count(RowColumn.number(Messages.CauseTable_share, 65, this::share, (final TriageGroup group) -> group.rows().size())),
				count(RowColumn.text("", 105, this::bar)),
				RowColumn.number(Messages.CauseTable_also, 75, (final TriageGroup group) -> group.also() == 0 ? "" : "+" + group.also(),
						TriageGroup::also).withHint(group -> Optional.of(Messages.CauseTable_alsoHint).filter(hint -> group.also() > 0))),
				TriageGroup::key, 1, true);
		table.addSelectionChangedListener(event -> whenChosen.accept(chosen()));
		table.control().addListener(SWT.DefaultSelection, event -> whenOpened.run());
	}

	private static RowColumn<TriageGroup> count(final RowColumn<TriageGroup> column) {
		return column.withOrder(BY_COUNT);
	}

	boolean setFocus() {
		return table.control().setFocus();
	}

	/** Shows other counts; what was chosen stays so, at first it is the greatest. */
	void show(final List<TriageGroup> groups) {
		total = groups.stream().mapToInt(group -> group.rows().size()).sum();
		most = groups.stream().mapToInt(group -> group.rows().size()).max().orElse(1);
		table.setRows(groups);
		table.selectFirst();
	}

	Optional<TriageGroup> chosen() {
		return table.selected().stream().findFirst();
	}

	@Override
	public void copy(final Consumer<String> clipboard) {
		table.copy(clipboard);
	}

	@Override
	public void copyAsMarkdown(final Consumer<String> clipboard) {
		table.copyAsMarkdown(clipboard);
	}

	private String share(final TriageGroup group) {
		return Localized.format(Messages.CauseTable_percent, Math.round(100.0 * group.rows().size() / total));
	}

	/** Characters and no drawing: they have the colours of the line they are in, and are copied with it. */
	private String bar(final TriageGroup group) {
		final int eighths = Math.max(1, (int) (LONGEST_BAR * EIGHTHS.length() * (long) group.rows().size() / most));
		final int rest = eighths % EIGHTHS.length();
		return "\u2588".repeat(eighths / EIGHTHS.length()) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
	}
}
