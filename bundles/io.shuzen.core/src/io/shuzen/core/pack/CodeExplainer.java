package io.shuzen.core.pack;

import java.util.List;
import java.util.Optional;

/**
 * Says what an error code means. An OSGi service, contributed by packs that know a family of codes; pure and thread-safe.
 */
public interface CodeExplainer {

	/**
	 * @param code as a person or a log gives it: {@code 0xCAA20002}, {@code caa20002}, {@code -2147024809}, {@code AADSTS50126}; white
	 *             space and case do not matter
	 * @return what it means; empty when this explainer does not know its family. Never throws for odd input
	 */
	Optional<CodeExplanation> explain(String code);

	/**
	 * The codes that a text for people mentions, such as a log entry or a finding.
	 *
	 * @return each place, in the order of the text; only what is surely a code, so that no other number is taken for one. Never throws
	 */
	default List<CodeMention> mentions(final String text) {
		return List.of();
	}
}
