package io.shuzen.ui.batch.internal.picture;

import java.util.EnumSet;
import java.util.Set;

import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;

/** The groups that the endpoints of a run are counted in, those that want attention first. */
public enum Standing {
	FAILED, IN_DOUBT, UNREACHABLE, DECIDING, WORKING, WAITING, ENDED_EARLY, DONE;

	private static final Set<EndpointResult> EARLY = EnumSet.of(EndpointResult.DECLINED, EndpointResult.CANCELLED,
			EndpointResult.NOT_STARTED);

	static Standing of(final EndpointRow row) {
		return row.result().map(Standing::of).orElseGet(() -> row.phase().map(Standing::of).orElse(WAITING));
	}

	private static Standing of(final EndpointResult result) {
		if (result.isSuccess()) {
			return DONE;
		}
		if (EARLY.contains(result)) {
			return ENDED_EARLY;
		}
		return switch (result) {
		case IN_DOUBT -> IN_DOUBT;
		case UNREACHABLE -> UNREACHABLE;
		default -> FAILED;
		};
	}

	private static Standing of(final Phase phase) {
		return switch (phase) {
		case GATE -> DECIDING;
		case RETRY_WAIT, PAUSED -> WAITING;
		default -> phase.isWait() ? WAITING : WORKING;
		};
	}
}
