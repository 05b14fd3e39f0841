package io.shuzen.ui.investigation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.osgi.service.component.annotations.Component;

import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.Phase;
import io.shuzen.ui.inventory.EndpointRef;

/** What is known about every endpoint in this session. An OSGi service; thread-safe. */
@Component(service = EndpointStates.class)
public final class EndpointStates {

	private final Map<EndpointRef, EndpointState> states = new ConcurrentHashMap<>();
	private final CopyOnWriteArrayList<BiConsumer<EndpointRef, EndpointState>> listeners = new CopyOnWriteArrayList<>();

	public EndpointState of(final EndpointRef endpoint) {
		return states.getOrDefault(endpoint, EndpointState.UNKNOWN);
	}

	/** Those that were looked at or are being looked at; a snapshot. */
	public Map<EndpointRef, EndpointState> all() {
		return Map.copyOf(states);
	}

	/** The listener is called on any thread and must return quickly: views put a throttle between. */
	public void addListener(final BiConsumer<EndpointRef, EndpointState> listener) {
		listeners.add(listener);
	}

	public void removeListener(final BiConsumer<EndpointRef, EndpointState> listener) {
		listeners.remove(listener);
	}

	/** Something begins or goes on. */
	public void entered(final EndpointRef endpoint, final Phase phase) {
		update(endpoint, state -> new EndpointState(Optional.of(phase), state.diagnosis()));
	}

	/** An investigation is over. */
	public void diagnosed(final EndpointRef endpoint, final Diagnosis diagnosis) {
		update(endpoint, state -> new EndpointState(Optional.empty(), Optional.of(diagnosis)));
	}

	/** Nothing goes on any more, and nothing new is known. */
	public void idle(final EndpointRef endpoint) {
		update(endpoint, state -> new EndpointState(Optional.empty(), state.diagnosis()));
	}

	private void update(final EndpointRef endpoint, final UnaryOperator<EndpointState> change) {
		final EndpointState state = states.compute(endpoint,
				(reference, former) -> change.apply(former == null ? EndpointState.UNKNOWN : former));
		listeners.forEach(listener -> listener.accept(endpoint, state));
	}
}
