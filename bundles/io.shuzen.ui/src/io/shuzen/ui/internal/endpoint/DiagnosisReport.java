package io.shuzen.ui.internal.endpoint;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** A diagnosis as Markdown, for a ticket. */
public final class DiagnosisReport {

	private DiagnosisReport() {
	}

	public static String of(final Diagnosis diagnosis) {
		final StringBuilder text = new StringBuilder();
		text.append("## ").append(diagnosis.endpoint().name()).append("\n\n");
		diagnosis.facts().ifPresent(facts -> {
			facts.answer(SystemProbe.INSTANCE).asOptional()
					.ifPresent(system -> text.append(SystemText.of(system)).append("  \n"));
			text.append(NLS.bind(Messages.DiagnosisReport_readAt, DateTimeFormatter
					.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(facts.capturedAt())));
			text.append("\n\n");
		});
		diagnosis.failure().ifPresent(failure -> text.append("**").append(Localized.of(failure)).append("**\n\n"));
		final List<Finding> troubles = diagnosis.findings().stream()
				.filter(finding -> finding.severity().isAtLeast(Severity.WARNING)).toList();
		if (troubles.isEmpty() && diagnosis.failure().isEmpty()) {
			text.append(Messages.StateText_nothing).append('\n');
		}
		if (!diagnosis.causes().isEmpty()) {
			text.append("### ").append(Messages.DiagnosisReport_causes).append("\n\n");
			diagnosis.causes().forEach(cause -> write(text, cause));
			text.append("\n### ").append(Messages.DiagnosisReport_findings).append("\n\n");
		}
		for (final Finding finding : troubles) {
			text.append("- **").append(finding.severity() == Severity.ERROR ? "■ " : "▲ ")
					.append(Localized.of(finding.title())).append("** (").append(finding.diagnosticId()).append(")\n");
			if (!finding.explanation().isEmpty()) {
				text.append("  ").append(Localized.of(finding.explanation())).append('\n');
			}
			finding.evidence().forEach(evidence -> text.append("  - ").append(Localized.of(evidence.probe().describe()))
					.append(": `").append(evidence.excerpt().replace('`', '\'')).append("`\n"));
		}
		return text.toString();
	}

	private static void write(final StringBuilder text, final Cause cause) {
		text.append("1. **").append(Localized.of(cause.title())).append("** (").append(cause.id()).append(")\n");
		cause.reasons().forEach(reason -> line(text, Messages.CauseCard_why, reason.statement()));
		cause.objections().forEach(reason -> line(text, Messages.CauseCard_against, reason.statement()));
		cause.instructions().forEach(instruction -> line(text, Messages.CauseCard_toDo, instruction));
	}

	private static void line(final StringBuilder text, final String label, final Text statement) {
		text.append("   - ").append(label).append(": ").append(Localized.of(statement)).append('\n');
	}
}
