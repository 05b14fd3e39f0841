package io.shuzen.windows.simulation.internal.scenario;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.windows.simulation.internal.machine.Environment;
import io.shuzen.windows.simulation.internal.machine.FileContent;
import io.shuzen.windows.simulation.internal.machine.FileNode;
import io.shuzen.windows.simulation.internal.machine.FileSystem;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Moment;

/** Reads files and folders. */
final class FileReader {

	private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z]:(\\\\[^\\\\/:*?\"<>|]+)+\\\\?");
	private static final Moment USUAL_TIME = new Moment.Relative(Duration.ofDays(-30));

	private final List<Edit> edits;

	FileReader(final List<Edit> edits) {
		this.edits = edits;
	}

	/** The machine's files. */
	void machine(final Yaml.Mapping mapping) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			check(entry, null);
			file(entry, (state, as) -> null);
		}
	}

	/** Files in one user's profile. */
	void user(final Yaml.Mapping mapping, final UserChoice choice) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			check(entry, "C:\\Users\\somebody");
			if (!FileProbe.isInUserProfile(entry.key())) {
				throw new ScenarioProblem(entry.position(), "filePath", entry.key());
			}
			file(entry, (state, as) -> state.user(choice.identity(state, as, entry.position())).orElseThrow().user().profilePath());
		}
	}

	private interface Profile {
		String in(MachineState state, Identity as)
				throws ScenarioProblem;
	}

	private static void check(final Yaml.Entry entry, final String profile) throws ScenarioProblem {
		if (Environment.expand(entry.key(), profile).filter(path -> ABSOLUTE.matcher(path).matches()).isEmpty()) {
			throw new ScenarioProblem(entry.position(), "filePath", entry.key());
		}
	}

	private void file(final Yaml.Entry entry, final Profile profile) throws ScenarioProblem {
		final boolean folder = entry.key().endsWith("\\");
		final String name = folder ? entry.key().substring(0, entry.key().length() - 1) : entry.key();
		if (entry.value().isNull()) {
			edits.add(new Edit(entry.position(), entry.key(), true, (state, as) -> {
				final FileSystem files = state.fileSystem();
				final String path = Environment.expand(name, profile.in(state, as)).orElseThrow();
				return files.find(path).isEmpty() ? state : state.with(files.without(path));
			}));
			return;
		}
		final FileNode node = folder ? folder(entry) : file(entry);
		edits.add(new Edit(entry.position(), entry.key(), false, (state, as) -> {
			final FileSystem files = state.fileSystem();
			final String path = Environment.expand(name, profile.in(state, as)).orElseThrow();
			// a folder that is there already keeps what is in it
			return folder && files.find(path).filter(FileNode::isFolder).isPresent() ? state : state.with(files.with(path, node));
		}));
	}

	private static FileNode folder(final Yaml.Entry entry) throws ScenarioProblem {
		final Fields fields = Fields.of(entry.value(), entry.key());
		final Moment modified = fields.moment("modified").orElse(USUAL_TIME);
		final Moment created = fields.moment("created").orElse(modified);
		final Moment accessed = fields.moment("accessed").orElse(modified);
		fields.end();
		return FileNode.folder(modified).with(created, accessed);
	}

	private static FileNode file(final Yaml.Entry entry) throws ScenarioProblem {
		if (entry.value() instanceof final Yaml.Scalar scalar) {
			return FileNode.file(new FileContent(FileContent.Form.TEXT, scalar.text(), "UTF-8", 0), USUAL_TIME);
		}
		final Fields fields = Fields.of(entry.value(), entry.key());
		final Optional<String> text = fields.text("text");
		final Optional<Yaml> json = fields.take("json");
		final Optional<String> base64 = fields.text("base64");
		final OptionalLong size = fields.longNumber("size");
		final String charset = fields.text("encoding", "UTF-8");
		final Moment modified = fields.moment("modified").orElse(USUAL_TIME);
		final Moment created = fields.moment("created").orElse(modified);
		final Moment accessed = fields.moment("accessed").orElse(modified);
		fields.end();
		if ((text.isPresent() ? 1 : 0) + (json.isPresent() ? 1 : 0) + (base64.isPresent() ? 1 : 0)
				+ (size.isPresent() ? 1 : 0) > 1) {
			throw new ScenarioProblem(entry.position(), "fileContent");
		}
		try {
			if (!Charset.isSupported(charset)) {
				throw new ScenarioProblem(entry.position(), "charset", charset);
			}
		} catch (final IllegalArgumentException e) {
			throw new ScenarioProblem(entry.position(), "charset", charset);
		}
		if (base64.isPresent()) {
			try {
				return FileNode.file(FileContent.ofBytes(Base64.getMimeDecoder().decode(base64.get())), modified).with(created, accessed);
			} catch (final IllegalArgumentException e) {
				throw new ScenarioProblem(entry.position(), "base64");
			}
		}
		if (size.isPresent()) {
			return FileNode.file(FileContent.ofSize(size.getAsLong()), modified).with(created, accessed);
		}
		return FileNode.file(json.isPresent()
				? new FileContent(FileContent.Form.JSON, json(json.get()).toString(), charset, 0)
				: new FileContent(FileContent.Form.TEXT, text.orElse(""), charset, 0), modified).with(created, accessed);
	}

	private static JsonNode json(final Yaml yaml) {
		final JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (yaml) {
		case final Yaml.Mapping mapping -> {
			final ObjectNode object = nodes.objectNode();
			mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
			yield object;
		}
		case final Yaml.Sequence sequence -> {
			final ArrayNode array = nodes.arrayNode();
			sequence.elements().forEach(element -> array.add(json(element)));
			yield array;
		}
		case final Yaml.Scalar scalar -> switch (scalar.kind()) {
		case TEXT -> nodes.textNode(scalar.text());
		case WHOLE_NUMBER -> nodes.numberNode(Long.decode(scalar.text()));
		case FRACTION -> nodes.numberNode(Double.parseDouble(scalar.text()));
		case BOOLEAN -> nodes.booleanNode(scalar.text().equalsIgnoreCase("true"));
		case NULL -> nodes.nullNode();
		};
		};
	}
}
