package io.shuzen.cli.internal.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;

/**
 * A run as build servers read results of tests: a suite for each endpoint, a case for each of its steps, and one for the endpoint as a
 * whole. What is not known is an error; what did not succeed is a failure; what had no turn is skipped.
 */
final class JUnitReport {

	private static final int PAGE = 5_000;

	private final Journal journal;
	private final String runId;

	JUnitReport(final Journal journal, final String runId) {
		this.journal = journal;
		this.runId = runId;
	}

	/** One endpoint. */
	private static final class Suite {
		private Instant began;
		private final List<Case> cases = new ArrayList<>();
	}

	private enum Verdict {
		PASSED, SKIPPED, FAILURE, ERROR
	}

	private record Case(String name, Verdict verdict, String result, Optional<Failure> failure, Duration duration) {
	}

	/** English, because results are compared by programs. */
	void write(final PrintWriter out) throws FailureException {
		final RunSummary run = RunWords.find(journal, runId);
		final Map<String, Suite> suites = suites();
		try {
			final XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeStartElement("testsuites");
			xml.writeAttribute("name", clean(run.title().english() + ' ' + runId));
			count(xml, suites.values().stream().flatMap(suite -> suite.cases.stream()).toList());
			for (final Map.Entry<String, Suite> suite : suites.entrySet()) {
				write(xml, suite.getKey(), suite.getValue(), run.startedAt());
			}
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.flush();
		} catch (final XMLStreamException e) {
			throw new FailureException(new Failure(FailureKind.INTERNAL, CommandTexts.text("defect", e.toString())), e);
		}
	}

	private Map<String, Suite> suites() throws FailureException {
		final Map<String, Suite> suites = new LinkedHashMap<>();
		final Set<Class<? extends RunEvent>> kinds = Set.of(EndpointAccepted.class, StepFinished.class, EndpointFinished.class);
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, kinds, after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				switch (entry.event()) {
				case final EndpointAccepted accepted -> suites.put(accepted.endpoint(), new Suite());
				case final StepFinished step when !step.willRetry() -> add(suites, step.endpoint(), entry.at(), new Case(step.stepId(),
						verdict(step.result()), step.result().name(), step.failure(), Duration.ZERO));
				case final EndpointFinished finished -> add(suites, finished.endpoint(), entry.at(), new Case("endpoint",
						verdict(finished.result()), finished.result().name(), finished.failure(), finished.duration()));
				default -> {
					// an attempt that another one followed
				}
				}
			}
		} while (page.size() == PAGE);
		return suites;
	}

	private static void add(final Map<String, Suite> suites, final String endpoint, final Instant at, final Case result) {
		final Suite suite = suites.computeIfAbsent(endpoint, name -> new Suite());
		suite.began = suite.began == null ? at : suite.began;
		suite.cases.add(result);
	}

	private static Verdict verdict(final StepResult result) {
		return switch (result) {
		case SUCCEEDED, NOTHING_TO_DO -> Verdict.PASSED;
		case SKIPPED, CANCELLED -> Verdict.SKIPPED;
		case IN_DOUBT -> Verdict.ERROR;
		case BLOCKED, DECLINED, FAILED -> Verdict.FAILURE;
		};
	}

	private static Verdict verdict(final EndpointResult result) {
		return switch (result) {
		case SUCCEEDED, NOTHING_TO_DO -> Verdict.PASSED;
		case NOT_STARTED, CANCELLED -> Verdict.SKIPPED;
		case IN_DOUBT, UNREACHABLE -> Verdict.ERROR;
		case BLOCKED, DECLINED, FAILED -> Verdict.FAILURE;
		};
	}

	private void write(final XMLStreamWriter xml, final String endpoint, final Suite suite, final Instant begun)
			throws XMLStreamException {
		xml.writeStartElement("testsuite");
		xml.writeAttribute("name", clean(endpoint));
		xml.writeAttribute("timestamp", (suite.began == null ? begun : suite.began).truncatedTo(ChronoUnit.SECONDS).toString());
		count(xml, suite.cases);
		xml.writeAttribute("skipped", Long.toString(suite.cases.stream().filter(result -> result.verdict == Verdict.SKIPPED).count()));
		for (final Case result : suite.cases) {
			xml.writeStartElement("testcase");
			xml.writeAttribute("classname", clean(endpoint));
			xml.writeAttribute("name", clean(result.name));
			xml.writeAttribute("time", seconds(result.duration));
			if (result.verdict != Verdict.PASSED) {
				xml.writeStartElement(result.verdict.name().toLowerCase(Locale.ROOT));
				xml.writeAttribute("message", clean(result.failure.map(failure -> failure.message().english()).orElse(result.result)));
				if (result.verdict != Verdict.SKIPPED) {
					xml.writeAttribute("type", result.failure.map(failure -> failure.kind().name()).orElse(result.result));
					xml.writeCharacters(clean(result.failure.map(failure -> failure.advice().english() + '\n' + failure.detail()).orElse("")));
				}
				xml.writeEndElement();
			}
			xml.writeEndElement();
		}
		xml.writeEndElement();
	}

	/** What the schema of Jenkins' xunit plugin allows for one suite as for all of them. */
	private static void count(final XMLStreamWriter xml, final List<Case> cases) throws XMLStreamException {
		xml.writeAttribute("tests", Integer.toString(cases.size()));
		xml.writeAttribute("failures", Long.toString(cases.stream().filter(result -> result.verdict == Verdict.FAILURE).count()));
		xml.writeAttribute("errors", Long.toString(cases.stream().filter(result -> result.verdict == Verdict.ERROR).count()));
		xml.writeAttribute("time", seconds(cases.stream().map(Case::duration).reduce(Duration.ZERO, Duration::plus)));
	}

	private static String seconds(final Duration duration) {
		return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
	}

	/** XML has no place for most control characters and for halves of surrogate pairs, not even escaped. */
	private static String clean(final String text) {
		return text.codePoints().map(point -> point == '\t' || point == '\n' || point >= 0x20 && point <= 0xD7FF
				|| point >= 0xE000 && point <= 0xFFFD || point >= 0x1_0000 ? point : 0xFFFD)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}
}
