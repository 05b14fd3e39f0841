package io.shuzen.core.probe;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An event of a Windows event log.
 *
 * @param channel  the log it is in
 * @param provider who wrote it
 * @param id       event id
 * @param level    1 critical, 2 error, 3 warning, 4 information, 5 verbose, 0 always (winmeta.xml)
 * @param time     when it was written, by the endpoint's clock
 * @param data     the event's data in order, named items as {@code name=value}
 * @param message  the rendered message; empty when it was not rendered
 */
public record WindowsEvent(String channel, String provider, int id, int level, Instant time, List<String> data,
		String message) {

	public WindowsEvent {
		Objects.requireNonNull(channel);
		Objects.requireNonNull(provider);
		Objects.requireNonNull(time);
		data = List.copyOf(data);
		Objects.requireNonNull(message);
	}
}
