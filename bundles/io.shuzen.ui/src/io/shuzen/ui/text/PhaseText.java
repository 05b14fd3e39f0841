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
		case RESOLVE -> Messages.PhaseText_resolve;
		case CONNECT -> Messages.PhaseText_connect;
		case AUTHENTICATE -> Messages.PhaseText_authenticate;
		case READ -> Messages.PhaseText_read;
		case PLAN -> Messages.PhaseText_plan;
		case GATE -> Messages.PhaseText_gate;
		case APPLY -> Messages.PhaseText_apply;
		case VERIFY -> Messages.PhaseText_verify;
		case CONFIRM -> Messages.PhaseText_confirm;
		case RETRY_WAIT -> Messages.PhaseText_retryWait;
		case OFFLINE_WAIT -> Messages.PhaseText_offlineWait;
		case RESTART_WAIT -> Messages.PhaseText_restartWait;
		case SIGN_IN_WAIT -> Messages.PhaseText_signInWait;
		case PAUSED -> Messages.PhaseText_paused;
		};
	}
}
