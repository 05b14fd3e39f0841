package io.shuzen.ui.console.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleListener;
import org.eclipse.ui.console.IConsoleManager;
import org.eclipse.ui.console.IConsoleView;

import io.shuzen.ui.console.ConsoleIds;
import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.console.internal.line.Tone;
import io.shuzen.ui.console.internal.preference.ConsolePreferences;

/** The pages there are: one for all endpoints, always, and one for each of the endpoints that were written to last. Thread-safe. */
public final class ConsolePages {

	private final IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
	private final IConsoleListener onRemoval = new ForgetsClosedPages();
	private final IPreferenceChangeListener onPreference = event -> adoptCapacity();
	private final RemediationConsole ofAll;
	/** By the endpoint's name regardless of case; the one written to longest ago comes first. */
	private final Map<String, RemediationConsole> ofEndpoints = new LinkedHashMap<>(16, 0.75f, true);
	private Map<Tone, Color> colors = Map.of();
	private ConsoleColors theme;

	public ConsolePages() {
		ofAll = new RemediationConsole(Messages.ConsolePages_all, Optional.empty(), icon("remediation-console-all"),
				ConsolePreferences.capacityOfAll(), colors);
	}

	/** Puts the page of all endpoints into the Console view. */
	public void start() {
		manager.addConsoleListener(onRemoval);
		manager.addConsoles(new IConsole[] {ofAll});
		ConsolePreferences.node().addPreferenceChangeListener(onPreference);
		onDisplay(() -> theme = new ConsoleColors(this::paint));
	}

	/** Takes all pages out of the Console view. */
	public void stop() {
		ConsolePreferences.node().removePreferenceChangeListener(onPreference);
		manager.removeConsoleListener(onRemoval);
		manager.removeConsoles(all().toArray(IConsole[]::new));
		onDisplay(() -> {
			if (theme != null) {
				theme.dispose();
			}
		});
	}

	/** How many pages of single endpoints there are at most. */
	public int limit() {
		return ConsolePreferences.pages();
	}

	public RemediationConsole ofAll() {
		return ofAll;
	}

	/** The page of an endpoint, if it is open. */
	public synchronized Optional<RemediationConsole> find(final String endpoint) {
		return Optional.ofNullable(ofEndpoints.get(key(endpoint)));
	}

	/** The page of an endpoint, which is opened if it is not yet; those that were written to longest ago make room. */
	public RemediationConsole open(final String endpoint) {
		final List<IConsole> closed = new ArrayList<>();
		final RemediationConsole page;
		synchronized (this) {
			final RemediationConsole present = ofEndpoints.get(key(endpoint));
			if (present != null) {
				return present;
			}
			page = new RemediationConsole(endpoint, Optional.of(endpoint), icon("remediation-console"),
					ConsolePreferences.capacityOfEndpoint(), colors);
			ofEndpoints.put(key(endpoint), page);
			final int tooMany = ofEndpoints.size() - limit();
			ofEndpoints.values().stream().limit(Math.max(0, tooMany)).forEach(closed::add);
			closed.forEach(console -> ofEndpoints.values().remove(console));
		}
		manager.addConsoles(new IConsole[] {page});
		manager.removeConsoles(closed.toArray(IConsole[]::new));
		return page;
	}

	/** Makes a page the one on top in Console views; brings these up too if the user wants them to come up by themselves. */
	public void show(final RemediationConsole page) {
		if (ConsolePreferences.showsWhenOutputChanges()) {
			bringUp(page);
		} else {
			onDisplay(() -> views().forEach(view -> view.display(page)));
		}
	}

	/** Opens the Console view with a page on top. */
	public void bringUp(final RemediationConsole page) {
		manager.addConsoles(new IConsole[] {page});
		manager.showConsoleView(page);
	}

	private synchronized List<RemediationConsole> all() {
		final List<RemediationConsole> all = new ArrayList<>(ofEndpoints.values());
		all.add(ofAll);
		return all;
	}

	private void paint(final Map<Tone, Color> newColors) {
		synchronized (this) {
			colors = newColors;
		}
		all().forEach(page -> page.paint(newColors));
	}

	private void adoptCapacity() {
		all().forEach(page -> page.setCapacity(
				page == ofAll ? ConsolePreferences.capacityOfAll() : ConsolePreferences.capacityOfEndpoint()));
	}

	private static List<IConsoleView> views() {
		final List<IConsoleView> views = new ArrayList<>();
		for (final IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (final IWorkbenchPage page : window.getPages()) {
				if (page.findView(ConsoleIds.VIEW) instanceof final IConsoleView view) {
					views.add(view);
				}
			}
		}
		return views;
	}

	private static void onDisplay(final Runnable action) {
		if (PlatformUI.isWorkbenchRunning()) {
			final Display display = PlatformUI.getWorkbench().getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(action);
			}
		}
	}

	private static ImageDescriptor icon(final String name) {
		return ImageDescriptor.createFromURL(ConsolePages.class.getResource("/icons/" + name + ".svg"));
	}

	private static String key(final String endpoint) {
		return endpoint.toLowerCase(Locale.ROOT);
	}

	private final class ForgetsClosedPages implements IConsoleListener {

		@Override
		public void consolesAdded(final IConsole[] consoles) {
			// by this class itself
		}

		@Override
		public void consolesRemoved(final IConsole[] consoles) {
			synchronized (ConsolePages.this) {
				for (final IConsole console : consoles) {
					ofEndpoints.values().remove(console);
				}
			}
		}
	}
}
