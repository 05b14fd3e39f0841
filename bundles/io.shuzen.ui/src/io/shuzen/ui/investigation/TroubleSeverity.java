package io.shuzen.ui.investigation;

import java.util.stream.Stream;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.engine.Diagnosis;

/**
 * How much the trouble of an endpoint matters, which is what its symbol and that of a cause say. On any thread.
 * <p>
 * A cause that is certain or likely calls for something to be done, even when each of the findings that it rests on is merely worth knowing:
 * it is a warning at least. One that is merely possible is worth knowing, whatever it rests on. What is merely worth knowing and points to
 * no cause leaves an endpoint in order.
 */
public final class TroubleSeverity {

	private TroubleSeverity() {
	}

	/** Of one cause; never {@link Severity#OK}. */
	public static Severity of(final Cause cause) {
		if (cause.certainty() == Certainty.POSSIBLE) {
			return Severity.INFO;
		}
		return cause.reasons().stream().flatMap(reason -> reason.findings().stream()).map(Finding::severity)
				.filter(severity -> severity.isAtLeast(Severity.WARNING)).max(Severity::compareTo).orElse(Severity.WARNING);
	}

	/** Of everything that was found; {@link Severity#OK} when there is nothing to do. */
	public static Severity of(final Diagnosis diagnosis) {
		return Stream.concat(diagnosis.causes().stream().map(TroubleSeverity::of),
				diagnosis.findings().stream().filter(EndpointState::isTrouble).map(Finding::severity)).max(Severity::compareTo)
				.orElse(Severity.OK);
	}
}
