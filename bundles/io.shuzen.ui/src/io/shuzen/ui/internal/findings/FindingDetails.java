package io.shuzen.ui.internal.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.pack.CodeMention;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.probe.Facts;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Says everything about one finding: why it matters, what it rests on, what repairs it, where to read more. */
public final class FindingDetails {

	private final PackRegistry packs;
	private final CodeDecoder codes;
	private final StyledText text;
	private final Button preview;
	private final StringBuilder content = new StringBuilder();
	private final List<StyleRange> styles = new ArrayList<>();
	private List<CodeMention> mentions = List.of();

	/**
	 * @param whenPreviewed what the button does
	 */
	public FindingDetails(final Composite parent, final PackRegistry packs, final CodeDecoder codes,
			final Runnable whenPreviewed) {
		this.packs = packs;
		this.codes = codes;
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).extendedMargins(0, 0, 0, 4).applyTo(area);
		text = new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		text.setMargins(12, 8, 12, 8);
		AccessibleName.set(text, Messages.FindingDetails_name);
		text.setAlwaysShowScrollBars(false);
		text.addListener(SWT.MouseMove, this::explainCode);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
		preview = new Button(area, SWT.PUSH);
		preview.setText(Messages.FindingDetails_preview);
		preview.addListener(SWT.Selection, event -> whenPreviewed.run());
		GridDataFactory.swtDefaults().indent(8, 0).applyTo(preview);
		show(Optional.empty());
	}

	public void show(final Optional<FindingRow> row) {
		content.setLength(0);
		styles.clear();
		row.ifPresentOrElse(this::write, () -> content.append(Messages.FindingDetails_nothing));
		text.setText(content.toString());
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
		mentions = codes.mentions(content.toString());
		mentions.forEach(this::underline);
		preview.setEnabled(row.filter(each -> !each.finding().remedies().isEmpty()).isPresent());
	}

	private void underline(final CodeMention mention) {
		final StyleRange there = text.getStyleRangeAtOffset(mention.start());
		final StyleRange style = there == null ? new StyleRange() : (StyleRange) there.clone();
		style.start = mention.start();
		style.length = mention.length();
		style.underline = true;
		style.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
		text.setStyleRange(style);
	}

	private void explainCode(final Event event) {
		final int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
		final String meaning = mentions.stream()
				.filter(mention -> offset >= mention.start() && offset < mention.start() + mention.length())
				.map(mention -> CodeDecoder.describe(mention.explanation()).replace("&", "&&")).findFirst().orElse(null);
		if (!Objects.equals(meaning, text.getToolTipText())) {
			text.setToolTipText(meaning);
		}
	}

	private void write(final FindingRow row) {
		final Finding finding = row.finding();
		heading(Localized.of(finding.title()));
		final String place = row.user().isEmpty() ? row.endpoint().name() : row.endpoint().name() + " · " + row.user();
		line(place + " · " + finding.diagnosticId());
		paragraph(Localized.of(finding.explanation()));
		final Optional<Diagnostic> diagnostic = packs.diagnostic(finding.diagnosticId());
		diagnostic.ifPresent(each -> {
			heading(Messages.FindingDetails_why);
			paragraph(Localized.of(each.explanation()));
		});
		if (!finding.evidence().isEmpty()) {
			heading(Messages.FindingDetails_evidence);
			finding.evidence().forEach(evidence -> line("•  " + Localized.of(evidence.probe().describe())
					+ nameOf(row.diagnosis().facts(), evidence) + ": " + evidence.excerpt()));
			content.append('\n');
		}
		codes.explain(Localized.of(finding.title()) + '\n' + Localized.of(finding.explanation()) + '\n'
				+ finding.evidence().stream().map(Finding.Evidence::excerpt).collect(Collectors.joining("\n"))).ifPresent(meaning -> {
					heading(Messages.FindingDetails_codes);
					paragraph(meaning);
				});
		if (!row.cause().isEmpty()) {
			heading(Messages.FindingDetails_explains);
			paragraph(row.cause());
		}
		if (!finding.remedies().isEmpty()) {
			heading(Messages.FindingDetails_remedies);
			finding.remedies().forEach(remedy -> line("•  " + titleOf(remedy)));
			content.append('\n');
		}
		diagnostic.map(Diagnostic::articles).filter(articles -> !articles.isEmpty()).ifPresent(articles -> {
			heading(Messages.FindingDetails_articles);
			articles.forEach(article -> line("•  " + article));
		});
	}

	private static String nameOf(final Optional<Facts> facts, final Finding.Evidence evidence) {
		return facts.map(known -> " (" + Localized.of(known.nameOf(evidence.identity())) + ')').orElse("");
	}

	private String titleOf(final Remedy remedy) {
		return remedy.kind() == Remedy.Kind.STEP
				? packs.step(remedy.id()).map(step -> Localized.of(step.title())).orElse(remedy.id())
				: remedy.id();
	}

	private void heading(final String heading) {
		final StyleRange style = new StyleRange();
		style.start = content.length();
		style.length = heading.length();
		style.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		styles.add(style);
		line(heading);
	}

	private void line(final String line) {
		content.append(line).append('\n');
	}

	private void paragraph(final String paragraph) {
		if (!paragraph.isEmpty()) {
			content.append(paragraph).append("\n\n");
		} else {
			content.append('\n');
		}
	}
}
