package io.shuzen.ui.internal.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;

/** Makes tables of findings. */
public final class FindingTables {

	private FindingTables() {
	}

	/** The gravest first. Resting on a title that mentions error codes says what they mean. */
	public static RowTable<FindingRow> create(final Composite parent, final CodeDecoder codes) {
		return new RowTable<>(parent, List.of(
				RowColumn.text(Messages.FindingTables_severity, 110, (FindingRow row) -> name(row.finding().severity()))
						.withIcon(row -> Optional.of(Icon.of(row.finding().severity())))
						.withOrder(Comparator.comparing((FindingRow row) -> row.finding().severity()).reversed()),
				RowColumn.text(Messages.FindingTables_title, 360, (FindingRow row) -> Localized.of(row.finding().title()))
						.withHint(row -> codes.explain(Localized.of(row.finding().title()))),
				RowColumn.text(Messages.FindingTables_endpoint, 120, (FindingRow row) -> row.endpoint().name()),
				RowColumn.text(Messages.FindingTables_user, 160, FindingRow::user),
				RowColumn.text(Messages.FindingTables_cause, 220, FindingRow::cause),
				RowColumn.text(Messages.FindingTables_diagnostic, 180, (FindingRow row) -> row.finding().diagnosticId())),
				FindingRow::key, 0, false).growing(1).named(Messages.FindingTables_name);
	}

	static String name(final Severity severity) {
		return switch (severity) {
		case OK -> Messages.Severity_ok;
		case INFO -> Messages.Severity_info;
		case WARNING -> Messages.Severity_warning;
		case ERROR -> Messages.Severity_error;
		};
	}
}
