package io.shuzen.ui.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Finds rows by typing: selects the next one whose name begins with what was typed. A pause begins anew, and the same letter again goes on
 * to the next row that begins with it. Desktops do this by themselves, but not for virtual tables and trees.
 */
public final class TypeToFind {

	/** Milliseconds without a key after which what is typed is the beginning of another name. */
	private static final int PAUSE = 1_000;

	private final Rows rows;
	private final StringBuilder typed = new StringBuilder();
	private int typedAt;

	/** The rows in the order of the screen, numbered from 0. */
	public interface Rows {

		int count();

		/** The first selected one; -1 when none is. */
		int selected();

		String name(int row);

		/** Selects this row alone and shows it. */
		void select(int row);
	}

	public TypeToFind(final Rows rows) {
		this.rows = rows;
	}

	/** Has keys that are typed in a control find rows. */
	static void in(final Control control, final Rows rows) {
		final TypeToFind finder = new TypeToFind(rows);
		control.addListener(SWT.KeyDown, event -> {
			if (isText(event) && finder.type(event.character, event.time)) {
				event.doit = false;
			}
		});
	}

	/**
	 * Takes a character.
	 *
	 * @param time milliseconds since any moment, as in {@link Event#time}
	 * @return whether it can be part of a name: blanks and signs do only after a letter or a digit, as they have meanings of their own
	 */
	public boolean type(final char character, final int time) {
		if (time - typedAt > PAUSE) {
			typed.setLength(0);
		}
		if (typed.isEmpty() && !Character.isLetterOrDigit(character)) {
			return false;
		}
		typedAt = time;
		typed.append(character);
		final int selected = rows.selected();
		if (typed.length() == 1) {
			find(typed.toString(), selected + 1);
		} else if (!find(typed.toString(), Math.max(0, selected)) && isOneLetterRepeated()) {
			find(typed.substring(0, 1), selected + 1);
		}
		return true;
	}

	private boolean isOneLetterRepeated() {
		return typed.chars().allMatch(letter -> letter == typed.charAt(0));
	}

	/** Goes on at the top when the end is reached. */
	private boolean find(final String prefix, final int from) {
		final int count = rows.count();
		for (int i = 0; i < count; i++) {
			final int row = (from + i) % count;
			if (rows.name(row).regionMatches(true, 0, prefix, 0, prefix.length())) {
				rows.select(row);
				return true;
			}
		}
		return false;
	}

	private static boolean isText(final Event event) {
		return (event.stateMask & (SWT.MOD1 | SWT.ALT)) == 0 && event.character >= ' ' && event.character != SWT.DEL;
	}
}
