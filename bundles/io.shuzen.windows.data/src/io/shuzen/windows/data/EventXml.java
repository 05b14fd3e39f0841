package io.shuzen.windows.data;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

import io.shuzen.core.probe.WindowsEvent;

/** An event as Windows renders it (schema http://schemas.microsoft.com/win/2004/08/events/event). */
public final class EventXml {

	private EventXml() {
	}

	/**
	 * The event.
	 *
	 * @param xml one {@code Event} element, whole
	 * @return empty when it cannot be understood; none is made up
	 */
	public static Optional<WindowsEvent> parse(final String xml) {
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
		} catch (SAXException | IOException | DateTimeParseException | NumberFormatException e) {
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

	/** Event data may hold characters that XML forbids, and Windows renders them all the same. */
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
}
