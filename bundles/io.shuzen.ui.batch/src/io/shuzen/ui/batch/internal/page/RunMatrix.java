package io.shuzen.ui.batch.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.batch.internal.picture.EndpointRow;
import io.shuzen.ui.batch.internal.picture.Standing;
import io.shuzen.ui.batch.internal.picture.StepCell;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;
import io.shuzen.ui.text.ResultText;

/** The table of endpoints and steps. A cell has a symbol, and says in words what the symbol means. */
final class RunMatrix implements CopyDelegate {

	/** A line keeps its place in the table while what it shows changes. */
	private static final class Line {
		private final int number;
		private EndpointRow row;

		Line(final int number, final EndpointRow row) {
			this.number = number;
			this.row = row;
		}
	}

	private final Composite area;
	private final Consumer<Optional<String>> whenSelected;
	private final Consumer<String> whenOpened;
	private final Map<String, Line> lines = new LinkedHashMap<>();
	private Predicate<Standing> filter = standing -> true;
	private List<StepHeading> steps = List.of();
	private RowTable<Line> table;

	/**
	 * @param whenSelected told which endpoint is selected now
	 * @param whenOpened   told which endpoint was double-clicked or opened with Enter
	 */
	RunMatrix(final Composite parent, final Consumer<Optional<String>> whenSelected, final Consumer<String> whenOpened) {
		this.whenSelected = whenSelected;
		this.whenOpened = whenOpened;
		area = new Composite(parent, SWT.NONE);
		area.setLayout(new FillLayout());
		createTable();
	}

	/** The widget, for layouts. */
	Composite control() {
		return area;
	}

	boolean setFocus() {
		return table.control().setFocus();
	}

	/** The columns of steps; the table is made anew when they are others. */
	void setSteps(final List<StepHeading> newSteps) {
		if (!newSteps.equals(steps)) {
			steps = List.copyOf(newSteps);
			table.control().dispose();
			createTable();
			showLines();
			area.layout(true);
		}
	}

	/** Takes in what has changed. */
	void update(final List<EndpointRow> rows) {
		boolean otherLines = false;
		final List<Object> changed = new ArrayList<>();
		for (final EndpointRow row : rows) {
			final Line line = lines.get(row.name());
			if (line == null) {
				lines.put(row.name(), new Line(lines.size(), row));
				otherLines = true;
			} else {
				otherLines |= filter.test(line.row.standing()) != filter.test(row.standing());
				line.row = row;
				changed.add(row.name());
			}
		}
		if (otherLines) {
			showLines();
			table.selectFirst();
		} else {
			table.refresh(changed);
		}
	}

	/** Shows only endpoints that stand where the filter says. */
	void setFilter(final Predicate<Standing> newFilter) {
		filter = newFilter;
		showLines();
	}

	/** Says again how long things have been going on. */
	void tick() {
		table.refresh(lines.values().stream().filter(line -> line.row.phase().isPresent()).map(line -> line.row.name()).toList());
	}

	Optional<EndpointRow> selected() {
		return table.selected().stream().findFirst().map(line -> line.row);
	}

	/** The endpoints in the table, as far as the filter lets them through. */
	List<EndpointRow> shown() {
		return table.rows().stream().map(line -> line.row).toList();
	}

	@Override
	public CopySource copySource() {
		return table;
	}

	private void showLines() {
		table.setRows(lines.values().stream().filter(line -> filter.test(line.row.standing())).toList());
	}

	private void createTable() {
		final List<RowColumn<Line>> columns = new ArrayList<>();
		columns.add(RowColumn.text(Messages.RunMatrix_endpoint, 120, (final Line line) -> line.row.name())
				.withOrder(Comparator.comparingInt(line -> line.number)));
		columns.add(RowColumn.text(Messages.RunMatrix_state, 170, (final Line line) -> state(line.row))
				.withIcon(line -> Optional.of(icon(line.row)))
				.withOrder(Comparator.comparing((final Line line) -> line.row.standing()).thenComparing(line -> line.number)));
		columns.add(RowColumn.number(Messages.RunMatrix_time, 70, (final Line line) -> time(line.row), line -> duration(line.row)));
		for (final StepHeading step : steps) {
			columns.add(RowColumn.text(step.title(), 120, (final Line line) -> cell(line.row, step.id()).map(RunMatrix::text).orElse(""))
					.withIcon(line -> cell(line.row, step.id()).map(RunMatrix::icon)));
		}
		table = new RowTable<>(area, columns, line -> line.row.name(), 0, false).named(Messages.RunMatrix_name);
		table.addSelectionChangedListener(event -> whenSelected.accept(selected().map(EndpointRow::name)));
		table.control().addListener(SWT.DefaultSelection, event -> selected().map(EndpointRow::name).ifPresent(whenOpened));
	}

	private static Optional<StepCell> cell(final EndpointRow row, final String stepId) {
		return Optional.ofNullable(row.steps().get(stepId));
	}

	private static String state(final EndpointRow row) {
		return row.result().map(ResultText::of)
				.orElseGet(() -> row.phase().map(PhaseText::of).orElse(Messages.RunMatrix_notYet));
	}

	private static Icon icon(final EndpointRow row) {
		return row.result().map(ResultText::icon).orElseGet(() -> StandingText.icon(row.standing()));
	}

	private static String text(final StepCell cell) {
		if (cell.willRetry()) {
			return Localized.format(Messages.RunMatrix_again, cell.attempt());
		}
		if (cell.isUnderWay()) {
			return cell.planned() == 0 ? Messages.RunMatrix_underWay
					: Localized.format(Messages.RunMatrix_progress, cell.made(), cell.planned());
		}
		final String word = cell.result().map(ResultText::of).orElse("");
		return cell.made() == 0 ? word : Localized.format(Messages.RunMatrix_changes, cell.made());
	}

	private static Icon icon(final StepCell cell) {
		return cell.willRetry() ? Icon.REFRESH : cell.result().map(ResultText::icon).orElse(Icon.STATE_RUNNING);
	}

	/** How long it took, or how long the present phase has been going on: what hangs shows here. */
	private static Duration duration(final EndpointRow row) {
		return row.duration().orElseGet(() -> row.phase().isEmpty() ? Duration.ZERO
				: row.since().map(since -> Durations.between(since, Instant.now())).orElse(Duration.ZERO));
	}

	private static String time(final EndpointRow row) {
		return row.duration().isEmpty() && row.phase().isEmpty() ? "" : Durations.words(duration(row));
	}
}
