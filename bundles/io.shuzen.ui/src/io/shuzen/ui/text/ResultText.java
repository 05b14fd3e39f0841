package io.shuzen.ui.text;

import io.shuzen.core.change.Outcome;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;

/** How runs, endpoints, steps and changes ended: words and symbols. */
public final class ResultText {

	private ResultText() {
	}

	public static String of(final EndpointResult result) {
		return switch (result) {
		case SUCCEEDED -> Messages.ResultText_succeeded;
		case NOTHING_TO_DO -> Messages.ResultText_nothingToDo;
		case FAILED -> Messages.ResultText_failed;
		case BLOCKED -> Messages.ResultText_blocked;
		case DECLINED -> Messages.ResultText_declined;
		case UNREACHABLE -> Messages.ResultText_unreachable;
		case IN_DOUBT -> Messages.ResultText_inDoubt;
		case CANCELLED -> Messages.ResultText_cancelled;
		case NOT_STARTED -> Messages.ResultText_notStarted;
		};
	}

	public static Icon icon(final EndpointResult result) {
		return switch (result) {
		case SUCCEEDED, NOTHING_TO_DO -> Icon.SEVERITY_OK;
		case FAILED -> Icon.SEVERITY_ERROR;
		case BLOCKED -> Icon.BLOCKED;
		case UNREACHABLE -> Icon.STATE_UNREACHABLE;
		case IN_DOUBT -> Icon.STATE_IN_DOUBT;
		case DECLINED, CANCELLED -> Icon.STATE_CANCELLED;
		case NOT_STARTED -> Icon.STATE_WAITING;
		};
	}

	public static String of(final StepResult result) {
		return switch (result) {
		case SUCCEEDED -> Messages.ResultText_succeeded;
		case NOTHING_TO_DO -> Messages.ResultText_nothingToDo;
		case SKIPPED -> Messages.ResultText_skipped;
		case BLOCKED -> Messages.ResultText_blocked;
		case DECLINED -> Messages.ResultText_declined;
		case FAILED -> Messages.ResultText_failed;
		case IN_DOUBT -> Messages.ResultText_inDoubt;
		case CANCELLED -> Messages.ResultText_cancelled;
		};
	}

	public static Icon icon(final StepResult result) {
		return switch (result) {
		case SUCCEEDED, NOTHING_TO_DO -> Icon.SEVERITY_OK;
		case SKIPPED, DECLINED, CANCELLED -> Icon.STATE_CANCELLED;
		case BLOCKED -> Icon.BLOCKED;
		case FAILED -> Icon.SEVERITY_ERROR;
		case IN_DOUBT -> Icon.STATE_IN_DOUBT;
		};
	}

	public static String of(final RunResult result) {
		return switch (result) {
		case SUCCEEDED -> Messages.ResultText_succeeded;
		case SOME_FAILED -> Messages.ResultText_someFailed;
		case STOPPED -> Messages.ResultText_stopped;
		case CANCELLED -> Messages.ResultText_cancelled;
		};
	}

	public static Icon icon(final RunResult result) {
		return switch (result) {
		case SUCCEEDED -> Icon.SEVERITY_OK;
		case SOME_FAILED -> Icon.SEVERITY_WARNING;
		case STOPPED -> Icon.SEVERITY_ERROR;
		case CANCELLED -> Icon.STATE_CANCELLED;
		};
	}

	public static String of(final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Applied applied -> Messages.ResultText_done;
		case final Outcome.Unchanged unchanged -> Messages.ResultText_unchanged;
		case final Outcome.Failed failed -> Localized.of(failed.failure());
		case final Outcome.InDoubt inDoubt -> Localized.of(inDoubt.failure());
		};
	}

	public static Icon icon(final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Applied applied -> Icon.APPLY;
		case final Outcome.Unchanged unchanged -> Icon.NOTHING_TO_RESTORE;
		case final Outcome.Failed failed -> Icon.SEVERITY_ERROR;
		case final Outcome.InDoubt inDoubt -> Icon.STATE_IN_DOUBT;
		};
	}
}
