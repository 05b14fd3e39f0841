package io.shuzen.windows.jna.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.windows.data.EventXml;
import io.shuzen.windows.jna.internal.api.Wevtapi;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Event logs, newest events first. */
final class EventLogs {

	private static final int AT_ONCE = 64;
	private static final int WAIT_MILLIS = 10_000;
	private static final int ROOM = 16 << 10;

	private final Wevtapi functions;
	private final Machine machine;

	EventLogs(final WindowsApi api, final Machine machine) {
		functions = api.wevtapi();
		this.machine = machine;
	}

	/**
	 * The events of a channel.
	 *
	 * @param query XPath 1.0
	 * @return empty when there is no such channel
	 */
	Optional<EventList> read(final String channel, final String query, final int limit, final Cancellation cancellation)
			throws WindowsCallException {
		final Pointer results = functions.EvtQuery(machine.eventSession(), new WString(channel), new WString(query),
				WindowsConstants.EvtQueryChannelPath | WindowsConstants.EvtQueryReverseDirection);
		if (results == null) {
			final int error = WindowsApi.lastError();
			if (error == WindowsConstants.ERROR_EVT_CHANNEL_NOT_FOUND) {
				return Optional.empty();
			}
			if (error == WindowsConstants.ERROR_EVT_INVALID_QUERY) {
				throw WindowsApiFailures.refusal(FailureKind.INVALID_INPUT, "eventQuery", query);
			}
			throw WindowsApiFailures.call("EvtQuery", channel, error);
		}
		final Map<String, Optional<Pointer>> publishers = new HashMap<>();
		try {
			final List<WindowsEvent> events = new ArrayList<>();
			for (List<Pointer> handles = next(results, channel, limit); !handles.isEmpty(); handles = next(results, channel,
					limit - events.size())) {
				events.addAll(render(handles, channel, publishers, cancellation));
			}
			return Optional.of(new EventList(events));
		} finally {
			publishers.values().forEach(publisher -> publisher.ifPresent(functions::EvtClose));
			functions.EvtClose(results);
		}
	}

	private List<Pointer> next(final Pointer results, final String channel, final int limit) throws WindowsCallException {
		if (limit <= 0) {
			return List.of();
		}
		final int count = Math.min(limit, AT_ONCE);
		final byte[] addresses = new byte[count * Long.BYTES];
		final IntByReference returned = new IntByReference();
		if (!functions.EvtNext(results, count, addresses, WAIT_MILLIS, 0, returned)) {
			final int error = WindowsApi.lastError();
			if (error == WindowsConstants.ERROR_NO_MORE_ITEMS) {
				return List.of();
			}
			throw WindowsApiFailures.call("EvtNext", channel, error);
		}
		final ByteBuffer buffer = ByteBuffer.wrap(addresses).order(ByteOrder.LITTLE_ENDIAN);
		final List<Pointer> handles = new ArrayList<>();
		for (int i = 0; i < returned.getValue(); i++) {
			handles.add(new Pointer(buffer.getLong()));
		}
		return handles;
	}

	private List<WindowsEvent> render(final List<Pointer> handles, final String channel,
			final Map<String, Optional<Pointer>> publishers, final Cancellation cancellation) throws WindowsCallException {
		try {
			final List<WindowsEvent> events = new ArrayList<>();
			for (final Pointer handle : handles) {
				cancellation.check();
				final Optional<WindowsEvent> event = EventXml.parse(xml(handle, channel));
				if (event.isEmpty()) {
					throw WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "eventForm", channel);
				}
				events.add(withMessage(event.get(), handle, publishers));
			}
			return events;
		} finally {
			handles.forEach(functions::EvtClose);
		}
	}

	private String xml(final Pointer event, final String channel) throws WindowsCallException {
		char[] text = new char[ROOM];
		final IntByReference bytes = new IntByReference();
		boolean rendered = functions.EvtRender(null, event, WindowsConstants.EvtRenderEventXml, text.length * Character.BYTES, text,
				bytes, new IntByReference());
		if (!rendered && WindowsApi.lastError() == WindowsConstants.ERROR_INSUFFICIENT_BUFFER) {
			text = new char[bytes.getValue() / Character.BYTES + 1];
			rendered = functions.EvtRender(null, event, WindowsConstants.EvtRenderEventXml, text.length * Character.BYTES, text, bytes,
					new IntByReference());
		}
		if (!rendered) {
			throw WindowsApiFailures.call("EvtRender", channel, WindowsApi.lastError());
		}
		return upToZero(text, bytes.getValue() / Character.BYTES);
	}

	/** The message, when the program that wrote the event is still there to render it. */
	private WindowsEvent withMessage(final WindowsEvent event, final Pointer handle, final Map<String, Optional<Pointer>> publishers)
			throws WindowsCallException {
		final Pointer session = machine.eventSession();
		final Optional<Pointer> publisher = publishers.computeIfAbsent(event.provider(),
				name -> Optional.ofNullable(functions.EvtOpenPublisherMetadata(session, new WString(name), null, 0, 0)));
		if (publisher.isEmpty()) {
			return event;
		}
		char[] text = new char[ROOM];
		final IntByReference length = new IntByReference();
		boolean formatted = format(publisher.get(), handle, text, length);
		if (!formatted && WindowsApi.lastError() == WindowsConstants.ERROR_INSUFFICIENT_BUFFER) {
			text = new char[length.getValue()];
			formatted = format(publisher.get(), handle, text, length);
		}
		return formatted ? new WindowsEvent(event.channel(), event.provider(), event.id(), event.level(), event.time(), event.data(),
				upToZero(text, length.getValue())) : event;
	}

	private boolean format(final Pointer publisher, final Pointer event, final char[] text, final IntByReference length) {
		return functions.EvtFormatMessage(publisher, event, 0, 0, null, WindowsConstants.EvtFormatMessageEvent, text.length, text,
				length);
	}

	/** The counts include the zero at the end. */
	private static String upToZero(final char[] text, final int length) {
		final String whole = new String(text, 0, Math.min(length, text.length));
		final int end = whole.indexOf('\0');
		return end < 0 ? whole : whole.substring(0, end);
	}
}
