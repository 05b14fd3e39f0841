package io.shuzen.windows.internal.parse;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.windows.data.EventXml;

/**
 * What {@code wevtutil qe} prints, as XML ({@code /f:xml}, {@code /f:RenderedXml}) or as text, whose labels are English in every
 * language.
 */
public final class EventOutput {

	private static final Pattern EVENT = Pattern.compile("<Event[ >].*?</Event>", Pattern.DOTALL);
	private static final Pattern TEXT_EVENT = Pattern.compile("(?m)^Event\\[\\d+\\]:?\\s*$");
	private static final Pattern TEXT_FIELD = Pattern.compile("\\s{2}([A-Z][A-Za-z ]*):\\s?(.*)");

	private EventOutput() {
	}

	/** The events, in the order of the output. An event that cannot be understood is left out; none is made up. */
	public static EventList parse(final String output) {
		final List<WindowsEvent> events = new ArrayList<>();
		final Matcher matcher = EVENT.matcher(output);
		while (matcher.find()) {
			EventXml.parse(matcher.group()).ifPresent(events::add);
		}
		if (events.isEmpty()) {
			final String[] blocks = TEXT_EVENT.split(output);
			for (int i = 1; i < blocks.length; i++) {
				textEvent(blocks[i]).ifPresent(events::add);
			}
		}
		return new EventList(events);
	}

	private static Optional<WindowsEvent> textEvent(final String block) {
		String channel = "";
		String provider = "";
		String time = "";
		String id = "";
		String level = "";
		final StringBuilder message = new StringBuilder();
		boolean described = false;
		for (final String line : block.split("\\R")) {
			final Matcher field = TEXT_FIELD.matcher(line);
			if (described) {
				message.append(line).append('\n');
			} else if (field.matches()) {
				switch (field.group(1)) {
				case "Log Name" -> channel = field.group(2).strip();
				case "Source" -> provider = field.group(2).strip();
				case "Date" -> time = field.group(2).strip();
				case "Event ID" -> id = field.group(2).strip();
				case "Level" -> level = field.group(2).strip();
				case "Description" -> {
					described = true;
					message.append(field.group(2));
				}
				default -> {
					// of no interest, as Opcode or Computer
				}
				}
			}
		}
		try {
			final Instant written = Instant.parse(time.endsWith("Z") ? time : time + 'Z');
			return Optional.of(new WindowsEvent(channel, provider, Integer.parseInt(id), level(level), written, List.of(),
					message.toString().strip()));
		} catch (DateTimeParseException | NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** The level's word is translated with the rest of the rendering; an unknown one counts as "always". */
	private static int level(final String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
		case "critical", "重大" -> 1;
		case "error", "エラー" -> 2;
		case "warning", "警告" -> 3;
		case "information", "情報" -> 4;
		case "verbose", "詳細" -> 5;
		default -> 0;
		};
	}
}
