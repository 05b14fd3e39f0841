package io.shuzen.engine.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.journal.RunResult;

/**
 * That a run begins nothing more.
 *
 * @param result what the run ends with
 * @param reason why, for whoever looks at it
 */
record RunStop(RunResult result, Text reason) {

	/** Of the whole run. */
	Failure failure() {
		return new Failure(result == RunResult.CANCELLED ? FailureKind.CANCELLED : FailureKind.REFUSED, reason);
	}

	/** Of an endpoint whose turn did not come any more. */
	Failure notStarted() {
		return new Failure(FailureKind.CANCELLED, EngineTexts.TEXTS.text("run.notStartedBecause", reason));
	}
}
