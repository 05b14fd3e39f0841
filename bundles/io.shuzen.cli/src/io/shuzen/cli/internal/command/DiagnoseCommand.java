package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.CauseLines;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.cli.internal.output.Table;
import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.evidence.UnrecognisedFile;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads endpoints, or evidence of them, and says what is wrong. */
@Command(name = "diagnose")
final class DiagnoseCommand implements Callable<Integer> {

	/** From which severity on findings make the command fail. */
	enum FailOn {
		NEVER, WARNING, ERROR;

		boolean isMetBy(final Severity severity) {
			return this != NEVER && severity.isAtLeast(this == WARNING ? Severity.WARNING : Severity.ERROR);
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** More names would push the findings off the screen. */
	private static final int NAMED_FILES = 10;

	private final CommandContext context;

	@Mixin
	private TargetOptions targets = new TargetOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Option(names = "--evidence", paramLabel = "DIR", descriptionKey = "evidence")
	private List<Path> evidence = List.of();

	@Option(names = "--save-evidence", paramLabel = "DIR", descriptionKey = "saveEvidence")
	private Path saveEvidence;

	@Option(names = "--diagnostic", paramLabel = "ID", split = ",", descriptionKey = "diagnostic")
	private List<String> diagnostics = List.of();

	@Option(names = "--user", paramLabel = "SID|ACCOUNT", descriptionKey = "userFindings")
	private String user;

	@Option(names = "--fail-on", paramLabel = "never|warning|error", defaultValue = "never", descriptionKey = "failOn")
	private FailOn failOn;

	@Option(names = "--concurrency", paramLabel = "N", descriptionKey = "concurrency")
	private Integer concurrency;

	DiagnoseCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() throws FailureException {
		if (!evidence.isEmpty() && (targets.isExplicit() || targets.namesInventory())) {
			throw CommandTexts.invalid("evidence.exclusive");
		}
		final Set<String> chosen = chosenDiagnostics();
		final List<EndpointDescriptor> endpoints = evidence.isEmpty() ? targets.resolve(context)
				: TargetOptions.evidence(evidence);
		final InvestigationRequest request = new InvestigationRequest(endpoints, chosen,
				concurrency == null ? InvestigationRequest.DEFAULT_CONCURRENCY
						: OptionValues.inRange("--concurrency", concurrency, 1, 10_000),
				InvestigationRequest.DEFAULT_TIMEOUT);
		final List<Diagnosis> diagnoses;
		try (Progress progress = new Progress(context.terminal(), endpoints.size())) {
			diagnoses = context.interruption().await(context.services().investigator().start(request, new InvestigationListener() {
				@Override
				public void finished(final Diagnosis diagnosis) {
					progress.finished(diagnosis.endpoint().name(), diagnosis.failure().isEmpty());
				}
			})).stream().map(this::ofUser).toList();
		}
		if (saveEvidence != null) {
			save(diagnoses);
		}
		write(diagnoses);
		return exitCode(diagnoses);
	}

	private Set<String> chosenDiagnostics() throws FailureException {
		final Set<String> chosen = new HashSet<>();
		for (final String wanted : diagnostics) {
			final List<String> ids = context.services().packs().diagnostics().stream().map(Diagnostic::id)
					.filter(id -> id.equalsIgnoreCase(wanted)
							|| Json.catalogueId(id).filter(catalogueId -> catalogueId.equalsIgnoreCase(wanted)).isPresent())
					.toList();
			if (ids.isEmpty()) {
				throw CommandTexts.invalid("diagnostic.unknown", wanted);
			}
			chosen.addAll(ids);
		}
		return chosen;
	}

	/** Leaves out what is about other users. */
	private Diagnosis ofUser(final Diagnosis diagnosis) {
		if (user == null || diagnosis.facts().isEmpty()) {
			return diagnosis;
		}
		final Facts facts = diagnosis.facts().get();
		return new Diagnosis(diagnosis.endpoint(), diagnosis.facts(),
				diagnosis.findings().stream().filter(finding -> isAbout(finding.subject(), facts)).toList(),
				diagnosis.causes().stream().filter(cause -> isAbout(cause.subject(), facts)).toList(),
				diagnosis.failure(), diagnosis.defects(), diagnosis.timings());
	}

	private boolean isAbout(final Identity subject, final Facts facts) {
		if (!(subject instanceof final Identity.User identity)) {
			return true;
		}
		final String wanted = user.toLowerCase(Locale.ROOT);
		return identity.sid().equalsIgnoreCase(user)
				|| facts.user(identity).map(WindowsUser::account).map(account -> account.toLowerCase(Locale.ROOT))
						.filter(account -> account.equals(wanted) || account.endsWith('\\' + wanted)).isPresent();
	}

	private void save(final List<Diagnosis> diagnoses) throws FailureException {
		for (final Diagnosis diagnosis : diagnoses) {
			if (diagnosis.facts().isPresent()) {
				final Path folder = diagnoses.size() == 1 ? saveEvidence
						: saveEvidence.resolve(folderName(diagnosis.endpoint().name()));
				try {
					EvidenceFolder.write(folder, diagnosis.facts().get());
				} catch (final IOException e) {
					throw CommandTexts.invalid("evidence.unwritable", folder.toString(), FileReason.of(e));
				}
			}
		}
	}

	/** Endpoints may have names that are none for files. */
	private static String folderName(final String endpoint) {
		final String name = endpoint.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
		return name.isEmpty() || name.chars().allMatch(character -> character == '.') ? "_" : name;
	}

	private void write(final List<Diagnosis> diagnoses) {
		switch (output.format()) {
		case TABLE -> writeTable(diagnoses);
		case JSON -> Json.write(context.terminal().out(), output.json(context.terminal()).diagnoses(diagnoses));
		case CSV -> writeCsv(diagnoses);
		}
	}

	private void writeTable(final List<Diagnosis> diagnoses) {
		final Terminal terminal = context.terminal();
		final Table table = new Table(terminal.say(CommandTexts.text("column.endpoint")),
				terminal.say(CommandTexts.text("column.severity")), terminal.say(CommandTexts.text("column.diagnostic")),
				terminal.say(CommandTexts.text("column.subject")), terminal.say(CommandTexts.text("column.finding")));
		final AdviceLines advice = new AdviceLines();
		int rows = 0;
		int well = 0;
		for (final Diagnosis diagnosis : diagnoses) {
			final String name = diagnosis.endpoint().name();
			if (diagnosis.failure().isPresent()) {
				final Failure failure = diagnosis.failure().get();
				table.row(name, terminal.say(CommandTexts.text("severity.failed")), "", "", terminal.say(failure.message()));
				advice.add(name, failure);
				rows++;
			}
			final List<Finding> shown = diagnosis.findings().stream().filter(finding -> finding.severity() != Severity.OK).toList();
			for (final Finding finding : shown) {
				table.row(name, terminal.say(CommandTexts.text("severity." + Json.name(finding.severity()))),
						Json.catalogueId(finding.diagnosticId()).orElse(finding.diagnosticId()),
						diagnosis.facts().map(facts -> terminal.say(facts.nameOf(finding.subject()))).orElse(""),
						terminal.say(finding.title()));
				rows++;
			}
			for (final Failure defect : diagnosis.defects()) {
				table.row(name, terminal.say(CommandTexts.text("severity.failed")), "", "", terminal.say(defect.message()));
				rows++;
			}
			if (diagnosis.failure().isEmpty() && shown.stream().noneMatch(finding -> finding.severity().isAtLeast(Severity.WARNING))) {
				well++;
			}
		}
		if (rows > 0) {
			table.write(terminal.out());
			terminal.out().println();
		}
		advice.write(terminal);
		for (final Diagnosis diagnosis : diagnoses) {
			final List<String> causes = CauseLines.of(diagnosis, terminal);
			causes.forEach(terminal.out()::println);
			if (!causes.isEmpty()) {
				terminal.out().println();
			}
		}
		diagnoses.forEach(diagnosis -> writeUnrecognised(diagnosis, terminal));
		terminal.out().println(terminal.say(CommandTexts.text("diagnose.summary", diagnoses.size(),
				count(diagnoses, Severity.ERROR), count(diagnoses, Severity.WARNING), Integer.toString(well),
				Long.toString(diagnoses.stream().filter(diagnosis -> diagnosis.failure().isPresent()).count()))));
	}

	/** Evidence that nobody could use is named, lest somebody thinks that it was judged. */
	private static void writeUnrecognised(final Diagnosis diagnosis, final Terminal terminal) {
		final List<String> names = diagnosis.facts().stream().flatMap(facts -> facts.all().stream())
				.map(UnrecognisedFile::nameIn).flatMap(Optional::stream).distinct().sorted().toList();
		if (names.isEmpty()) {
			return;
		}
		terminal.out().println(terminal.say(CommandTexts.text("evidence.unrecognised", diagnosis.endpoint().name(),
				names.size())));
		names.stream().limit(NAMED_FILES).forEach(name -> terminal.out().println("  " + name));
		if (names.size() > NAMED_FILES) {
			terminal.out().println("  " + terminal.say(CommandTexts.text("evidence.unrecognised.more",
					Integer.toString(names.size() - NAMED_FILES))));
		}
		terminal.out().println();
	}

	private static String count(final List<Diagnosis> diagnoses, final Severity worst) {
		return Long.toString(diagnoses.stream().filter(diagnosis -> diagnosis.worst().filter(worst::equals).isPresent()).count());
	}

	private void writeCsv(final List<Diagnosis> diagnoses) {
		final Terminal terminal = context.terminal();
		final List<List<String>> rows = new ArrayList<>();
		for (final Diagnosis diagnosis : diagnoses) {
			final String name = diagnosis.endpoint().name();
			diagnosis.failure().ifPresent(failure -> rows.add(List.of(name, "failed", "", "", "", failure.kind().id(), "",
					terminal.say(failure.message()), "", "", "")));
			for (final Finding finding : diagnosis.findings()) {
				rows.add(List.of(name, "ok", Json.name(finding.severity()), finding.diagnosticId(),
						Json.catalogueId(finding.diagnosticId()).orElse(""), finding.subject().id(),
						diagnosis.facts().map(facts -> terminal.say(facts.nameOf(finding.subject()))).orElse(""),
						terminal.say(finding.title()), terminal.say(finding.explanation()),
						String.join(" ", finding.remedies().stream().map(Finding.Remedy::id).toList()),
						diagnosis.causes().stream().filter(cause -> cause.restsOn(finding)).map(Cause::title).map(terminal::say).findFirst()
								.orElse("")));
			}
		}
		Csv.write(terminal.out(), List.of("endpoint", "status", "severity", "diagnostic", "catalogueId", "subject",
				"subjectName", "title", "explanation", "remedies", "cause"), rows);
	}

	private int exitCode(final List<Diagnosis> diagnoses) {
		if (context.interruption().isRequested()) {
			return ExitCode.CANCELLED;
		}
		if (diagnoses.stream().anyMatch(diagnosis -> diagnosis.failure().isPresent())) {
			return ExitCode.SOME_FAILED;
		}
		return diagnoses.stream().anyMatch(diagnosis -> diagnosis.worst().filter(failOn::isMetBy).isPresent())
				? ExitCode.FINDINGS : ExitCode.SUCCESS;
	}
}
