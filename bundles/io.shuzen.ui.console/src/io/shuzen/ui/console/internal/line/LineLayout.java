package io.shuzen.ui.console.internal.line;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts lines into the language and the time zone of the reader. */
public final class LineLayout {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
	/** How many names a folded line shows before it only counts. */
	private static final int NAMES_SHOWN = 3;

	private final Locale locale;
	private final ZoneId zone;

	public LineLayout(final Locale locale, final ZoneId zone) {
		this.locale = locale;
		this.zone = zone;
	}

	/** Lines as the page of their endpoint shows them. */
	public List<StyledPiece> onEndpointPage(final List<ConsoleLine> lines) {
		final PieceList pieces = new PieceList();
		for (final ConsoleLine line : lines) {
			append(pieces, line.at(), "", line);
		}
		return pieces.pieces();
	}

	/** Lines as the page of all endpoints shows them: what is equal on several endpoints is one line. */
	public List<StyledPiece> onPageOfAll(final List<ConsoleLine> lines) {
		final PieceList pieces = new PieceList();
		for (final FoldedLine folded : FoldedLine.fold(lines)) {
			append(pieces, folded.line().at(), names(folded.endpoints()), folded.line());
		}
		return pieces.pieces();
	}

	private void append(final PieceList pieces, final Instant at, final String who, final ConsoleLine line) {
		pieces.add(Tone.MUTED, TIME.format(at.atZone(zone)) + "  ");
		if (!who.isEmpty()) {
			pieces.add(Tone.PLAIN, who + "  ");
		}
		final Symbol symbol = line.symbol();
		pieces.add(symbol.tone(), symbol.sign() + ' ');
		pieces.add(textTone(symbol), PlainLine.of(line.text().in(locale), locale) + '\n');
	}

	/** What went well is read by its sign; what did not is coloured as a whole, so that it is found when scrolling. */
	private static Tone textTone(final Symbol symbol) {
		return symbol.tone() == Tone.GOOD || symbol.tone() == Tone.ACCENT || symbol == Symbol.OUTPUT ? Tone.PLAIN : symbol.tone();
	}

	private String names(final List<String> endpoints) {
		final String separator = Words.TEXTS.text("names.separator").in(locale);
		if (endpoints.size() <= NAMES_SHOWN) {
			return String.join(separator, endpoints);
		}
		final String shown = String.join(separator, endpoints.subList(0, NAMES_SHOWN));
		return Words.TEXTS.text("names.andMore", shown, endpoints.size() - NAMES_SHOWN).in(locale);
	}

	/** Joins neighbours of the same colour, since every piece costs the console a partition. */
	private static final class PieceList {

		private final List<StyledPiece> pieces = new ArrayList<>();
		private final StringBuilder text = new StringBuilder();
		private Tone tone = Tone.PLAIN;

		void add(final Tone newTone, final String newText) {
			if (newTone != tone) {
				flush();
				tone = newTone;
			}
			text.append(newText);
		}

		List<StyledPiece> pieces() {
			flush();
			return List.copyOf(pieces);
		}

		private void flush() {
			if (!text.isEmpty()) {
				pieces.add(new StyledPiece(tone, text.toString()));
				text.setLength(0);
			}
		}
	}
}
