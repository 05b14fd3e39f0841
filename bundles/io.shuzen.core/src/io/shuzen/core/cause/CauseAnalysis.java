package io.shuzen.core.cause;

import java.util.List;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.probe.Facts;

/**
 * Explains findings: a pure function, stateless and thread-safe, contributed by a {@link io.shuzen.core.pack.Pack}. It judges a live
 * machine and recorded evidence alike, so that any finding may be missing because nobody asked: what was not found is no evidence, only
 * what was looked at and found well is.
 */
@FunctionalInterface
public interface CauseAnalysis {

	/** Explains nothing. */
	CauseAnalysis NONE = (findings, facts) -> List.of();

	/**
	 * @param findings of all packs' diagnostics that judged, also those that say that all is well
	 * @param facts    what they rest on, for what findings do not say
	 * @return the causes, in any order; empty when nothing that was found is explained. Never null, never throws for odd facts
	 */
	List<Cause> causes(List<Finding> findings, Facts facts);
}
