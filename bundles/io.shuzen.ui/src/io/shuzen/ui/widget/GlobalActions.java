package io.shuzen.ui.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

import io.shuzen.ui.copy.Clipboards;
import io.shuzen.ui.copy.CopySource;

/** What a part does when the user chooses Undo, Copy, Delete and the like from the main menu or by their keys. */
public final class GlobalActions {

	private record Entry(Action action, BooleanSupplier enabled) {
	}

	private final IActionBars bars;
	private final List<Entry> entries = new ArrayList<>();

	public GlobalActions(final IActionBars bars) {
		this.bars = bars;
	}

	/** What a view does that only shows things: it copies, and selects all. */
	public static void forReading(final IActionBars bars, final CopySource source, final Runnable selectAll) {
		final GlobalActions actions = new GlobalActions(bars);
		actions.addCopy(PlatformUI.getWorkbench().getDisplay(), source);
		actions.add(ActionFactory.SELECT_ALL, selectAll, () -> true);
		actions.install();
	}

	public void add(final ActionFactory command, final Runnable action, final BooleanSupplier enabled) {
		final Action handler = new Action() {
			@Override
			public void run() {
				action.run();
				update();
			}
		};
		bars.setGlobalActionHandler(command.getId(), handler);
		entries.add(new Entry(handler, enabled));
	}

	public void addCopy(final Display display, final CopySource source) {
		add(ActionFactory.COPY, () -> source.copy(text -> Clipboards.put(display, text)), () -> true);
	}

	/** Makes them known to the workbench. */
	public void install() {
		bars.updateActionBars();
		update();
	}

	/** Asks each whether it can be done now. */
	public void update() {
		entries.forEach(entry -> entry.action.setEnabled(entry.enabled.getAsBoolean()));
	}
}
