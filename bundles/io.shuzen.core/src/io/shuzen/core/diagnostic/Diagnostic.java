package io.shuzen.core.diagnostic;

import java.util.List;
import java.util.Set;

import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;

/**
 * A question a support engineer asks of a machine, and how to judge the answer. Implementations are stateless and pure; they are
 * contributed by a {@link io.shuzen.core.pack.Pack}.
 */
public interface Diagnostic {

	/** Unique and stable; begins with the pack's id, for instance {@code office.D-20-identities}. */
	String id();

	/** What is looked at, a few words. */
	Text title();

	/** Why it matters and how it is judged, a few sentences. */
	Text explanation();

	/** Where to read more: the titles of published articles. Titles outlive addresses. */
	default List<String> articles() {
		return List.of();
	}

	/** What must be read. Constant. */
	Set<Probe<?>> probes();

	/**
	 * Judges. Answers that are unreadable must lead to no accusation: at most to an INFO finding that says what could not be told.
	 *
	 * @return the findings; empty when the question does not apply to this machine. Never null, never throws for odd facts
	 */
	List<Finding> evaluate(Facts facts);
}
