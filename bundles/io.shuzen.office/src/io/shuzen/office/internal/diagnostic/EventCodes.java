package io.shuzen.office.internal.diagnostic;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.office.internal.code.ErrorCodes;

/** What error events of one channel mean, by the codes they mention. */
final class EventCodes {

	/** Older events say what was broken, not what is. */
	private static final Duration RECENT = Duration.ofDays(7);
	private static final int ERROR = 2;
	private static final int WARNING = 3;
	private static final ErrorCodes CODES = new ErrorCodes();

	/**
	 * A code, how often it came, and when last.
	 *
	 * @param explanation what it means
	 * @param latest      the newest event that mentions it
	 * @param count       how many events do
	 */
	record Occurrence(CodeExplanation explanation, WindowsEvent latest, long count) {
	}

	private EventCodes() {
	}

	/**
	 * Errors and warnings of the last week that the log tells of: before the facts were read, or before the log's newest event when that
	 * is older. A log that has been silent for months still says what the last state was.
	 */
	static List<WindowsEvent> recentProblems(final EventList events, final Instant readAt) {
		final Instant now = events.events().stream().map(WindowsEvent::time).max(Comparator.naturalOrder())
				.filter(newest -> newest.isBefore(readAt)).orElse(readAt);
		return events.events().stream().filter(event -> event.level() >= 1 && event.level() <= WARNING)
				.filter(event -> !event.time().isBefore(now.minus(RECENT))).toList();
	}

	static boolean isError(final WindowsEvent event) {
		return event.level() >= 1 && event.level() <= ERROR;
	}

	/** The message, with the event's data where there is no rendered message. */
	static String text(final WindowsEvent event) {
		return event.message().isBlank() ? String.join("\n", event.data()) : event.message();
	}

	/** The first line of the message, short enough for a table. */
	static String excerpt(final WindowsEvent event) {
		final String line = text(event).lines().map(String::trim).filter(text -> !text.isEmpty()).findFirst().orElse("");
		return event.id() + " " + event.time() + ": " + (line.length() > 200 ? line.substring(0, 200) + "…" : line);
	}

	/** The codes that the events mention, the newest first. */
	static List<Occurrence> occurrences(final List<WindowsEvent> events) {
		final Map<String, Occurrence> found = new LinkedHashMap<>();
		events.stream().sorted(Comparator.comparing(WindowsEvent::time).reversed()).forEach(event -> CODES
				.explainAll(text(event)).forEach(explanation -> found.merge(explanation.code(),
						new Occurrence(explanation, event, 1),
						(old, unused) -> new Occurrence(old.explanation(), old.latest(), old.count() + 1))));
		return List.copyOf(found.values());
	}
}
