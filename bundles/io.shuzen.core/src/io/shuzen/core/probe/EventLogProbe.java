package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What does an event log say? The newest events come first.
 *
 * @param channel for instance {@code Microsoft-Windows-AAD/Operational}
 * @param query   an XPath 1.0 filter as wevtutil takes it; {@code *} for all
 * @param limit   how many events at most, 1 to 5,000
 */
public record EventLogProbe(String channel, String query, int limit) implements Probe<EventList> {

	public EventLogProbe {
		Objects.requireNonNull(channel);
		Objects.requireNonNull(query);
		if (limit < 1 || limit > 5_000) {
			throw new IllegalArgumentException("limit " + limit);
		}
	}

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<EventList> valueType() {
		return EventList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.events", channel);
	}
}
