package io.shuzen.journal.internal;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.FactsRecorded;

/** Turns events into a type name and JSON, and back. */
final class EventCodec {

	/** The names under which the two events are stored that every overview of runs is made from. */
	static final String RUN_STARTED = name(RunEvent.RunStarted.class);
	static final String RUN_FINISHED = name(RunEvent.RunFinished.class);
	static final String ENDPOINT_FINISHED = name(RunEvent.EndpointFinished.class);

	static final String FACTS_RECORDED = name(FactsRecorded.class);

	private static final Map<String, Class<? extends RunEvent>> TYPES = types();
	private static final Map<Class<?>, String> NAMES = TYPES.entrySet().stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

	private EventCodec() {
	}

	static String typeOf(final RunEvent event) {
		return typeOf(event.getClass());
	}

	static String typeOf(final Class<? extends RunEvent> event) {
		return NAMES.get(event);
	}

	/**
	 * As UTF-8.
	 *
	 * @param pieces takes what is kept apart from the entry
	 */
	static byte[] write(final RunEvent event, final List<FactPiece> pieces) {
		try {
			return event instanceof final FactsRecorded facts ? FactsForm.write(facts, pieces) : JsonFormat.mapper().writeValueAsBytes(event);
		} catch (final JsonProcessingException e) {
			throw new UncheckedIOException("an event that cannot be written as JSON is a defect", e);
		}
	}

	/** @throws JsonProcessingException when the type or the content is not understood */
	static RunEvent read(final String type, final String content, final FactsForm.Pieces pieces) throws JsonProcessingException {
		if (type.equals(FACTS_RECORDED)) {
			return FactsForm.read(content, pieces);
		}
		final Class<? extends RunEvent> known = TYPES.get(type);
		if (known == null) {
			throw new UnknownEventType(type);
		}
		return JsonFormat.mapper().readValue(content, known);
	}

	/** A newer version wrote it. */
	static final class UnknownEventType extends JsonProcessingException {

		private static final long serialVersionUID = 1L;

		UnknownEventType(final String type) {
			super(type);
		}
	}

	private static Map<String, Class<? extends RunEvent>> types() {
		final Map<String, Class<? extends RunEvent>> types = new HashMap<>();
		leaves(RunEvent.class).forEach(type -> types.put(name(type), type.asSubclass(RunEvent.class)));
		return Map.copyOf(types);
	}

	private static Stream<Class<?>> leaves(final Class<?> type) {
		return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCodec::leaves) : Stream.of(type);
	}

	private static String name(final Class<?> type) {
		return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}
}
