package io.shuzen.cli.internal.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.shuzen.cli.internal.Terminal;

/** Columns that line up on a terminal, also when some of the characters are two cells wide. */
public final class Table {

	private static final String GAP = "  ";

	private final List<List<String>> rows = new ArrayList<>();

	/** @param headings the first row */
	public Table(final String... headings) {
		row(headings);
	}

	/** Adds a row with as many cells as there are headings. */
	public void row(final String... cells) {
		final List<String> row = new ArrayList<>();
		for (final String cell : cells) {
			row.add(Terminal.plain(cell));
		}
		rows.add(row);
	}

	/** Writes the table; the last column is never padded. */
	public void write(final PrintWriter out) {
		final int columns = rows.getFirst().size();
		final int[] widths = new int[columns];
		for (final List<String> row : rows) {
			for (int column = 0; column < columns; column++) {
				widths[column] = Math.max(widths[column], width(row.get(column)));
			}
		}
		for (final List<String> row : rows) {
			final StringBuilder line = new StringBuilder();
			for (int column = 0; column < columns; column++) {
				line.append(row.get(column));
				if (column < columns - 1) {
					line.append(" ".repeat(widths[column] - width(row.get(column)))).append(GAP);
				}
			}
			out.println(line.toString().stripTrailing());
		}
	}

	/** How many cells a text takes on a terminal. */
	public static int width(final String text) {
		return text.codePoints().map(Table::width).sum();
	}

	/** As much of a text's beginning as fits into so many cells. */
	public static String cut(final String text, final int cells) {
		int end = 0;
		int taken = 0;
		while (end < text.length()) {
			final int character = text.codePointAt(end);
			taken += width(character);
			if (taken > cells) {
				break;
			}
			end += Character.charCount(character);
		}
		return text.substring(0, end);
	}

	private static int width(final int character) {
		return switch (Character.getType(character)) {
		case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
		default -> isWide(character) ? 2 : 1;
		};
	}

	// the blocks that are wide or full-width by Unicode Standard Annex 11
	private static boolean isWide(final int character) {
		return character >= 0x1100 && character <= 0x115f || character >= 0x2e80 && character <= 0x303e
				|| character >= 0x3041 && character <= 0xa4cf || character >= 0xac00 && character <= 0xd7a3
				|| character >= 0xf900 && character <= 0xfaff || character >= 0xfe30 && character <= 0xfe6f
				|| character >= 0xff01 && character <= 0xff60 || character >= 0xffe0 && character <= 0xffe6
				|| character >= 0x1f300 && character <= 0x1faff || character >= 0x20000 && character <= 0x3fffd;
	}
}
