package io.shuzen.core.host;

import java.util.Objects;
import java.util.function.Consumer;

import io.shuzen.core.change.Undo;

/**
 * The circumstances of a change.
 *
 * @param runId        which run makes it; names the quarantine folder, so letters, digits and hyphens only
 * @param cancellation stops it
 * @param output       takes what the machine prints meanwhile, for the console: a line, or several with line breaks between them;
 *                     called from any thread
 * @param beforeChange takes what restores the former state, once that is saved and before anything is altered. Returns when it is kept
 *                     where a crash cannot take it; nothing may be altered before. An exception it throws leaves the machine as it is and
 *                     passes through {@link WindowsHost#apply}
 */
public record ApplyContext(String runId, Cancellation cancellation, Consumer<String> output, Consumer<Undo> beforeChange) {

	public ApplyContext {
		if (!runId.matches("[A-Za-z0-9-]{1,64}")) {
			throw new IllegalArgumentException("run id: " + runId);
		}
		Objects.requireNonNull(cancellation);
		Objects.requireNonNull(output);
		Objects.requireNonNull(beforeChange);
	}

	/** Without a record of what restores the former state but the outcome: only where a crash does no harm. */
	public ApplyContext(final String runId, final Cancellation cancellation, final Consumer<String> output) {
		this(runId, cancellation, output, undo -> {
		});
	}
}
