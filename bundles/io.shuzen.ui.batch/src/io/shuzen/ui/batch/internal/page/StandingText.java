package io.shuzen.ui.batch.internal.page;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.batch.internal.picture.Standing;
import io.shuzen.ui.icon.Icon;

/** Words and symbols for where endpoints stand. */
final class StandingText {

	private StandingText() {
	}

	static String of(final Standing standing) {
		return switch (standing) {
		case FAILED -> Messages.StandingText_failed;
		case IN_DOUBT -> Messages.StandingText_inDoubt;
		case UNREACHABLE -> Messages.StandingText_unreachable;
		case DECIDING -> Messages.StandingText_deciding;
		case WORKING -> Messages.StandingText_working;
		case WAITING -> Messages.StandingText_waiting;
		case ENDED_EARLY -> Messages.StandingText_endedEarly;
		case DONE -> Messages.StandingText_done;
		};
	}

	static Icon icon(final Standing standing) {
		return switch (standing) {
		case FAILED -> Icon.SEVERITY_ERROR;
		case IN_DOUBT -> Icon.STATE_IN_DOUBT;
		case UNREACHABLE -> Icon.STATE_UNREACHABLE;
		case DECIDING -> Icon.WHY;
		case WORKING -> Icon.STATE_RUNNING;
		case WAITING -> Icon.STATE_WAITING;
		case ENDED_EARLY -> Icon.STATE_CANCELLED;
		case DONE -> Icon.SEVERITY_OK;
		};
	}
}
