package io.shuzen.ui.table;

import java.util.List;
import java.util.Optional;

import io.shuzen.ui.icon.Icon;

/** A line of a {@link NodeTree}. */
public interface TreeNode {

	/** What it stands for: part of the selection, and what it is recognised by when another node takes its place. */
	Object element();

	/** What a cell shows; asked again whenever the line becomes visible after a refresh. */
	String text(int column);

	/** The symbol before the text of a cell. */
	default Optional<Icon> icon(final int column) {
		return Optional.empty();
	}

	/** The lines below it; always the same ones. */
	default List<? extends TreeNode> children() {
		return List.of();
	}

	/** Whether it is shown with its children at first. */
	default boolean isExpandedAtFirst() {
		return false;
	}
}
