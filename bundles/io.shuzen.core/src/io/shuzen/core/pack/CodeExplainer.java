package io.shuzen.core.pack;

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
}
