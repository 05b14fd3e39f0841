package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;

import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The page of an endpoint in the editor area. */
public final class EndpointPart {

	private final SWTBotEditor editor;

	EndpointPart(final SWTBotEditor editor) {
		this.editor = editor;
	}

	/** All that the overview says, line by line. */
	public List<String> words() {
		return OnDisplay.get(() -> {
			final List<String> words = new ArrayList<>();
			collect((Composite) editor.getWidget(), words);
			return words;
		});
	}

	public void awaitWord(final String part) {
		Await.that(() -> "the endpoint's page says '" + part + "'; it says: " + words(),
				() -> words().stream().anyMatch(word -> word.contains(part)));
	}

	/** Follows the link that begins with these words. */
	public void follow(final String words) {
		OnDisplay.run(() -> link((Composite) editor.getWidget(), words).orElseThrow(() -> new AssertionError("no link " + words))
				.notifyListeners(SWT.Selection, new Event()));
	}

	private static Optional<Link> link(final Composite parent, final String words) {
		for (final Control child : parent.getChildren()) {
			if (child instanceof final Link link && link.isVisible() && link.getText().startsWith("<a>" + words)) {
				return Optional.of(link);
			}
			if (child instanceof final Composite composite) {
				final Optional<Link> below = link(composite, words);
				if (below.isPresent()) {
					return below;
				}
			}
		}
		return Optional.empty();
	}

	public boolean isEnabled(final String button) {
		return editor.bot().button(button).isEnabled();
	}

	public void copyReport() {
		editor.bot().button("Copy Report").click();
	}

	public void preview() {
		editor.bot().button("Preview Repair…").click();
	}

	private static void collect(final Composite parent, final List<String> words) {
		for (final Control child : parent.getChildren()) {
			if (!child.isVisible()) {
				continue;
			}
			if (child instanceof final Label label && !label.getText().isBlank()) {
				words.add(label.getText());
			}
			if (child instanceof final Composite composite) {
				collect(composite, words);
			}
		}
	}
}
