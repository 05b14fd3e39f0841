package io.shuzen.windows.simulation.internal.machine;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.probe.WindowsEvent;

/** An event whose time may depend on the present; see {@link WindowsEvent}. */
public record EventState(String provider, int id, int level, Moment time, List<String> data, String message) {

	public EventState {
		Objects.requireNonNull(provider);
		Objects.requireNonNull(time);
		data = List.copyOf(data);
		Objects.requireNonNull(message);
	}

	public WindowsEvent in(final String channel, final Placeholders placeholders) {
		return new WindowsEvent(channel, provider, id, level, time.at(placeholders.now()),
				data.stream().map(placeholders::fill).toList(), placeholders.fill(message));
	}
}
