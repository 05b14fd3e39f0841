package io.shuzen.core.pack;

import java.util.List;

import io.shuzen.core.cause.CauseAnalysis;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/**
 * A contribution of diagnostics, steps and an analysis of causes about one subject. An OSGi service. Everything it returns is constant
 * and thread-safe.
 */
public interface Pack {

	/** Unique and stable, lower case, for instance {@code office}; the ids of its parts begin with it and a full stop. */
	String id();

	Text name();

	/** What it is about, one sentence. */
	Text description();

	List<Diagnostic> diagnostics();

	List<Step> steps();

	/** What explains the findings; of a pack that only finds and repairs, nothing. */
	default CauseAnalysis causeAnalysis() {
		return CauseAnalysis.NONE;
	}

	/**
	 * What is shown of a machine at a glance, from the facts that {@link #diagnostics()} ask for; what was not read is shown as such.
	 *
	 * @return tables in the order in which they are read; empty when there is nothing to show. Never throws for odd facts
	 */
	default List<Picture> pictures(final Facts facts) {
		return List.of();
	}
}
