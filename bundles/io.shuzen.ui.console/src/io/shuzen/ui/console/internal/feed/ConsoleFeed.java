package io.shuzen.ui.console.internal.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.Journal;
import io.shuzen.ui.console.internal.line.EventLines;
import io.shuzen.ui.console.internal.page.ConsolePages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;

/**
 * Follows the journal and the investigations from the first time somebody in a workbench asks for this service. The journal
 * tells of all runs, those of other processes too.
 */
@Component(service = ConsoleFeed.class)
public final class ConsoleFeed {

	private static final int QUEUE_CAPACITY = 20_000;

	private final ConsolePages pages = new ConsolePages();
	private final HappeningQueue queue = new HappeningQueue(QUEUE_CAPACITY);
	private final ConsoleWriter writer;
	private final Registration registration;
	private final EndpointStates states;
	private final BiConsumer<EndpointRef, EndpointState> onState = this::stateChanged;
	private final Map<EndpointRef, Diagnosis> told = new ConcurrentHashMap<>();

	/** Waits for the journal: not for the user interface's thread. */
	@Activate
	public ConsoleFeed(@Reference final Journal journal, @Reference final PackRegistry packs,
			@Reference final EndpointStates states) {
		this.states = states;
		final Function<String, Optional<Text>> titles = id -> packs.step(id).map(Step::title);
		writer = new ConsoleWriter(queue, journal, pages, new EventLines(titles));
		pages.start();
		registration = journal.listen(entries -> {
			queue.add(entries.stream().<Happening>map(Happening.InRun::new).toList());
			writer.wakeUpSoon();
		});
		states.addListener(onState);
	}

	@Deactivate
	void stop() {
		states.removeListener(onState);
		registration.close();
		writer.cancel();
		pages.stop();
	}

	/** Shows the page of all endpoints. */
	public void showAll() {
		pages.bringUp(pages.ofAll());
	}

	/** Shows the page of an endpoint, with what happened there before. Returns at once. */
	public void show(final String endpoint) {
		writer.openPage(endpoint);
	}

	/** A state changes with every phase; only a new diagnosis is told. */
	private void stateChanged(final EndpointRef endpoint, final EndpointState state) {
		state.diagnosis().filter(diagnosis -> told.put(endpoint, diagnosis) != diagnosis).ifPresent(diagnosis -> {
			queue.add(List.of(new Happening.Diagnosed(Instant.now(), diagnosis)));
			writer.wakeUpSoon();
		});
	}
}
