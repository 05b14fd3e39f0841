package io.shuzen.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.shuzen.core.text.Text;
import io.shuzen.engine.report.ReportDocument.Block;
import io.shuzen.engine.report.ReportDocument.Item;
import io.shuzen.engine.report.ReportDocument.Tone;

/** Writes a document as Markdown that the usual ticket systems understand. What machines say is never taken for markup. */
final class MarkdownWriter {

	private final Locale locale;
	private final UnaryOperator<String> mask;
	private final StringBuilder text = new StringBuilder();

	MarkdownWriter(final Locale locale, final UnaryOperator<String> mask) {
		this.locale = locale;
		this.mask = mask;
	}

	String write(final ReportDocument document) {
		text.append("# ").append(say(document.title())).append("\n\n");
		document.blocks().forEach(this::write);
		return text.toString().stripTrailing() + '\n';
	}

	private void write(final Block block) {
		switch (block) {
		case final ReportDocument.Heading heading -> text.append("## ").append(say(heading.text())).append("\n\n");
		case final ReportDocument.Paragraph paragraph -> text.append(marked(paragraph.text(), paragraph.tone())).append("\n\n");
		case final ReportDocument.Items items -> {
			int number = 0;
			for (final Item item : items.items()) {
				number++;
				final String mark = items.numbered() ? number + ". " : "- ";
				text.append(mark).append(marked(item.text(), item.tone())).append('\n');
				item.details().forEach(detail -> text.append(" ".repeat(mark.length())).append("- ").append(say(detail)).append('\n'));
			}
			text.append('\n');
		}
		case final ReportDocument.Table table -> {
			row(table.columns().stream().map(this::say).toList());
			row(table.columns().stream().map(column -> "---").toList());
			table.rows().forEach(cells -> row(
					cells.stream().map(lines -> lines.stream().map(this::say).collect(Collectors.joining("<br>"))).toList()));
			text.append('\n');
		}
		}
	}

	private void row(final List<String> cells) {
		text.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

	private String marked(final Text words, final Tone tone) {
		return switch (tone) {
		case PLAIN -> say(words);
		case GOOD -> "✔ " + say(words);
		case WARNING -> "▲ **" + say(words) + "**";
		case ERROR -> "■ **" + say(words) + "**";
		};
	}

	private String say(final Text words) {
		return mask.apply(words.in(locale)).replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1")
				.strip();
	}
}
