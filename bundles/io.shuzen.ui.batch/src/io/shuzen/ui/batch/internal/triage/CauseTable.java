package io.shuzen.ui.batch.internal.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;

/** The causes with how many endpoints have each, as numbers and as bars: the tallest first, what is no cause at the end. */
final class CauseTable implements CopyDelegate {

	private static final int SHARE = 2;
	/** How much of a cell is left to its number. */
	private static final int ROOM_FOR_NUMBER = 48;
	/** The accent of {@link io.shuzen.ui.icon.Icon}, which is seen on light and on dark. */
	private static final Color BAR = new Color(0x2a, 0x8f, 0xbd);
	/** The greatest cause comes last, before it what is no cause. */
	private static final Comparator<TriageGroup> BY_COUNT = Comparator.comparingInt((final TriageGroup group) -> -group.kind().ordinal())
			.thenComparing(group -> group.rows().size());

	private final RowTable<TriageGroup> table;
	private int total;
	private int most = 1;

	/**
	 * @param whenChosen told which group is chosen now
	 * @param whenOpened a group was double-clicked or opened with Enter
	 */
	CauseTable(final Composite parent, final Consumer<Optional<TriageGroup>> whenChosen, final Runnable whenOpened) {
		table = new RowTable<>(parent, List.of(
				RowColumn.text(Messages.CauseTable_cause, 285, TriageGroup::title).withIcon(group -> Optional.of(group.icon())),
				count(RowColumn.number(Messages.CauseTable_endpoints, 95, (final TriageGroup group) -> Integer.toString(group.rows().size()),
						(final TriageGroup group) -> group.rows().size())),
				count(RowColumn.number(Messages.CauseTable_share, 120, this::share, (final TriageGroup group) -> group.rows().size())),
				RowColumn.number(Messages.CauseTable_also, 75, (final TriageGroup group) -> group.also() == 0 ? "" : "+" + group.also(),
						TriageGroup::also).withHint(group -> Optional.of(Messages.CauseTable_alsoHint).filter(hint -> group.also() > 0))),
				TriageGroup::key, 1, true).growing(0).named(Messages.CauseTable_name);
		table.control().addListener(SWT.PaintItem, this::drawBar);
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
	public CopySource copySource() {
		return table;
	}

	private String share(final TriageGroup group) {
		return Localized.format(Messages.CauseTable_percent, Math.round(100.0 * group.rows().size() / total));
	}

	/** Besides the number, and as long as the count is great beside the greatest. */
	private void drawBar(final Event event) {
		if (event.index != SHARE || !(event.item.getData() instanceof final TriageGroup group)) {
			return;
		}
		final Rectangle cell = ((TableItem) event.item).getBounds(SHARE);
		event.gc.setBackground(BAR);
		final int longest = cell.width - ROOM_FOR_NUMBER;
		event.gc.fillRectangle(cell.x + 4, cell.y + cell.height / 2 - 4, Math.max(2, longest * group.rows().size() / most), 8);
	}
}
