package io.shuzen.engine.internal;

import java.util.function.Consumer;

import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;

/** What a run does on each endpoint: steps of a runbook, or taking changes back. */
interface EndpointTask {

	/**
	 * @param stopRun takes the reason when the whole run shall be stopped
	 * @throws JournalUnavailableException when what happens cannot be recorded
	 */
	EndpointReport run(EndpointContext context, Consumer<Text> stopRun);
}
