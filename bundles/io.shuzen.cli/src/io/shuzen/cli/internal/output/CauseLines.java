package io.shuzen.cli.internal.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.engine.Diagnosis;

/** The causes of an endpoint's trouble for people: the first with everything about it, the others in a line each, in their order. */
public final class CauseLines {

	private static final String INDENT = "  ";

	private CauseLines() {
	}

	/** No lines when no cause is known. */
	public static List<String> of(final Diagnosis diagnosis, final Terminal terminal) {
		if (diagnosis.causes().isEmpty()) {
			return List.of();
		}
		final List<String> lines = new ArrayList<>();
		final Cause first = diagnosis.causes().getFirst();
		lines.add(say(terminal, "cause.first", diagnosis.endpoint().name(), terminal.say(first.title()), number(first),
				certainty(terminal, first)));
		first.reasons().forEach(reason -> lines.add(INDENT + say(terminal, "cause.why",
				terminal.say(reason.statement()) + diagnostics(reason.findings()))));
		first.objections().forEach(reason -> lines.add(INDENT + say(terminal, "cause.against",
				terminal.say(reason.statement()) + diagnostics(reason.findings()))));
		first.instructions().forEach(instruction -> lines.add(INDENT + say(terminal, "cause.do", terminal.say(instruction))));
		first.remedies().forEach(remedy -> lines.add(INDENT + say(terminal, "cause.repair", remedy.id())));
		diagnosis.causes().stream().skip(1).forEach(cause -> lines.add(INDENT
				+ say(terminal, "cause.then", terminal.say(cause.title()), number(cause), certainty(terminal, cause))));
		return lines;
	}

	private static String say(final Terminal terminal, final String key, final Object... arguments) {
		return Terminal.plain(terminal.say(CommandTexts.text(key, arguments)));
	}

	private static String number(final Cause cause) {
		return Json.catalogueId(cause.id()).orElse(cause.id());
	}

	private static String certainty(final Terminal terminal, final Cause cause) {
		return terminal.say(CommandTexts.text("cause.certainty." + cause.certainty().name().toLowerCase(Locale.ROOT)));
	}

	private static String diagnostics(final List<Finding> findings) {
		final List<String> numbers = findings.stream().map(Finding::diagnosticId).map(id -> Json.catalogueId(id).orElse(id)).distinct()
				.toList();
		return numbers.isEmpty() ? "" : " (" + String.join(", ", numbers) + ')';
	}
}
