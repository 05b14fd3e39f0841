package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FileReason;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.report.MachineReport;
import io.shuzen.engine.report.ReportForm;
import io.shuzen.engine.report.RunRecord;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes one page about each endpoint, for a ticket: looked at now, from evidence, or from a former run. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

	private static final int PAGE = 1_000;

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Option(names = "--evidence", paramLabel = "DIR", descriptionKey = "evidence")
	private List<Path> evidence = List.of();

	@Option(names = "--run", paramLabel = "RUN", descriptionKey = "reportRun")
	private String runId;

	@Option(names = "--before", paramLabel = "DIR", descriptionKey = "reportBefore")
	private Path before;

	@Option(names = "--as", paramLabel = "markdown|html", defaultValue = "markdown", descriptionKey = "reportAs")
	private ReportForm form;

	@Option(names = "--mask", descriptionKey = "reportMask")
	private boolean mask;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE|DIR", descriptionKey = "reportOutput")
	private Path output;

	/** Taken from the arguments before they are parsed, as everywhere. */
	@Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language")
	private Language language;

	ReportCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		if (!evidence.isEmpty() && (targets.isExplicit() || targets.namesInventory())) {
			throw CommandTexts.invalid("evidence.exclusive");
		}
		final Map<String, RunRecord> run = runId == null ? Map.of() : run();
		final boolean looks = runId == null || targets.isExplicit() || !evidence.isEmpty();
		final List<MachineReport> reports = new ArrayList<>();
		boolean failed = false;
		if (looks) {
			final Map<String, Diagnosis> former = former();
			final List<EndpointDescriptor> endpoints = evidence.isEmpty() ? targets.resolve(context) : TargetOptions.evidence(evidence);
			for (final Diagnosis diagnosis : diagnose(endpoints)) {
				final String name = diagnosis.endpoint().name();
				MachineReport report = MachineReport.of(diagnosis, context.services().packs());
				if (run.containsKey(name)) {
					report = report.with(run.get(name));
				}
				final Diagnosis earlier = former.size() == 1 ? former.values().iterator().next() : former.get(name);
				reports.add(earlier == null ? report : report.since(earlier, context.services().packs()));
				failed |= diagnosis.failure().isPresent();
			}
		} else {
			run.forEach((endpoint, record) -> reports.add(MachineReport.of(endpoint, record)));
		}
		write(reports);
		return context.interruption().isRequested() ? ExitCode.CANCELLED : failed ? ExitCode.SOME_FAILED : ExitCode.SUCCESS;
	}

	private Map<String, Diagnosis> former() throws FailureException {
		final Map<String, Diagnosis> former = new LinkedHashMap<>();
		if (before != null) {
			diagnose(TargetOptions.evidence(List.of(before))).forEach(diagnosis -> former.put(diagnosis.endpoint().name(), diagnosis));
		}
		return former;
	}

	private List<Diagnosis> diagnose(final List<EndpointDescriptor> endpoints) throws FailureException {
		final InvestigationRequest request = new InvestigationRequest(endpoints, Set.of(), InvestigationRequest.DEFAULT_CONCURRENCY,
				InvestigationRequest.DEFAULT_TIMEOUT);
		try (Progress progress = new Progress(context.terminal(), endpoints.size())) {
			return context.interruption().await(context.services().investigator().start(request, new InvestigationListener() {
				@Override
				public void finished(final Diagnosis diagnosis) {
					progress.finished(diagnosis.endpoint().name(), diagnosis.failure().isEmpty());
				}
			}));
		}
	}

	/** What the run did, by endpoint. */
	private Map<String, RunRecord> run() throws FailureException {
		final Journal journal = context.services().journal();
		final RunSummary run = RunWords.find(journal, runId);
		final List<JournalEntry> entries = new ArrayList<>();
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, entries.isEmpty() ? 0 : entries.getLast().sequence(), PAGE);
			entries.addAll(page);
		} while (page.size() == PAGE);
		final Set<String> endpoints = new LinkedHashSet<>();
		for (final JournalEntry entry : entries) {
			if (entry.event() instanceof final RunEvent.EndpointAccepted accepted) {
				endpoints.add(accepted.endpoint());
			}
		}
		final Map<String, RunRecord> records = new LinkedHashMap<>();
		endpoints.forEach(endpoint -> records.put(endpoint, RunRecord.of(run, endpoint, entries)));
		return records;
	}

	private void write(final List<MachineReport> reports) throws FailureException {
		final Locale locale = context.terminal().locale();
		if (reports.size() > 1 && (output == null || Files.isRegularFile(output))) {
			throw CommandTexts.invalid("report.several", Integer.toString(reports.size()));
		}
		int number = 0;
		for (final MachineReport report : reports) {
			number++;
			final String text = form.write(report, locale, mask, context.services().packs(), context.services().runbooks());
			if (output == null) {
				context.terminal().out().print(text);
				continue;
			}
			final boolean folder = reports.size() > 1 || Files.isDirectory(output);
			final Path file = folder ? output.resolve(fileName(report.endpoint(), number) + '.' + form.ending()) : output;
			try {
				Files.createDirectories(file.toAbsolutePath().getParent());
				Files.writeString(file, text, StandardCharsets.UTF_8);
			} catch (final IOException e) {
				throw CommandTexts.invalid("report.unwritable", file.toString(), FileReason.of(e));
			}
		}
	}

	/** Endpoints may have names that are none for files, and a masked report must not betray one. */
	private String fileName(final String endpoint, final int number) {
		final String name = endpoint.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
		return mask ? "machine-" + number : name.isEmpty() || name.chars().allMatch(character -> character == '.') ? "_" : name;
	}
}
