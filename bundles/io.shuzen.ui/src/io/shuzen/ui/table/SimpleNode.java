package io.shuzen.ui.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.ui.icon.Icon;

/**
 * A line that always says the same.
 *
 * @param element           what it stands for
 * @param texts             its cells; cells beyond are empty
 * @param symbol            before the first cell
 * @param children          the lines below it
 * @param isExpandedAtFirst whether it is shown with its children at first
 */
public record SimpleNode(Object element, List<String> texts, Optional<Icon> symbol, List<? extends TreeNode> children,
		boolean isExpandedAtFirst) implements TreeNode {

	public SimpleNode {
		Objects.requireNonNull(element);
		texts = List.copyOf(texts);
		Objects.requireNonNull(symbol);
		children = List.copyOf(children);
	}

	/** A line without others below it. */
	public static SimpleNode leaf(final Object element, final Icon symbol, final String... texts) {
		return new SimpleNode(element, List.of(texts), Optional.of(symbol), List.of(), false);
	}

	@Override
	public String text(final int column) {
		return column < texts.size() ? texts.get(column) : "";
	}

	@Override
	public Optional<Icon> icon(final int column) {
		return column == 0 ? symbol : Optional.empty();
	}
}
