package io.shuzen.ui.console.internal;

import java.time.Instant;
import java.util.Objects;

/**
 * A line of the console.
 *
 * @param at       when
 * @param endpoint where
 * @param kind     what sort of line
 * @param text     what happened, one line
 */
record Line(Instant at, String endpoint, Kind kind, String text) {

	/** Sorts of lines. The symbol says what the colour says, for whoever cannot see the colour or copies the text. */
	enum Kind {
		/** Something goes on. */
		PROGRESS(' '),
		/** What the machine printed. */
		OUTPUT('│'),
		/** Something was changed. */
		CHANGE('✎'),
		SUCCESS('●'),
		WARNING('▲'),
		ERROR('■');

		private final char symbol;

		Kind(final char symbol) {
			this.symbol = symbol;
		}

		char symbol() {
			return symbol;
		}
	}

	Line {
		Objects.requireNonNull(at);
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(kind);
		text = text.replace('\r', ' ').replace('\n', ' ');
	}
}
