package io.shuzen.ui.internal.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.ResultText;

/** Makes tables of runs. */
final class RunTables {

	private RunTables() {
	}

	/** The latest first. */
	static RowTable<RunSummary> create(final Composite parent) {
		return new RowTable<>(parent, List.of(
				RowColumn.text(Messages.RunTables_run, 260, (final RunSummary run) -> Localized.of(run.title()))
						.withIcon(run -> Optional.of(run.kind() == RunKind.UNDO ? Icon.UNDO : Icon.RUNBOOK)),
				RowColumn.number(Messages.RunTables_started, 165, (RunSummary run) -> time(run.startedAt()),
						RunSummary::startedAt),
				RowColumn.text(Messages.RunTables_result, 110, RunTables::result)
						.withIcon(run -> Optional.of(icon(run))),
				RowColumn.number(Messages.RunTables_endpoints, 155, RunTables::counts, RunSummary::endpointCount),
				RowColumn.text(Messages.RunTables_operator, 120, RunSummary::operator),
				RowColumn.text(Messages.RunTables_reason, 200, RunSummary::reason)), RunSummary::runId, 1, true).growing(0).named(Messages.RunTables_name);
	}

	static String time(final Instant instant) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM).withZone(ZoneId.systemDefault())
				.format(instant);
	}

	private static String result(final RunSummary run) {
		return switch (run.state()) {
		case RUNNING -> Messages.RunTables_running;
		case INTERRUPTED -> Messages.RunTables_interrupted;
		case FINISHED -> run.result().map(ResultText::of).orElse("");
		};
	}

	private static Icon icon(final RunSummary run) {
		return switch (run.state()) {
		case RUNNING -> Icon.STATE_RUNNING;
		case INTERRUPTED -> Icon.STATE_IN_DOUBT;
		case FINISHED -> run.result().map(ResultText::icon).orElse(Icon.STATE_UNKNOWN);
		};
	}

	private static String counts(final RunSummary run) {
		return run.failedCount() == 0 ? Localized.format(Messages.RunTables_counts, run.finishedCount(), run.endpointCount())
				: Localized.format(Messages.RunTables_countsFailed, run.finishedCount(), run.endpointCount(), run.failedCount());
	}
}
