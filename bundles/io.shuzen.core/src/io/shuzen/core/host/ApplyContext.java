package io.shuzen.core.host;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * The circumstances of a change.
 *
 * @param runId        which run makes it; names the quarantine folder, so letters, digits and hyphens only
 * @param cancellation stops it
 * @param output       takes lines the machine prints meanwhile, for the console; called from any thread
 */
public record ApplyContext(String runId, Cancellation cancellation, Consumer<String> output) {

	public ApplyContext {
		if (!runId.matches("[A-Za-z0-9-]{1,64}")) {
			throw new IllegalArgumentException("run id: " + runId);
		}
		Objects.requireNonNull(cancellation);
		Objects.requireNonNull(output);
	}
}
