package io.shuzen.core.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;

/**
 * What a diagnostic found.
 *
 * @param diagnosticId which diagnostic says so
 * @param kind         which of the things it can say this is, for programs: stable, never shown. Empty when the diagnostic
 *                     says only one
 * @param severity     how much it matters
 * @param subject      whose state it is about: {@link Identity#ADMINISTRATOR} for the machine's
 * @param title        what is the case, one short sentence that stands alone in a table
 * @param explanation  why it matters here, with the particulars; may be {@link Text#EMPTY}
 * @param evidence     the facts it rests on
 * @param remedies     what repairs it, best first
 */
public record Finding(String diagnosticId, String kind, Severity severity, Identity subject, Text title, Text explanation,
		List<Evidence> evidence, List<Remedy> remedies) {

	/**
	 * A fact the finding rests on.
	 *
	 * @param probe    the question
	 * @param identity whose state
	 * @param excerpt  the part that matters, for people; never a secret
	 */
	public record Evidence(Probe<?> probe, Identity identity, String excerpt) {
		public Evidence {
			Objects.requireNonNull(probe);
			Objects.requireNonNull(identity);
			Objects.requireNonNull(excerpt);
		}
	}

	/**
	 * Something that repairs.
	 *
	 * @param kind       what {@code id} names
	 * @param id         a step type's id or a runbook's id
	 * @param parameters values that follow from what was found, by the names of its parameters; the others keep their defaults
	 */
	public record Remedy(Kind kind, String id, Map<String, String> parameters) {

		/** What a remedy is. */
		public enum Kind {
			STEP, RUNBOOK
		}

		public Remedy {
			Objects.requireNonNull(kind);
			Objects.requireNonNull(id);
			// journals that were written before remedies had parameters are still read
			parameters = Map.copyOf(Objects.requireNonNullElse(parameters, Map.of()));
		}

		public static Remedy step(final String id) {
			return new Remedy(Kind.STEP, id, Map.of());
		}

		public static Remedy runbook(final String id) {
			return new Remedy(Kind.RUNBOOK, id, Map.of());
		}

		/** The same with these values. */
		public Remedy with(final Map<String, String> values) {
			return new Remedy(kind, id, values);
		}
	}

	public Finding {
		Objects.requireNonNull(diagnosticId);
		// journals that were written before findings had kinds are still read
		kind = Objects.requireNonNullElse(kind, "");
		Objects.requireNonNull(severity);
		Objects.requireNonNull(subject);
		Objects.requireNonNull(title);
		Objects.requireNonNull(explanation);
		evidence = List.copyOf(evidence);
		remedies = List.copyOf(remedies);
	}
}
