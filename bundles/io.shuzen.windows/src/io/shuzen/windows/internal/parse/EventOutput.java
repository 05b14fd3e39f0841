package io.shuzen.windows.internal.parse;

import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.WindowsEvent;

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
			xmlEvent(matcher.group()).ifPresent(events::add);
		}
		if (events.isEmpty()) {
			final String[] blocks = TEXT_EVENT.split(output);
			for (int i = 1; i < blocks.length; i++) {
				textEvent(blocks[i]).ifPresent(events::add);
			}
		}
		return new EventList(events);
	}

	private static Optional<WindowsEvent> xmlEvent(final String xml) {
		try {
			final Element event = documents().parse(new InputSource(new StringReader(legal(xml)))).getDocumentElement();
			final Optional<Element> system = child(event, "System");
			if (system.isEmpty()) {
				return Optional.empty();
			}
			final Element header = system.get();
			final List<String> data = new ArrayList<>();
			for (final String container : List.of("EventData", "UserData")) {
				child(event, container).ifPresent(element -> collect(element, data));
			}
			return Optional.of(new WindowsEvent(text(header, "Channel"), child(header, "Provider").map(e -> e.getAttribute("Name")).orElse(""),
					Integer.parseInt(text(header, "EventID")), number(text(header, "Level")),
					Instant.parse(child(header, "TimeCreated").map(e -> e.getAttribute("SystemTime")).orElse("")), data,
					child(event, "RenderingInfo").map(info -> text(info, "Message")).orElse("")));
		} catch (SAXException | java.io.IOException | DateTimeParseException | NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static DocumentBuilder documents() {
		try {
			final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			final DocumentBuilder builder = factory.newDocumentBuilder();
			// else the parser writes what it does not like to the console
			builder.setErrorHandler(new DefaultHandler());
			return builder;
		} catch (final ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Event data may hold characters that XML forbids, and wevtutil prints them all the same. */
	private static String legal(final String xml) {
		return xml.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd")
				.replaceAll("&#x?(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|0*(?:[bce-fBCE-F]|1[0-9a-fA-F]));", "\ufffd");
	}

	private static void collect(final Element element, final List<String> data) {
		final NodeList children = element.getChildNodes();
		for (int i = 0; i < children.getLength(); i++) {
			if (children.item(i) instanceof final Element item) {
				if (hasElements(item)) {
					collect(item, data);
				} else {
					final String name = item.getTagName().equals("Data") ? item.getAttribute("Name") : item.getTagName();
					data.add(name.isEmpty() ? item.getTextContent() : name + '=' + item.getTextContent());
				}
			}
		}
	}

	private static boolean hasElements(final Element element) {
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Element> child(final Element parent, final String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof final Element element && element.getTagName().equals(name)) {
				return Optional.of(element);
			}
		}
		return Optional.empty();
	}

	private static String text(final Element parent, final String name) {
		return child(parent, name).map(Element::getTextContent).map(String::strip).orElse("");
	}

	private static int number(final String digits) {
		return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
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
