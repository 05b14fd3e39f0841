package io.shuzen.engine.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import freemarker.cache.ClassTemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.shuzen.core.text.Text;
import io.shuzen.engine.report.ReportDocument.Block;
import io.shuzen.engine.report.ReportDocument.Item;
import io.shuzen.engine.report.ReportDocument.Tone;

/**
 * Writes a document as one page of HTML without script or other files, by the template {@code report.ftlh}. The template's output format
 * escapes every value, so that what machines say is never taken for markup.
 */
final class HtmlWriter {

	private static final Configuration TEMPLATES = templates();

	private final Locale locale;
	private final UnaryOperator<String> mask;

	HtmlWriter(final Locale locale, final UnaryOperator<String> mask) {
		this.locale = locale;
		this.mask = mask;
	}

	private static Configuration templates() {
		final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
		configuration.setTemplateLoader(new ClassTemplateLoader(HtmlWriter.class, ""));
		configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
		configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		configuration.setLogTemplateExceptions(false);
		configuration.setLocalizedLookup(false);
		return configuration;
	}

	String write(final ReportDocument document) {
		final StringWriter page = new StringWriter();
		try {
			TEMPLATES.getTemplate("report.ftlh").process(
					Map.of("language", Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? "ja" : "en", "title", say(document.title()),
							"blocks", document.blocks().stream().map(this::values).toList()),
					page);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final TemplateException e) {
			throw new IllegalStateException("the template does not fit the document", e);
		}
		return page.toString();
	}

	private Map<String, Object> values(final Block block) {
		return switch (block) {
		case final ReportDocument.Heading heading -> Map.of("kind", "heading", "text", say(heading.text()));
		case final ReportDocument.Paragraph paragraph -> Map.of("kind", "paragraph", "text", say(paragraph.text()), "tone",
				name(paragraph.tone()), "sign", sign(paragraph.tone()));
		case final ReportDocument.Items items -> Map.of("kind", "items", "list", items.numbered() ? "ol" : "ul", "items",
				items.items().stream().map(this::values).toList());
		case final ReportDocument.Table table -> Map.of("kind", "table", "columns", say(table.columns()), "rows",
				table.rows().stream().map(row -> row.stream().map(this::say).toList()).toList());
		};
	}

	private Map<String, Object> values(final Item item) {
		return Map.of("text", say(item.text()), "tone", name(item.tone()), "sign", sign(item.tone()), "details", say(item.details()));
	}

	private static String name(final Tone tone) {
		return tone.name().toLowerCase(Locale.ROOT);
	}

	private static String sign(final Tone tone) {
		return switch (tone) {
		case PLAIN -> "";
		case GOOD -> "✔ ";
		case WARNING -> "▲ ";
		case ERROR -> "■ ";
		};
	}

	private List<String> say(final List<Text> texts) {
		return texts.stream().map(this::say).toList();
	}

	private String say(final Text words) {
		return mask.apply(words.in(locale)).replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\ufffd");
	}
}
