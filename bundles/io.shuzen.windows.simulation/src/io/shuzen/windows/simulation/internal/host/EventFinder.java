package io.shuzen.windows.simulation.internal.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.windows.simulation.internal.machine.EventState;
import io.shuzen.windows.simulation.internal.machine.NameMap;
import io.shuzen.windows.simulation.internal.machine.Placeholders;

/** Answers event queries: XPath 1.0 over the events' XML, as in "Event Selection" of learn.microsoft.com. */
record EventFinder(NameMap<List<EventState>> channels, Placeholders placeholders) {

	// Windows' own function; its value is put into the document instead
	private static final String TIME_DIFFERENCE = "timediff(@SystemTime)";
	private static final String TIME_DIFFERENCE_ATTRIBUTE = "@Difference";

	Answer<EventList> answer(final EventLogProbe probe) {
		final Optional<List<EventState>> channel = channels.get(probe.channel());
		if (channel.isEmpty()) {
			return Answer.absent();
		}
		final String name = channels.storedName(probe.channel()).orElseThrow();
		final List<WindowsEvent> events = new ArrayList<>(
				channel.get().stream().map(event -> event.in(name, placeholders)).toList());
		events.sort(Comparator.comparing(WindowsEvent::time).reversed());
		try {
			return Answer.present(new EventList(matching(events, probe.query()).stream().limit(probe.limit()).toList()));
		} catch (final XPathExpressionException | ParserConfigurationException e) {
			return Answer.unreadable(HostTexts.failure(FailureKind.UNSUPPORTED, "queryUnsupported", probe.query(),
					String.valueOf(e.getMessage())));
		}
	}

	private List<WindowsEvent> matching(final List<WindowsEvent> events, final String query)
			throws XPathExpressionException, ParserConfigurationException {
		if (query.equals("*")) {
			return events;
		}
		final XPath xpath = XPathFactory.newInstance().newXPath();
		final XPathExpression expression = xpath.compile(query.replace(TIME_DIFFERENCE, TIME_DIFFERENCE_ATTRIBUTE));
		final List<WindowsEvent> matching = new ArrayList<>();
		for (final WindowsEvent event : events) {
			if (expression.evaluate(document(event), XPathConstants.NODE) != null) {
				matching.add(event);
			}
		}
		return matching;
	}

	private Document document(final WindowsEvent event) throws ParserConfigurationException {
		final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
		final Element root = document.createElement("Event");
		document.appendChild(root);
		final Element system = add(root, "System", "");
		add(system, "Provider", "").setAttribute("Name", event.provider());
		add(system, "EventID", Integer.toString(event.id()));
		add(system, "Level", Integer.toString(event.level()));
		add(system, "Channel", event.channel());
		final Element time = add(system, "TimeCreated", "");
		time.setAttribute("SystemTime", event.time().toString());
		time.setAttribute("Difference",
				Long.toString(placeholders.now().toEpochMilli() - event.time().toEpochMilli()));
		final Element data = add(root, "EventData", "");
		for (final String item : event.data()) {
			final int separator = item.indexOf('=');
			final Element element = add(data, "Data", item.substring(separator + 1));
			if (separator > 0) {
				element.setAttribute("Name", item.substring(0, separator));
			}
		}
		return document;
	}

	private static Element add(final Element parent, final String name, final String text) {
		final Element element = parent.getOwnerDocument().createElement(name);
		element.setTextContent(text);
		parent.appendChild(element);
		return element;
	}
}
