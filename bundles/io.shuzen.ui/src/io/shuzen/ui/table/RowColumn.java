package io.shuzen.ui.table;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.swt.SWT;

import io.shuzen.ui.icon.Icon;

/**
 * A column of a {@link RowTable}.
 *
 * @param title     its heading
 * @param width     its first width in pixels
 * @param alignment {@link SWT#LEFT}, or {@link SWT#RIGHT} for numbers
 * @param text      what a cell shows and what is copied of it
 * @param icon      the symbol before the text
 * @param order     how it is sorted by, ascending
 * @param hint      what is said beside a cell that the mouse rests on; asked for then only
 * @param <T>       the type of the rows
 */
public record RowColumn<T>(String title, int width, int alignment, Function<T, String> text,
		Function<T, Optional<Icon>> icon, Comparator<T> order, Function<T, Optional<String>> hint) {

	private static final Function<Object, Optional<Icon>> NO_ICONS = row -> Optional.empty();

	public RowColumn {
		Objects.requireNonNull(title);
		Objects.requireNonNull(text);
		Objects.requireNonNull(icon);
		Objects.requireNonNull(order);
		Objects.requireNonNull(hint);
	}

	/** A column of words, sorted regardless of case. */
	public static <T> RowColumn<T> text(final String title, final int width, final Function<T, String> text) {
		return new RowColumn<>(title, width, SWT.LEFT, text, noIcons(),
				Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), row -> Optional.empty());
	}

	/** A column of numbers or times: aligned right, sorted by {@code key}. */
	public static <T, K extends Comparable<? super K>> RowColumn<T> number(final String title, final int width,
			final Function<T, String> text, final Function<T, K> key) {
		return new RowColumn<>(title, width, SWT.RIGHT, text, noIcons(), Comparator.comparing(key),
				row -> Optional.empty());
	}

	/** Whether cells may have a symbol: the column keeps room for it. */
	boolean hasIcons() {
		return icon != NO_ICONS;
	}

	@SuppressWarnings("unchecked")
	private static <T> Function<T, Optional<Icon>> noIcons() {
		return (Function<T, Optional<Icon>>) (Function<?, ?>) NO_ICONS;
	}

	public RowColumn<T> withIcon(final Function<T, Optional<Icon>> newIcon) {
		return new RowColumn<>(title, width, alignment, text, newIcon, order, hint);
	}

	public RowColumn<T> withOrder(final Comparator<T> newOrder) {
		return new RowColumn<>(title, width, alignment, text, icon, newOrder, hint);
	}

	public RowColumn<T> withHint(final Function<T, Optional<String>> newHint) {
		return new RowColumn<>(title, width, alignment, text, icon, order, newHint);
	}
}
