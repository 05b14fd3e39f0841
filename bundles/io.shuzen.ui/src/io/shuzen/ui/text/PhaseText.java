package io.shuzen.ui.text;

import io.shuzen.journal.Phase;
import io.shuzen.ui.internal.Messages;

/** What is going on with an endpoint, in one word. */
public final class PhaseText {

	private PhaseText() {
	}

	public static String of(final Phase phase) {
		return switch (phase) {
		case WAITING -> Messages.PhaseText_waiting;
		case CONNECT -> Messages.PhaseText_connect;
		case READ -> Messages.PhaseText_read;
		case PLAN -> Messages.PhaseText_plan;
		case GATE -> Messages.PhaseText_gate;
		case APPLY -> Messages.PhaseText_apply;
		case VERIFY -> Messages.PhaseText_verify;
		case CONFIRM -> Messages.PhaseText_confirm;
		case RETRY_WAIT -> Messages.PhaseText_retryWait;
		};
	}
}
