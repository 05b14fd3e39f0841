package io.shuzen.windows.simulation.internal.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.text.Text;
import io.shuzen.windows.simulation.ScenarioDescription;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * Finds and loads scenarios. Contributed ones are named by their file's name without the ending and loaded once; a path to a file of one's
 * own, recognised by its ending, is looked at anew at each opening. Thread-safe.
 */
public final class ScenarioLibrary {

	private static final List<String> ENDINGS = List.of(".yaml", ".yml");

	private final ContributedFiles contributions;
	private final Map<String, Scenario> loaded = new ConcurrentHashMap<>();

	private record Source(String id, String file, String text, Yaml.Mapping root) {
	}

	public ScenarioLibrary(final ContributedFiles contributions) {
		this.contributions = contributions;
	}

	/** The ids of all contributed scenarios, bases included, in alphabetical order. */
	public List<String> ids() {
		return List.copyOf(contributed().keySet());
	}

	/** Loads what {@code address} names. */
	public Scenario load(final String address) throws FailureException {
		try {
			if (isFile(address)) {
				return read(address);
			}
			final Scenario known = loaded.get(address);
			if (known != null) {
				return known;
			}
			final Scenario scenario = read(address);
			final Scenario earlier = loaded.putIfAbsent(address, scenario);
			return earlier == null ? scenario : earlier;
		} catch (final ScenarioProblem e) {
			throw e.asFailureException();
		}
	}

	/** Whether a contributed scenario is only a base for others. */
	public boolean isBase(final String id) throws FailureException {
		try {
			return isAbstract(source(id, Optional.empty()).root());
		} catch (final ScenarioProblem e) {
			throw e.asFailureException();
		}
	}

	private static boolean isAbstract(final Yaml.Mapping root) throws ScenarioProblem {
		return Fields.of(root, "scenario").flag("abstract").orElse(Boolean.FALSE);
	}

	private static boolean isFile(final String address) {
		return ENDINGS.stream().anyMatch(address::endsWith);
	}

	private Scenario read(final String address) throws ScenarioProblem, FailureException {
		final Optional<Path> folder = isFile(address) ? Optional.ofNullable(Path.of(address).toAbsolutePath().getParent())
				: Optional.empty();
		final SequencedMap<String, Source> layers = new LinkedHashMap<>();
		final Source leaf = source(address, Optional.empty());
		if (isAbstract(leaf.root())) {
			throw new ScenarioProblem(ScenarioProblem.TEXTS.text("abstract", leaf.id()), null);
		}
		collect(leaf, folder, new LinkedHashSet<>(), layers);
		return build(leaf, List.copyOf(layers.values()));
	}

	/** Adds a scenario after everything it extends. */
	private void collect(final Source source, final Optional<Path> folder, final SequencedSet<String> open,
			final SequencedMap<String, Source> layers) throws ScenarioProblem, FailureException {
		open.add(source.id());
		for (final Yaml.Entry entry : source.root().entries()) {
			if (entry.key().equals("extends")) {
				final List<Yaml> bases = entry.value() instanceof final Yaml.Sequence sequence ? sequence.elements()
						: List.of(entry.value());
				for (final Yaml base : bases) {
					final String id = Fields.text(base, "extends");
					if (open.contains(id)) {
						throw new ScenarioProblem(base.position(), "extendsCycle", String.join(" → ", open) + " → " + id);
					}
					if (!layers.containsKey(id)) {
						collect(base(id, folder, base.position()), folder, open, layers);
					}
				}
			}
		}
		open.remove(source.id());
		layers.put(source.id(), source);
	}

	private Source base(final String id, final Optional<Path> folder, final Position position)
			throws ScenarioProblem, FailureException {
		if (folder.isPresent()) {
			for (final String ending : ENDINGS) {
				if (Files.isRegularFile(folder.get().resolve(id + ending))) {
					return source(folder.get().resolve(id + ending).toString(), Optional.of(id));
				}
			}
		}
		if (!contributed().containsKey(id)) {
			throw new ScenarioProblem(position, "extendsUnknown", id);
		}
		return source(id, Optional.of(id));
	}

	private Source source(final String address, final Optional<String> id) throws ScenarioProblem, FailureException {
		try {
			final String file;
			final String text;
			if (isFile(address)) {
				final Path path = Path.of(address);
				file = path.getFileName().toString();
				text = Files.readString(path);
			} else {
				final ContributedFile contribution = Optional.ofNullable(contributed().get(address))
						.orElseThrow(() -> unknown(address));
				file = fileName(contribution);
				try (InputStream stream = contribution.location().openStream()) {
					text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				}
			}
			return new Source(id.orElse(withoutEnding(file)), file, text, YamlReader.read(file, text));
		} catch (final IOException e) {
			throw new ScenarioProblem(ScenarioProblem.TEXTS.text("unreadable", address, String.valueOf(e.getMessage())), e);
		}
	}

	private FailureException unknown(final String id) {
		return new FailureException(new Failure(FailureKind.INVALID_INPUT, ScenarioProblem.TEXTS.text("unknownScenario", id),
				ScenarioProblem.TEXTS.text("unknownScenario.advice", String.join(", ", ids()))));
	}

	private Map<String, ContributedFile> contributed() {
		final Map<String, ContributedFile> files = new TreeMap<>();
		for (final ContributedFile file : contributions.files(ContributedFiles.Kind.SCENARIO)) {
			final ContributedFile first = files.putIfAbsent(withoutEnding(fileName(file)), file);
			if (first != null) {
				ProgramLog.of(ScenarioLibrary.class).warn("%s of %s is hidden by the scenario of the same name of %s."
						.formatted(file.path(), file.contributor(), first.contributor()));
			}
		}
		return files;
	}

	private static String fileName(final ContributedFile file) {
		return file.path().substring(file.path().lastIndexOf('/') + 1);
	}

	private static String withoutEnding(final String fileName) {
		return fileName.replaceFirst("\\.ya?ml$", "");
	}

	private static Scenario build(final Source leaf, final List<Source> layers) throws ScenarioProblem {
		final Variables variables = new Variables();
		for (final Source layer : layers) {
			for (final Yaml.Entry entry : layer.root().entries()) {
				if (entry.key().equals("variables")) {
					for (final Yaml.Entry variable : Fields.mapping(entry.value(), "variables").entries()) {
						variables.define(variable.key(), new Yaml.Scalar(variable.position(), Yaml.Kind.TEXT,
								Fields.text(variable.value(), variable.key())));
					}
				}
			}
		}
		MachineState state = MachineState.EMPTY;
		ScenarioDescription description = null;
		final Map<String, String> connection = new TreeMap<>();
		final List<ToolRule> tools = new ArrayList<>();
		final List<EventRule> onRestart = new ArrayList<>();
		final List<EventRule> follows = new ArrayList<>();
		for (final Source layer : layers) {
			final Fields fields = Fields.of(variables.fill(layer.root()), layer.file());
			fields.take("extends");
			fields.take("variables");
			fields.flag("abstract");
			description = new ScenarioDescription(leaf.id(), text(fields, "title"), text(fields, "story"), fields.texts("covers"));
			connection.putAll(ConnectionReader.read(fields.mapping("connection")));
			tools(fields.mapping("tools"), tools);
			onRestart.addAll(EventRule.read(fields.oneOrMore("on-restart")));
			follows.addAll(EventRule.read(fields.oneOrMore("follows")));
			final Patch patch = PatchReader.read(fields);
			fields.end();
			state = patch.build(state);
		}
		return new Scenario(description, fingerprint(layers), connection,
				Scenario.settled(StateCompletion.complete(state), follows), tools, onRestart, follows);
	}

	/** Puts a layer's tools before those of its bases; the same command takes the place of a base's. */
	private static void tools(final Yaml.Mapping mapping, final List<ToolRule> tools) throws ScenarioProblem {
		int place = 0;
		for (final Yaml.Entry entry : mapping.entries()) {
			final String pattern = ToolRule.pattern(entry.key());
			final boolean removed = tools.removeIf(rule -> rule.pattern().equals(pattern));
			if (!entry.value().isNull()) {
				tools.add(place, ToolRule.read(entry));
				place++;
			} else if (!removed) {
				throw new ScenarioProblem(entry.position(), "nothingToRemove", entry.key());
			}
		}
	}

	/** A text in English and Japanese; a plain one counts for both. */
	private static Text text(final Fields fields, final String key) throws ScenarioProblem {
		final Optional<Yaml> yaml = fields.take(key);
		if (yaml.isEmpty()) {
			return Text.EMPTY;
		}
		if (yaml.get() instanceof Yaml.Scalar) {
			return Text.verbatim(Fields.text(yaml.get(), key).strip());
		}
		final Fields languages = Fields.of(yaml.get(), key);
		// YAML folds lines with a blank between them, where Japanese has none
		final Text text = new Text(languages.requiredText("en").strip(),
				languages.requiredText("ja").strip().replaceAll("(?<=[^\\x00-\\x7F]) (?=[^\\x00-\\x7F])", ""));
		languages.end();
		return text;
	}

	private static String fingerprint(final List<Source> layers) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			layers.forEach(layer -> digest.update(layer.text().getBytes(StandardCharsets.UTF_8)));
			return HexFormat.of().formatHex(digest.digest());
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
