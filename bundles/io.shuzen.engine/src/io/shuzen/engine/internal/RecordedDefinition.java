package io.shuzen.engine.internal;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.UndoRequest;

/**
 * What the journal keeps of the order for a run: a resumed or repeated run goes by it, whatever has become of the runbook since.
 *
 * @param runbook   as it was
 * @param strategy  what the run's starter made of the runbook's own
 * @param notBefore when it was to begin; empty for at once
 */
record RecordedDefinition(RunbookDefinition runbook, RunStrategy strategy, Optional<Instant> notBefore) {

	static String write(final RunbookDefinition runbook, final RunStrategy strategy, final Optional<Instant> notBefore) {
		try {
			return JsonFormat.mapper().writeValueAsString(new RecordedDefinition(runbook, strategy, notBefore));
		} catch (final JsonProcessingException e) {
			throw new IllegalStateException("a runbook that cannot be written as JSON is a defect", e);
		}
	}

	/** What an undo was to take back. */
	static UndoRequest readUndo(final String runId, final String definition) throws FailureException {
		return read(runId, definition, UndoRequest.class);
	}

	/** @throws FailureException when it cannot be understood */
	static RecordedDefinition read(final String runId, final String definition) throws FailureException {
		return read(runId, definition, RecordedDefinition.class);
	}

	private static <T> T read(final String runId, final String definition, final Class<T> type) throws FailureException {
		try {
			return JsonFormat.mapper().readValue(definition, type);
		} catch (final JsonProcessingException e) {
			throw EngineTexts.exception(FailureKind.UNPARSABLE, "recorded.unreadable", runId, e.getOriginalMessage());
		}
	}
}
