package io.shuzen.engine;

import java.util.Objects;

/**
 * What to take back and how.
 *
 * @param scope              what
 * @param overwriteConflicts whether the former state is also restored where somebody has changed it since
 * @param strategy           how to spread over the endpoints
 * @param operator           who does it, for the journal
 * @param reason             why, for the journal; may be empty
 */
public record UndoRequest(UndoScope scope, boolean overwriteConflicts, RunStrategy strategy, String operator,
		String reason) {

	public UndoRequest {
		Objects.requireNonNull(scope);
		Objects.requireNonNull(strategy);
		Objects.requireNonNull(operator);
		Objects.requireNonNull(reason);
	}
}
