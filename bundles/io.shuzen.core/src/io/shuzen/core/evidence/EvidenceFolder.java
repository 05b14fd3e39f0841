package io.shuzen.core.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.Recording.RecordedTool;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/**
 * Reads and writes evidence folders. The format is described in docs/evidence.md.
 */
public final class EvidenceFolder {

	/** The file that says what the other files of a folder are. */
	public static final String INDEX = "evidence.json";

	private static final long LARGEST_FILE = 64L << 20;
	private static final TextBundle TEXTS = TextBundle.beside(EvidenceFolder.class, "evidence");

	private EvidenceFolder() {
	}

	/**
	 * Reads a recording: a folder with an index, or files that somebody collected without one: then every file is output of a tool whose
	 * command line nobody recorded, and the endpoint is called as the folder is.
	 *
	 * @param folder a folder, or a ZIP archive or single file of collected output
	 * @throws FailureException when there is no readable evidence; the failure names the file and the entry
	 */
	public static Recording read(final Path folder) throws FailureException {
		if (!Files.exists(folder.resolve(INDEX)) || isOfOtherTool(folder.resolve(INDEX))) {
			return readCollected(folder);
		}
		final JsonNode index = readIndex(folder.resolve(INDEX));
		final String endpoint = text(index, "endpoint").orElseThrow(() -> invalid(TEXTS.text("noEndpoint"), null));
		final Instant captured = instant(text(index, "captured").orElseThrow(() -> invalid(TEXTS.text("noTime"), null)));
		final List<RecordedTool> tools = new ArrayList<>();
		final List<Fact<?>> facts = new ArrayList<>();
		int number = 0;
		for (final JsonNode entry : index.path("facts")) {
			number++;
			final JsonNode probe = entry.path("probe");
			if (!probe.isObject()) {
				throw invalid(TEXTS.text("noProbe", number), null);
			}
			if (probe.path("type").asText().equals("tool") && probe.path("command").isTextual()) {
				tools.add(tool(folder, entry, number));
			} else {
				facts.add(fact(entry, captured, number));
			}
		}
		return new Recording(endpoint, captured, tools, facts, List.of());
	}

	/**
	 * Writes everything that is known of an endpoint. Files of a former recording in the folder are replaced.
	 *
	 * @throws IOException when the folder cannot be written
	 */
	public static void write(final Path folder, final Facts facts) throws IOException {
		Files.createDirectories(folder);
		final ObjectMapper mapper = JsonFormat.mapper();
		final ObjectNode index = mapper.createObjectNode();
		index.put("version", JsonFormat.VERSION);
		index.put("endpoint", facts.endpoint());
		index.put("captured", facts.capturedAt().toString());
		final ArrayNode entries = index.putArray("facts");
		int number = 0;
		for (final Fact<?> fact : facts.all()) {
			number++;
			if (fact.probe() instanceof final ToolProbe probe
					&& fact.answer() instanceof Answer.Present<?>(final ToolOutput output)) {
				final ObjectNode entry = entries.addObject();
				entry.putObject("probe").put("type", "tool").put("command", probe.command().toString()).put("scope",
						probe.scope().name());
				entry.put("identity", fact.identity().id());
				entry.put("exitCode", output.exitCode());
				entry.put("charset", "utf-8");
				if (output.truncated()) {
					entry.put("truncated", true);
				}
				entry.put("stdout", writeOutput(folder, "tool-%03d.stdout.txt".formatted(number), output.standardOutput()));
				if (!output.standardError().isEmpty()) {
					entry.put("stderr", writeOutput(folder, "tool-%03d.stderr.txt".formatted(number), output.standardError()));
				}
				entry.put("readAt", fact.readAt().toString());
			} else {
				entries.add(mapper.valueToTree(fact));
			}
		}
		Files.writeString(folder.resolve(INDEX), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(index) + '\n');
	}

	private static String writeOutput(final Path folder, final String name, final String output) throws IOException {
		Files.writeString(folder.resolve(name), output, StandardCharsets.UTF_8);
		return name;
	}

	private static Recording readCollected(final Path folder) throws FailureException {
		try {
			if (Files.exists(folder)) {
				final Optional<Recording> collected = CollectedFiles.read(folder);
				if (collected.isPresent()) {
					refusePackedRecording(folder, collected.get());
					return collected.get();
				}
			}
		} catch (final IOException | UncheckedIOException e) {
			throw invalid(TEXTS.text("unreadable", folder.toString(), e.getMessage()), e);
		}
		throw new FailureException(new Failure(FailureKind.INVALID_INPUT, TEXTS.text("noIndex", folder.toString()),
				TEXTS.text("noIndex.advice")));
	}

	/** Its typed facts would be passed over, and what they accuse with them. */
	private static void refusePackedRecording(final Path folder, final Recording collected) throws FailureException {
		for (final RecordedTool tool : collected.toolOutput()) {
			if (tool.source().endsWith('/' + INDEX) || tool.source().endsWith('!' + INDEX)) {
				try {
					final JsonNode index = JsonFormat.mapper().readTree(tool.standardOutput());
					if (index != null && index.has("endpoint") && index.has("facts")) {
						throw new FailureException(new Failure(FailureKind.INVALID_INPUT, TEXTS.text("packed", folder.toString(), tool.source()),
								TEXTS.text("packed.advice")));
					}
				} catch (final IOException e) {
					// no recording, whatever it is called
					continue;
				}
			}
		}
	}

	/** Others, too, call a file so: one that says neither which endpoint nor which facts was meant for something else. */
	private static boolean isOfOtherTool(final Path file) {
		try {
			final JsonNode index = JsonFormat.mapper().readTree(Files.readAllBytes(file));
			return index != null && index.isContainerNode() && !index.has("endpoint") && !index.has("facts") && !index.isEmpty();
		} catch (final IOException e) {
			// damaged or unreadable: whoever made the recording has to know
			return false;
		}
	}

	private static JsonNode readIndex(final Path file) throws FailureException {
		try {
			final JsonNode index = JsonFormat.mapper().readTree(Files.readAllBytes(file));
			if (index == null || !index.isObject() || !index.path("facts").isArray()) {
				throw invalid(TEXTS.text("noFacts"), null);
			}
			return index;
		} catch (final JsonProcessingException e) {
			throw invalid(TEXTS.text("broken", e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
					e.getOriginalMessage()), e);
		} catch (final IOException e) {
			throw invalid(TEXTS.text("unreadable", file.toString(), e.getMessage()), e);
		}
	}

	private static RecordedTool tool(final Path folder, final JsonNode entry, final int number) throws FailureException {
		final String command = entry.path("probe").path("command").asText();
		final Identity identity = identity(entry, number);
		final OptionalInt exitCode = entry.path("exitCode").canConvertToInt() ? OptionalInt.of(entry.path("exitCode").asInt())
				: OptionalInt.empty();
		return new RecordedTool(command, identity, exitCode, text(entry, "charset"),
				output(folder, text(entry, "stdout"), number), output(folder, text(entry, "stderr"), number),
				entry.path("truncated").asBoolean(), text(entry, "stdout").orElse(INDEX));
	}

	/** The bytes of the file named; nothing when none is. */
	private static byte[] output(final Path folder, final Optional<String> name, final int number)
			throws FailureException {
		if (name.isEmpty() || name.get().isEmpty()) {
			return new byte[0];
		}
		try {
			final Path root = folder.toRealPath();
			final Path file = root.resolve(name.get()).toRealPath();
			// evidence comes from strangers: it may not name files outside its own folder
			if (!file.startsWith(root)) {
				throw invalid(TEXTS.text("outside", number, name.get()), null);
			}
			if (Files.size(file) > LARGEST_FILE) {
				throw invalid(TEXTS.text("tooLarge", number, name.get(), LARGEST_FILE >> 20), null);
			}
			return Files.readAllBytes(file);
		} catch (final IOException | InvalidPathException e) {
			throw invalid(TEXTS.text("noOutput", number, name.get()), e);
		}
	}

	private static Fact<?> fact(final JsonNode entry, final Instant captured, final int number) throws FailureException {
		final ObjectNode completed = entry.deepCopy();
		if (!completed.has("readAt")) {
			completed.put("readAt", captured.toString());
		}
		if (!completed.has("source")) {
			completed.put("source", INDEX);
		}
		if (!completed.has("identity")) {
			completed.put("identity", Identity.ADMINISTRATOR.id());
		}
		try {
			return JsonFormat.mapper().treeToValue(completed, Fact.class);
		} catch (final JsonProcessingException | RuntimeException e) {
			throw invalid(TEXTS.text("badFact", number, e.getMessage().lines().findFirst().orElse("")), e);
		}
	}

	private static Identity identity(final JsonNode entry, final int number) throws FailureException {
		final String id = text(entry, "identity").orElse(Identity.ADMINISTRATOR.id());
		try {
			return Identity.parse(id);
		} catch (final IllegalArgumentException e) {
			throw invalid(TEXTS.text("badIdentity", number, id), e);
		}
	}

	private static Instant instant(final String value) throws FailureException {
		try {
			return Instant.parse(value);
		} catch (final DateTimeParseException e) {
			throw invalid(TEXTS.text("badTime", value), e);
		}
	}

	private static Optional<String> text(final JsonNode node, final String name) {
		return node.path(name).isTextual() ? Optional.of(node.path(name).asText()) : Optional.empty();
	}

	private static FailureException invalid(final Text message, final Throwable cause) {
		return new FailureException(new Failure(FailureKind.INVALID_INPUT, message, TEXTS.text("advice"),
				cause == null ? "" : String.valueOf(cause.getMessage())), cause);
	}
}
