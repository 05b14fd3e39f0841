package io.shuzen.core.probe;

import java.util.List;

/** Events of one channel, newest first. */
public record EventList(List<WindowsEvent> events) implements ProbeValue {

	public EventList {
		events = List.copyOf(events);
	}
}
