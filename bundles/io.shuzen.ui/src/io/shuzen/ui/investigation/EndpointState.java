package io.shuzen.ui.investigation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.Phase;
import io.shuzen.ui.icon.Icon;

/**
 * What is known about one endpoint.
 *
 * @param activity  what goes on there now; empty when nothing does
 * @param diagnosis the outcome of the last investigation of this session; empty when there was none
 */
public record EndpointState(Optional<Phase> activity, Optional<Diagnosis> diagnosis) {

	/** Of an endpoint that nobody has looked at yet. */
	public static final EndpointState UNKNOWN = new EndpointState(Optional.empty(), Optional.empty());

	public EndpointState {
		Objects.requireNonNull(activity);
		Objects.requireNonNull(diagnosis);
	}

	/** The symbol before the endpoint's name. */
	public Icon icon() {
		if (activity.isPresent()) {
			return activity.get() == Phase.WAITING ? Icon.STATE_WAITING : Icon.STATE_RUNNING;
		}
		if (diagnosis.isEmpty()) {
			return Icon.STATE_UNKNOWN;
		}
		if (diagnosis.get().failure().isPresent()) {
			return Icon.STATE_UNREACHABLE;
		}
		return Icon.of(TroubleSeverity.of(diagnosis.get()));
	}

	/** What was found, the gravest first. */
	public List<Finding> findings() {
		return diagnosis.map(Diagnosis::findings).orElse(List.of());
	}

	/** Findings that call for something to be done. */
	public List<Finding> troubles() {
		return findings().stream().filter(EndpointState::isTrouble).toList();
	}

	/** Whether a finding calls for something to be done. */
	public static boolean isTrouble(final Finding finding) {
		return finding.severity().isAtLeast(Severity.WARNING);
	}
}
