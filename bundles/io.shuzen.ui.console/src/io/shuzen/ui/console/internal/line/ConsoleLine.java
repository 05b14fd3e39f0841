package io.shuzen.ui.console.internal.line;

import java.time.Instant;
import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * A line of the console before it is put into a language.
 *
 * @param at       when it happened
 * @param endpoint whom it is about; empty for the run as a whole
 * @param symbol   what sort of line it is
 * @param text     one line in words, without symbol
 * @param scope    which pages show it
 */
public record ConsoleLine(Instant at, String endpoint, Symbol symbol, Text text, Scope scope) {

	/** Which pages show a line. */
	public enum Scope {
		/** The endpoint's page and that of all endpoints; for a line about a run, only the latter. */
		EVERYWHERE,
		/** Only the endpoint's page: too much for a page about thousands of them. */
		ENDPOINT
	}

	public ConsoleLine {
		Objects.requireNonNull(at);
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(symbol);
		Objects.requireNonNull(text);
		Objects.requireNonNull(scope);
	}

	boolean isAboutEndpoint() {
		return !endpoint.isEmpty();
	}
}
