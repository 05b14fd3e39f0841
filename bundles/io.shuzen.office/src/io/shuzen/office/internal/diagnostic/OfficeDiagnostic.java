package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.id.DiagnosticId;

/**
 * What the diagnostics of this pack have in common: an id of the form {@code office.D-NN-short-name}, and words in
 * {@code diagnostics.properties} under the number.
 */
public abstract class OfficeDiagnostic implements Diagnostic {

	static final TextBundle TEXTS = TextBundle.beside(OfficeDiagnostic.class, "diagnostics");

	private final String id;
	private final String number;
	private final Text title;
	private final Text explanation;
	private final Set<Probe<?>> probes;
	private final List<String> articles;

	/**
	 * @param id       as in {@link DiagnosticId}
	 * @param probes   what must be read
	 * @param articles titles of published articles
	 */
	protected OfficeDiagnostic(final String id, final Set<? extends Probe<?>> probes, final String... articles) {
		this.id = id;
		number = number(id);
		title = TEXTS.text(number + ".title");
		explanation = TEXTS.text(number + ".explanation");
		this.probes = Set.copyOf(probes);
		this.articles = List.of(articles);
	}

	/** {@code D-20} of {@code office.D-20-identities}. */
	static String number(final String id) {
		return id.substring(id.indexOf('.') + 1).replaceFirst("^([A-Z]-\\d+).*", "$1");
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final Text title() {
		return title;
	}

	@Override
	public final Text explanation() {
		return explanation;
	}

	@Override
	public final List<String> articles() {
		return articles;
	}

	@Override
	public final Set<Probe<?>> probes() {
		return probes;
	}

	@Override
	public final List<Finding> evaluate(final Facts facts) {
		final Findings findings = new Findings(id, number, title);
		judge(facts, findings);
		return findings.toList();
	}

	/** Judges; see {@link Diagnostic#evaluate}. */
	protected abstract void judge(Facts facts, Findings findings);
}
