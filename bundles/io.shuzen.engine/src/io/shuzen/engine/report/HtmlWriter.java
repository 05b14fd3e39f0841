package io.shuzen.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.shuzen.core.text.Text;
import io.shuzen.engine.report.ReportDocument.Block;
import io.shuzen.engine.report.ReportDocument.Item;
import io.shuzen.engine.report.ReportDocument.Tone;

/** Writes a document as one page of HTML without script or other files. What machines say is never taken for markup. */
final class HtmlWriter {

	private static final String STYLE = """
			:root{color-scheme:light dark}
			body{font:15px/1.5 "Segoe UI","Yu Gothic UI","Noto Sans CJK JP",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
			h1{font-size:1.6rem;margin:0 0 .3rem}
			h2{font-size:1.1rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #8888;padding-bottom:.2rem}
			p{margin:.2rem 0}
			ul,ol{margin:.3rem 0;padding-left:1.5rem}
			li{margin:.25rem 0}
			li ul{font-size:.9rem;opacity:.85}
			table{border-collapse:collapse;width:100%;font-size:.9rem}
			th,td{border:1px solid #8886;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
			thead th,tbody th{background:#8881;font-weight:600}
			tbody th{width:12rem}
			.error{color:#b3261e;font-weight:600}.warning{color:#8a5300;font-weight:600}.good{color:#1b6e3c}
			@media (prefers-color-scheme:dark){.error{color:#ff9d94}.warning{color:#ffc46b}.good{color:#7fdca4}}
			@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,li{break-inside:avoid}}
			""";

	private final Locale locale;
	private final UnaryOperator<String> mask;
	private final StringBuilder page = new StringBuilder();

	HtmlWriter(final Locale locale, final UnaryOperator<String> mask) {
		this.locale = locale;
		this.mask = mask;
	}

	String write(final ReportDocument document) {
		final String language = Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? "ja" : "en";
		page.append("<!DOCTYPE html>\n<html lang=\"").append(language).append("\">\n<head>\n<meta charset=\"utf-8\">\n")
				.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").append(say(document.title()))
				.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>").append(say(document.title()))
				.append("</h1>\n");
		document.blocks().forEach(this::write);
		return page.append("</body>\n</html>\n").toString();
	}

	private void write(final Block block) {
		switch (block) {
		case final ReportDocument.Heading heading -> page.append("<h2>").append(say(heading.text())).append("</h2>\n");
		case final ReportDocument.Paragraph paragraph ->
			page.append("<p").append(style(paragraph.tone())).append('>').append(sign(paragraph.tone())).append(say(paragraph.text())).append("</p>\n");
		case final ReportDocument.Items items -> {
			final String list = items.numbered() ? "ol" : "ul";
			page.append('<').append(list).append(">\n");
			items.items().forEach(this::write);
			page.append("</").append(list).append(">\n");
		}
		case final ReportDocument.Table table -> write(table);
		}
	}

	private void write(final Item item) {
		page.append("<li><span").append(style(item.tone())).append('>').append(sign(item.tone())).append(say(item.text())).append("</span>");
		if (!item.details().isEmpty()) {
			page.append("\n<ul>\n");
			item.details().forEach(detail -> page.append("<li>").append(say(detail)).append("</li>\n"));
			page.append("</ul>\n");
		}
		page.append("</li>\n");
	}

	private void write(final ReportDocument.Table table) {
		page.append("<table>\n<thead>\n<tr>");
		table.columns().forEach(column -> page.append(column.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + say(column) + "</th>"));
		page.append("</tr>\n</thead>\n<tbody>\n");
		for (final List<List<Text>> cells : table.rows()) {
			page.append("<tr>");
			for (int i = 0; i < cells.size(); i++) {
				final String lines = String.join("<br>", cells.get(i).stream().map(this::say).toList());
				page.append(i == 0 ? "<th scope=\"row\">" + lines + "</th>" : "<td>" + lines + "</td>");
			}
			page.append("</tr>\n");
		}
		page.append("</tbody>\n</table>\n");
	}

	private static String style(final Tone tone) {
		return tone == Tone.PLAIN ? "" : " class=\"" + tone.name().toLowerCase(Locale.ROOT) + '"';
	}

	private static String sign(final Tone tone) {
		return switch (tone) {
		case PLAIN -> "";
		case GOOD -> "✔ ";
		case WARNING -> "▲ ";
		case ERROR -> "■ ";
		};
	}

	private String say(final Text words) {
		return mask.apply(words.in(locale)).replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\ufffd").replace("&", "&amp;").replace("<", "&lt;")
				.replace(">", "&gt;").replace("\"", "&quot;");
	}
}
