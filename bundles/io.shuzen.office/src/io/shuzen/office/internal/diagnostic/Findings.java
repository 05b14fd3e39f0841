package io.shuzen.office.internal.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Finding.Evidence;
import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;

/**
 * Collects what one diagnostic finds. The words of a finding are those of {@code NUMBER.KEY} (its title) and, where there are such,
 * {@code NUMBER.KEY.detail} (its explanation); both take the same arguments.
 */
final class Findings {

	/** The kind of a finding that says that something could not be told. */
	static final String UNREADABLE = "unreadable";

	private final String diagnosticId;
	private final String number;
	private final Text diagnosticTitle;
	private final List<Draft> drafts = new ArrayList<>();
	private final Set<Unknown> unknown = new LinkedHashSet<>();

	private record Unknown(Identity subject, Text reason) {
	}

	/** A finding in the making. */
	final class Draft {

		private final String kind;
		private final Severity severity;
		private final Identity subject;
		private final Text title;
		private final Text explanation;
		private final List<Evidence> evidence = new ArrayList<>();
		private final List<Remedy> remedies = new ArrayList<>();

		private Draft(final String kind, final Severity severity, final Identity subject, final Text title,
				final Text explanation) {
			this.kind = kind;
			this.severity = severity;
			this.subject = subject;
			this.title = title;
			this.explanation = explanation;
		}

		/** A fact of the finding's subject that it rests on. */
		Draft evidence(final Probe<?> probe, final String excerpt) {
			return evidence(probe, subject, excerpt);
		}

		Draft evidence(final Probe<?> probe, final Identity identity, final String excerpt) {
			evidence.add(new Evidence(probe, identity, excerpt));
			return this;
		}

		Draft step(final String stepId) {
			remedies.add(Remedy.step(stepId));
			return this;
		}

		Draft runbook(final String runbookId) {
			remedies.add(Remedy.runbook(runbookId));
			return this;
		}

		private Finding toFinding() {
			return new Finding(diagnosticId, kind, severity, subject, title, explanation, evidence, remedies);
		}
	}

	Findings(final String diagnosticId, final String number, final Text diagnosticTitle) {
		this.diagnosticId = diagnosticId;
		this.number = number;
		this.diagnosticTitle = diagnosticTitle;
	}

	Draft ok(final Identity subject, final String key, final Object... arguments) {
		return add(Severity.OK, subject, key, arguments);
	}

	Draft info(final Identity subject, final String key, final Object... arguments) {
		return add(Severity.INFO, subject, key, arguments);
	}

	Draft warning(final Identity subject, final String key, final Object... arguments) {
		return add(Severity.WARNING, subject, key, arguments);
	}

	Draft error(final Identity subject, final String key, final Object... arguments) {
		return add(Severity.ERROR, subject, key, arguments);
	}

	Draft add(final Severity severity, final Identity subject, final String key, final Object... arguments) {
		final String titleKey = number + '.' + key;
		final String detailKey = titleKey + ".detail";
		final Draft draft = new Draft(key, severity, subject, OfficeDiagnostic.TEXTS.text(titleKey, arguments),
				OfficeDiagnostic.TEXTS.has(detailKey) ? OfficeDiagnostic.TEXTS.text(detailKey, arguments) : Text.EMPTY);
		drafts.add(draft);
		return draft;
	}

	/**
	 * Says that something could not be told. A question nobody asked stays silent: recorded evidence seldom answers everything, and
	 * fifty findings about what was not recorded would bury those about what was.
	 */
	void unknown(final Identity subject, final Answer<?> answer) {
		answer.whyUnreadable().filter(failure -> failure.kind() != FailureKind.NOT_READ).map(Failure::message)
				.ifPresent(reason -> unknown.add(new Unknown(subject, reason)));
	}

	/** As {@link #unknown}, for tools that not every Windows has and whose answer is only an addition. */
	void unknownUnlessToolMissing(final Identity subject, final Answer<?> answer) {
		if (answer.whyUnreadable().map(Failure::kind).orElse(null) != FailureKind.TOOL_MISSING) {
			unknown(subject, answer);
		}
	}

	/** Whether nothing was found so far that is worse than OK. */
	boolean areHealthy() {
		return drafts.stream().noneMatch(draft -> draft.severity.isAtLeast(Severity.INFO)) && unknown.isEmpty();
	}

	/** Whether nothing worse than OK was found so far about {@code subject}, and nothing about it stayed unknown. */
	boolean areHealthy(final Identity subject) {
		return drafts.stream().noneMatch(draft -> draft.subject.equals(subject) && draft.severity.isAtLeast(Severity.INFO))
				&& unknown.stream().noneMatch(open -> open.subject.equals(subject));
	}

	List<Finding> toList() {
		final List<Finding> findings = new ArrayList<>();
		drafts.forEach(draft -> findings.add(draft.toFinding()));
		for (final Unknown open : unknown) {
			findings.add(new Finding(diagnosticId, UNREADABLE, Severity.INFO, open.subject,
					OfficeDiagnostic.TEXTS.text("unreadable", diagnosticTitle), open.reason, List.of(), List.of()));
		}
		return List.copyOf(findings);
	}
}
