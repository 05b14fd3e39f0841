package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/**
 * A cause in the making. Its texts stand under its key: {@code F20-clock.title} and {@code .explanation}; objections and instructions
 * under keys of their own.
 */
final class CauseDraft {

	static final TextBundle TEXTS = TextBundle.beside(CauseDraft.class, "causes");

	private final String key;
	private final Identity subject;
	private final RepairLayer layer;
	private final Certainty certainty;
	private final Object[] arguments;
	private final List<Reason> reasons = new ArrayList<>();
	private final List<Reason> objections = new ArrayList<>();
	private final List<Remedy> remedies = new ArrayList<>();
	private final List<Text> instructions = new ArrayList<>();

	CauseDraft(final String key, final Identity subject, final RepairLayer layer, final Certainty certainty,
			final Object... arguments) {
		this.key = key;
		this.subject = subject;
		this.layer = layer;
		this.certainty = certainty;
		this.arguments = arguments;
	}

	Identity subject() {
		return subject;
	}

	Certainty certainty() {
		return certainty;
	}

	RepairLayer layer() {
		return layer;
	}

	/** Everything the reasons rest on. */
	List<Finding> findings() {
		return reasons.stream().flatMap(reason -> reason.findings().stream()).toList();
	}

	/** Each finding is a reason, in its own words. */
	CauseDraft because(final Collection<Finding> findings) {
		findings.stream().filter(finding -> !findings().contains(finding)).map(Reason::of).forEach(reasons::add);
		return this;
	}

	CauseDraft against(final Collection<Finding> findings, final String textKey, final Object... values) {
		objections.add(new Reason(TEXTS.text("against." + textKey, values), List.copyOf(findings)));
		return this;
	}

	CauseDraft runbook(final String id) {
		remedies.add(Remedy.runbook(id));
		return this;
	}

	CauseDraft runbook(final String id, final Map<String, String> parameters) {
		remedies.add(Remedy.runbook(id).with(parameters));
		return this;
	}

	CauseDraft step(final String id) {
		remedies.add(Remedy.step(id));
		return this;
	}

	CauseDraft step(final String id, final Map<String, String> parameters) {
		remedies.add(Remedy.step(id).with(parameters));
		return this;
	}

	CauseDraft instruct(final String textKey, final Object... values) {
		instructions.add(TEXTS.text("do." + textKey, values));
		return this;
	}

	/** Put before the other instructions: without it nothing else is possible. */
	CauseDraft instructFirst(final String textKey, final Object... values) {
		instructions.addFirst(TEXTS.text("do." + textKey, values));
		return this;
	}

	/** @param sure how sure it is in the light of everything else */
	Cause toCause(final Certainty sure) {
		return new Cause("office." + key, subject, TEXTS.text(key + ".title", arguments), TEXTS.text(key + ".explanation", arguments),
				sure, layer, reasons, objections, remedies, instructions);
	}
}
