package io.shuzen.engine.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.StateFolder;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.pack.ContributedFiles.Kind;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.text.LocalizedMessage;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.RunbookValidator;

/** Reads runbooks anew each time: they are few and small, and people edit them meanwhile. */
@Component(service = RunbookCatalog.class)
public final class RunbookCatalogComponent implements RunbookCatalog {

	private final ContributedFiles contributed;
	private final RunbookChecks checks;

	@Activate
	public RunbookCatalogComponent(@Reference final ContributedFiles contributed, @Reference final PackRegistry packs) {
		this.contributed = contributed;
		checks = new RunbookChecks(packs);
	}

	@Override
	public Path folder() {
		return StateFolder.path().resolve("runbooks");
	}

	@Override
	public List<RunbookEntry> runbooks() {
		final Map<String, RunbookEntry> byId = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		final List<RunbookEntry> nameless = new ArrayList<>();
		Stream.concat(contributed.files(Kind.RUNBOOK).stream().map(this::contributed), usersFiles().stream().map(this::entry))
				.forEach(entry -> {
					if (entry.definition().id().isEmpty()) {
						nameless.add(entry);
					} else {
						byId.put(entry.definition().id(), entry);
					}
				});
		return Stream.concat(byId.values().stream(), nameless.stream()).toList();
	}

	@Override
	public Optional<RunbookEntry> runbook(final String id) {
		return runbooks().stream().filter(entry -> entry.definition().id().equalsIgnoreCase(id)).findFirst();
	}

	@Override
	public RunbookEntry load(final Path file) throws FailureException {
		final LoadResult<Runbook> result = ModelFileType.RUNBOOK.load(file);
		if (result instanceof final LoadResult.NotReadable<Runbook> notReadable) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT,
					EngineTexts.TEXTS.text("runbook.unreadable", file.toString(), words(notReadable.problem()))));
		}
		return entry(file, result);
	}

	@Override
	public RunbookDefinition snapshot(final Runbook runbook) {
		return RunbookSnapshots.of(runbook);
	}

	@Override
	public List<Text> problems(final RunbookDefinition runbook) {
		return checks.problems(runbook);
	}

	@Override
	public List<Text> problems(final RunbookDefinition runbook, final Map<String, String> parameters) {
		return checks.problems(runbook, parameters);
	}

	@Override
	public Optional<Text> conditionProblem(final String condition) {
		if (condition.isBlank()) {
			return Optional.empty();
		}
		try {
			Condition.parse(condition);
			return Optional.empty();
		} catch (final FailureException e) {
			return Optional.of(e.failure().message());
		}
	}

	private List<Path> usersFiles() {
		if (!Files.isDirectory(folder())) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder())) {
			return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".runbook"))
					.sorted(Comparator.comparing(Path::toString)).toList();
		} catch (final IOException e) {
			ProgramLog.of(RunbookCatalogComponent.class).warn("The folder " + folder() + " cannot be read.", e);
			return List.of();
		}
	}

	private RunbookEntry entry(final Path file) {
		return entry(file, ModelFileType.RUNBOOK.load(file));
	}

	private RunbookEntry entry(final Path file, final LoadResult<Runbook> result) {
		return entry(result, Optional.of(file), file.toString());
	}

	private RunbookEntry contributed(final ContributedFile file) {
		final String source = file.contributor() + '/' + file.path();
		try (InputStream content = file.location().openStream()) {
			return entry(ModelFileType.RUNBOOK.load(content.readAllBytes()), Optional.empty(), source);
		} catch (final IOException e) {
			return new RunbookEntry(RunbookSnapshots.of(ModelFileType.RUNBOOK.create().root()), Optional.empty(), source,
					List.of(EngineTexts.TEXTS.text("runbook.unreadable", source, FileReason.of(e))));
		}
	}

	private RunbookEntry entry(final LoadResult<Runbook> result, final Optional<Path> file, final String source) {
		final Runbook runbook = switch (result) {
		case final LoadResult.Loaded<Runbook> loaded -> loaded.document().root();
		case final LoadResult.LoadedReadOnly<Runbook> readOnly -> readOnly.document().root();
		case final LoadResult.NotReadable<Runbook> notReadable -> ModelFileType.RUNBOOK.create().root();
		};
		final RunbookDefinition definition = RunbookSnapshots.of(runbook);
		final List<Text> problems = new ArrayList<>();
		for (final LoadProblem problem : result.problems()) {
			problems.add(problem.line() > 0
					? EngineTexts.TEXTS.text("file.problemAt", source, problem.line(), words(problem))
					: EngineTexts.TEXTS.text("file.problem", source, words(problem)));
		}
		if (problems.isEmpty()) {
			// the definition has no place for them
			new RunbookValidator().validate(runbook).stream().filter(problem -> problem.constraint() == Constraint.FEATURE_UNKNOWN)
					.forEach(problem -> problems.add(words(problem)));
			problems.addAll(checks.problems(definition));
		}
		return new RunbookEntry(definition, file, source, problems);
	}

	private static Text words(final LocalizedMessage problem) {
		return new Text(problem.message(Locale.ENGLISH), problem.message(Locale.JAPANESE));
	}
}
