package io.shuzen.ui.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleManager;

import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;

/**
 * Feeds the consoles: from the journal with what runs do, and from the endpoints' states with what investigations find. Makes a console
 * for an endpoint with its first line; of very many endpoints only the first have their own, and all are in the common one.
 */
public final class RemediationConsoles implements IStartup {

	private static final int MOST_CONSOLES = 200;

	private static final RemediationConsole ALL = new RemediationConsole(Optional.empty());
	private static final Map<String, RemediationConsole> BY_ENDPOINT = new ConcurrentHashMap<>();

	private final Map<EndpointRef, EndpointState> shown = new ConcurrentHashMap<>();

	@Override
	public void earlyStartup() {
		final IWorkbench workbench = PlatformUI.getWorkbench();
		showAll();
		final Journal journal = workbench.getService(Journal.class);
		if (journal != null) {
			journal.listen(RemediationConsoles::written);
		}
		final EndpointStates states = workbench.getService(EndpointStates.class);
		if (states != null) {
			states.addListener(this::stateChanged);
		}
	}

	/** Puts the common console into the Console view, unless it is there. */
	static void showAll() {
		final IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
		manager.addConsoles(new IConsole[] {ALL});
	}

	/** Brings an endpoint's console to the front, if it has one. */
	static void show(final Optional<String> endpoint) {
		final RemediationConsole console = endpoint.map(BY_ENDPOINT::get).orElse(ALL);
		ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console);
	}

	private static void written(final List<JournalEntry> entries) {
		final List<Line> lines = new ArrayList<>();
		entries.forEach(entry -> lines.addAll(EventLines.of(entry)));
		append(lines);
	}

	private void stateChanged(final EndpointRef endpoint, final EndpointState state) {
		final EndpointState before = shown.put(endpoint, state);
		final Instant now = Instant.now();
		final Optional<Diagnosis> diagnosis = state.diagnosis();
		if (diagnosis.isPresent() && (before == null || before.diagnosis().orElse(null) != diagnosis.get())) {
			append(EventLines.of(now, diagnosis.get()));
		}
	}

	private static void append(final List<Line> lines) {
		if (lines.isEmpty()) {
			return;
		}
		ALL.append(lines);
		final Map<String, List<Line>> byEndpoint = new LinkedHashMap<>();
		lines.forEach(line -> byEndpoint.computeIfAbsent(line.endpoint(), name -> new ArrayList<>()).add(line));
		byEndpoint.forEach((endpoint, own) -> console(endpoint).ifPresent(console -> console.append(own)));
		if (ConsolePreferences.showsOnActivity()) {
			ConsolePlugin.getDefault().getConsoleManager().showConsoleView(ALL);
		}
	}

	private static Optional<RemediationConsole> console(final String endpoint) {
		final RemediationConsole existing = BY_ENDPOINT.get(endpoint);
		if (existing != null || BY_ENDPOINT.size() >= MOST_CONSOLES) {
			return Optional.ofNullable(existing);
		}
		final RemediationConsole made = BY_ENDPOINT.computeIfAbsent(endpoint,
				name -> new RemediationConsole(Optional.of(name)));
		ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[] {made});
		return Optional.of(made);
	}

	/** Forgets an endpoint's console that was closed; its next line makes another. */
	static void closed(final RemediationConsole console) {
		console.endpoint().ifPresent(endpoint -> BY_ENDPOINT.remove(endpoint, console));
		ConsolePlugin.getDefault().getConsoleManager().removeConsoles(new IConsole[] {console});
	}
}
