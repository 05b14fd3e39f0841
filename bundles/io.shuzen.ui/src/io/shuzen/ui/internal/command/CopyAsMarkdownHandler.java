package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.copy.Clipboards;
import io.shuzen.ui.copy.CopySource;

/** Copies what is selected in the active part as Markdown. */
public final class CopyAsMarkdownHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchPart part = HandlerUtil.getActivePartChecked(event);
		final CopySource source = Adapters.adapt(part, CopySource.class);
		if (source != null) {
			final Display display = HandlerUtil.getActiveShellChecked(event).getDisplay();
			source.copyAsMarkdown(text -> Clipboards.put(display, text));
		}
		return null;
	}
}
