package io.shuzen.engine.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.engine.report.ReportDocument.Block;
import io.shuzen.engine.report.ReportDocument.Heading;
import io.shuzen.engine.report.ReportDocument.Item;
import io.shuzen.engine.report.ReportDocument.Items;
import io.shuzen.engine.report.ReportDocument.Paragraph;
import io.shuzen.engine.report.ReportDocument.Table;
import io.shuzen.engine.report.ReportDocument.Tone;

/** Puts a report into words: first what people have to do, then why, then everything it rests on. */
final class ReportLayout {

	static final TextBundle TEXTS = TextBundle.beside(ReportLayout.class, "report");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
	private static final int LONGEST_EXCERPT = 300;
	/** From this build on it is Windows 11, whatever its registry says. */
	private static final int FIRST_WINDOWS_11_BUILD = 22_000;

	private final MachineReport report;
	private final RemedyNames names;
	private final List<Block> blocks = new ArrayList<>();

	/** What remedies are called before people. */
	@FunctionalInterface
	interface RemedyNames {
		/** The title of a step type or runbook; its id when it is not known. */
		Text nameOf(String id);
	}

	private ReportLayout(final MachineReport report, final RemedyNames names) {
		this.report = report;
		this.names = names;
	}

	static ReportDocument of(final MachineReport report, final RemedyNames names) {
		return new ReportLayout(report, names).layOut();
	}

	private ReportDocument layOut() {
		head();
		toDo();
		causes();
		pictures();
		findings();
		changes();
		differences();
		return new ReportDocument(Text.verbatim(report.endpoint()), blocks);
	}

	private void head() {
		final Optional<SystemInformation> system = report.facts().flatMap(facts -> facts.answer(SystemProbe.INSTANCE).asOptional());
		system.ifPresent(each -> paragraph(Text.verbatim(describe(each)), Tone.PLAIN));
		report.facts().ifPresent(facts -> paragraph(TEXTS.text("readAt", time(facts.capturedAt())), Tone.PLAIN));
		report.failure().ifPresent(failure -> paragraph(sentence(failure), Tone.ERROR));
		report.run().ifPresent(run -> paragraph(TEXTS.text("run", run.title(), run.runId(), time(run.startedAt()), run.operator(),
				run.result().map(result -> TEXTS.text("result." + result.name())).orElse(TEXTS.text("notEnded"))),
				run.result().filter(result -> result.isSuccess()).isPresent() ? Tone.GOOD : Tone.WARNING));
		report.run().flatMap(RunRecord::failure).ifPresent(failure -> paragraph(sentence(failure), Tone.ERROR));
	}

	static String describe(final SystemInformation system) {
		final String product = system.build() >= FIRST_WINDOWS_11_BUILD && !system.productName().contains("Server")
				? system.productName().replace("Windows 10", "Windows 11")
				: system.productName();
		final String version = system.displayVersion().isEmpty() ? "" : ' ' + system.displayVersion();
		return (product.isEmpty() ? "Windows" : product) + version + " (" + system.build() + '.' + system.revision() + ')';
	}

	private void toDo() {
		final Set<Text> doing = new LinkedHashSet<>();
		report.run().ifPresent(run -> {
			run.steps().stream().flatMap(step -> step.blockers().stream()).map(Blocker::advice).filter(advice -> !advice.isEmpty())
					.forEach(doing::add);
			run.followUps().stream().map(FollowUp::describe).forEach(doing::add);
		});
		final List<Cause> probable = report.causes().stream().filter(cause -> cause.certainty().isAtLeast(Certainty.LIKELY)).toList();
		final List<Cause> worked = probable.isEmpty() ? report.causes().stream().limit(1).toList() : probable;
		for (final Cause cause : worked) {
			cause.remedies().stream().findFirst().ifPresent(first -> doing.add(TEXTS.text("repairWith", names.nameOf(first.id()))));
			doing.addAll(cause.instructions());
		}
		if (report.run().isEmpty() && report.causes().isEmpty()) {
			report.findings().stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING))
					.flatMap(finding -> finding.remedies().stream()).map(Finding.Remedy::id).distinct().limit(3)
					.forEach(id -> doing.add(TEXTS.text("repairWith", names.nameOf(id))));
		}
		heading("toDo");
		if (doing.isEmpty()) {
			paragraph(TEXTS.text(report.failure().isPresent() ? "toDo.reach" : "toDo.nothing"),
					report.failure().isPresent() ? Tone.WARNING : Tone.GOOD);
		} else {
			blocks.add(new Items(doing.stream().map(text -> new Item(text, Tone.PLAIN, List.of())).toList(), true));
		}
	}

	private void causes() {
		if (report.causes().isEmpty()) {
			return;
		}
		heading("causes");
		blocks.add(new Items(report.causes().stream().map(this::cause).toList(), true));
	}

	private Item cause(final Cause cause) {
		final List<Text> details = new ArrayList<>();
		if (!cause.explanation().isEmpty()) {
			details.add(cause.explanation());
		}
		cause.reasons().forEach(reason -> details.add(TEXTS.text("because", reason.statement())));
		cause.objections().forEach(objection -> details.add(TEXTS.text("against", objection.statement())));
		if (!cause.remedies().isEmpty()) {
			details.add(TEXTS.text("repairedBy", join(cause.remedies().stream().map(remedy -> names.nameOf(remedy.id())).toList())));
		}
		return new Item(TEXTS.text("cause", cause.title(), TEXTS.text("certainty." + cause.certainty().name()), subject(cause.subject())),
				switch (cause.certainty()) {
				case CERTAIN -> Tone.ERROR;
				case LIKELY -> Tone.WARNING;
				case POSSIBLE -> Tone.PLAIN;
				}, details);
	}

	private void pictures() {
		for (final Picture picture : report.pictures()) {
			blocks.add(new Heading(picture.title()));
			final List<Text> columns = new ArrayList<>();
			columns.add(Text.EMPTY);
			columns.addAll(picture.columns());
			blocks.add(new Table(columns, picture.rows().stream().map(row -> {
				final List<List<Text>> cells = new ArrayList<>();
				cells.add(List.of(row.label()));
				cells.addAll(row.cells());
				return cells;
			}).toList()));
		}
	}

	private void findings() {
		final List<Finding> shown = report.findings().stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING)).toList();
		heading("findings");
		if (shown.isEmpty()) {
			if (report.failure().isEmpty()) {
				paragraph(TEXTS.text("findings.none"), Tone.GOOD);
			}
			return;
		}
		blocks.add(new Items(shown.stream().map(finding -> {
			final List<Text> details = new ArrayList<>();
			if (!finding.explanation().isEmpty()) {
				details.add(finding.explanation());
			}
			finding.evidence().forEach(evidence -> details
					.add(TEXTS.text("evidence", evidence.probe().describe(), shortened(evidence.excerpt()))));
			return new Item(TEXTS.text("finding", TEXTS.text("severity." + finding.severity().name()), finding.title(),
					subject(finding.subject()), finding.diagnosticId()), finding.severity() == Severity.ERROR ? Tone.ERROR : Tone.WARNING,
					details);
		}).toList(), false));
	}

	private void changes() {
		final List<RunRecord.Step> steps = report.run().map(RunRecord::steps).orElse(List.of());
		if (steps.isEmpty()) {
			return;
		}
		heading("changes");
		blocks.add(new Items(steps.stream().map(this::step).toList(), false));
	}

	private Item step(final RunRecord.Step step) {
		final List<Text> details = new ArrayList<>();
		for (final Outcome outcome : step.outcomes()) {
			details.add(TEXTS.text("outcome." + (outcome.isSuccess() ? "done" : outcome instanceof Outcome.InDoubt ? "doubt" : "failed"),
					outcome.change().describe()));
			outcome.undo().changes().stream().map(Change::describe).forEach(former -> details.add(TEXTS.text("undoable", former)));
		}
		step.blockers().forEach(blocker -> details.add(blocker.reason()));
		step.failure().map(ReportLayout::sentence).ifPresent(details::add);
		final boolean failed = step.result().filter(result -> result.isFailure()).isPresent();
		return new Item(TEXTS.text("step", names.nameOf(step.stepType().isEmpty() ? step.stepId() : step.stepType()),
				step.result().map(result -> TEXTS.text("result." + result.name())).orElse(TEXTS.text("notEnded"))),
				failed ? Tone.ERROR : Tone.PLAIN, details);
	}

	private void differences() {
		if (report.former().isEmpty()) {
			return;
		}
		final MachineReport.Former former = report.former().get();
		heading("differences");
		final List<List<List<Text>>> rows = new ArrayList<>();
		for (final Picture now : report.pictures()) {
			former.pictures().stream().filter(then -> then.title().equals(now.title())).findFirst()
					.ifPresent(then -> rows.addAll(differences(then, now)));
		}
		rows.addAll(differences(former.findings()));
		if (rows.isEmpty()) {
			paragraph(TEXTS.text("differences.none", time(former.at())), Tone.PLAIN);
		} else {
			blocks.add(new Table(List.of(Text.EMPTY, TEXTS.text("before", time(former.at())), TEXTS.text("after", time(report.at()))), rows));
		}
	}

	private static List<List<List<Text>>> differences(final Picture then, final Picture now) {
		final List<List<List<Text>>> rows = new ArrayList<>();
		for (final Picture.Row row : now.rows()) {
			for (int column = 0; column < now.columns().size(); column++) {
				final List<Text> after = row.cells().get(column);
				final List<Text> before = cell(then, row.label(), now.columns().get(column));
				if (!after.equals(before)) {
					rows.add(List.of(List.of(TEXTS.text("of", row.label(), now.columns().get(column))), before, after));
				}
			}
		}
		return rows;
	}

	private static List<Text> cell(final Picture picture, final Text label, final Text column) {
		final int place = picture.columns().indexOf(column);
		return place < 0 ? List.of()
				: picture.rows().stream().filter(row -> row.label().equals(label)).map(row -> row.cells().get(place)).findFirst()
						.orElse(List.of());
	}

	private List<List<List<Text>>> differences(final List<Finding> before) {
		final Set<Text> then = troubles(before);
		final Set<Text> now = troubles(report.findings());
		final List<List<List<Text>>> rows = new ArrayList<>();
		then.stream().filter(title -> !now.contains(title))
				.forEach(title -> rows.add(List.of(List.of(title), List.of(TEXTS.text("found")), List.of(TEXTS.text("gone")))));
		now.stream().filter(title -> !then.contains(title))
				.forEach(title -> rows.add(List.of(List.of(title), List.of(TEXTS.text("notFound")), List.of(TEXTS.text("found")))));
		return rows;
	}

	private static Set<Text> troubles(final List<Finding> findings) {
		return findings.stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING)).map(Finding::title)
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Text subject(final Identity identity) {
		final Facts facts = report.facts().or(() -> report.former().map(MachineReport.Former::facts))
				.orElseGet(() -> Facts.of(report.endpoint(), report.at(), List.of()));
		return facts.nameOf(identity);
	}

	private static Text join(final List<Text> texts) {
		return new Text(texts.stream().map(Text::english).collect(Collectors.joining(", ")),
				texts.stream().map(Text::japanese).collect(Collectors.joining("、")));
	}

	private static Text sentence(final Failure failure) {
		return failure.advice().isEmpty() ? failure.message() : TEXTS.text("failure", failure.message(), failure.advice());
	}

	private static Text shortened(final String excerpt) {
		return Text.verbatim(excerpt.length() > LONGEST_EXCERPT ? excerpt.substring(0, LONGEST_EXCERPT) + '…' : excerpt);
	}

	private static String time(final Instant instant) {
		return TIME.format(instant.atZone(ZoneId.systemDefault()));
	}

	private void heading(final String key) {
		blocks.add(new Heading(TEXTS.text("heading." + key)));
	}

	private void paragraph(final Text text, final Tone tone) {
		blocks.add(new Paragraph(text, tone));
	}
}
