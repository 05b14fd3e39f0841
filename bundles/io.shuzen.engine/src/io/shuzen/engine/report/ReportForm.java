package io.shuzen.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookEntry;

/** The forms a report is written in. */
public enum ReportForm {
	/** For tickets and chats. */
	MARKDOWN("md"),
	/** One page that stands alone: no script, no other file, readable in print and on dark screens. */
	HTML("html");

	private final String ending;

	ReportForm(final String ending) {
		this.ending = ending;
	}

	/** The usual ending of such files, without a dot. */
	public String ending() {
		return ending;
	}

	/**
	 * Writes a report.
	 *
	 * @param report   what it says
	 * @param locale   Japanese, else English
	 * @param masked   whether pseudonyms stand for people, organisations and machines
	 * @param packs    for the titles of steps
	 * @param runbooks for the names of runbooks
	 */
	public String write(final MachineReport report, final Locale locale, final boolean masked, final PackRegistry packs,
			final RunbookCatalog runbooks) {
		final ReportDocument document = ReportLayout.of(report, id -> nameOf(id, packs, runbooks));
		final List<Facts> known = new ArrayList<>();
		report.facts().ifPresent(known::add);
		report.former().map(MachineReport.Former::facts).ifPresent(known::add);
		final UnaryOperator<String> mask = masked ? new Pseudonyms(report.endpoint(), report.run().map(RunRecord::operator).stream().toList(), known)::replace : UnaryOperator.identity();
		return switch (this) {
		case MARKDOWN -> new MarkdownWriter(locale, mask).write(document);
		case HTML -> new HtmlWriter(locale, mask).write(document);
		};
	}

	private static Text nameOf(final String id, final PackRegistry packs, final RunbookCatalog runbooks) {
		return Stream.concat(packs.step(id).map(Step::title).stream(),
				runbooks.runbook(id).map(RunbookEntry::definition).map(RunbookDefinition::name).stream()).findFirst()
				.orElseGet(() -> Text.verbatim(id));
	}
}
