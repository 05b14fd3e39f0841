package io.shuzen.ui.console.internal.action;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.ui.inventory.AboutEndpoint;

/** Shows the pages of the selected endpoints; when none is selected, that of the active editor's endpoint or of all. */
public final class ShowEndpointsHandler extends AbstractHandler {

	/** More pages than that nobody looks at one after the other; the page of all endpoints has everything. */
	private static final int MOST_AT_ONCE = 20;

	@Override
	public Object execute(final ExecutionEvent event) {
		final List<String> endpoints = new ArrayList<>();
		if (HandlerUtil.getCurrentSelection(event) instanceof final IStructuredSelection selection) {
			selection.forEach(element -> addName(endpoints, element));
		}
		if (endpoints.isEmpty()) {
			addName(endpoints, HandlerUtil.getActiveEditorInput(event));
		}
		ConsoleAccess.withFeed(feed -> {
			if (endpoints.isEmpty() || endpoints.size() > MOST_AT_ONCE) {
				feed.showAll();
			} else {
				endpoints.reversed().forEach(feed::show);
			}
		});
		return null;
	}

	private static void addName(final List<String> endpoints, final Object element) {
		switch (element) {
		case final AboutEndpoint about -> endpoints.add(about.endpoint().name());
		case final Endpoint endpoint -> endpoints.add(endpoint.getName());
		case null, default -> {
			// a group, or nothing that has to do with endpoints
		}
		}
	}
}
