package io.shuzen.windows.simulation.internal.host;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.scenario.Scenario;

/**
 * Keeps changed machines in {@code <shuzen.home>/simulation/<endpoint>.json}: of each the parts that differ from its scenario. A file is
 * replaced as a whole or not at all. When the scenario's own files have changed since, a saved state no longer fits and is left aside.
 */
final class SavedStates implements AutoCloseable {

	private static final String ENDING = ".json";
	private static final int VERSION = 2;

	private final Path folder;
	private final MachineLocks locks;

	/** @param folder need not exist */
	SavedStates(final Path folder) {
		this.folder = folder;
		locks = new MachineLocks(folder.resolveSibling(folder.getFileName() + ".lock"));
	}

	/** Keeps other processes from changing an endpoint's state until it is closed. */
	MachineLocks.Held hold(final String endpoint) throws IOException {
		return locks.hold(endpoint);
	}

	@Override
	public void close() throws IOException {
		locks.close();
	}

	/** Tells one content of a file from another without reading it. */
	record Stamp(long modified, long size, Object file) {

		static final Stamp NONE = new Stamp(0, -1, "");
	}

	Path file(final String endpoint) {
		return folder.resolve(fileName(endpoint));
	}

	private static String fileName(final String endpoint) {
		final StringBuilder name = new StringBuilder();
		for (final byte character : endpoint.getBytes(StandardCharsets.UTF_8)) {
			final char plain = (char) character;
			// a full stop at the beginning would hide the file or leave the folder
			if (plain < 128 && (Character.isLetterOrDigit(plain) || plain == '-' || plain == '_' || plain == '.' && !name.isEmpty())) {
				name.append(plain);
			} else {
				name.append('%').append("%02X".formatted(character & 0xFF));
			}
		}
		return name.append(ENDING).toString();
	}

	Stamp stamp(final String endpoint) {
		try {
			final BasicFileAttributes attributes = Files.readAttributes(file(endpoint), BasicFileAttributes.class);
			return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), String.valueOf(attributes.fileKey()));
		} catch (final IOException e) {
			return Stamp.NONE;
		}
	}

	/** The saved state of an endpoint that was made from this scenario; empty when none fits. */
	Optional<MachineState> load(final String endpoint, final Scenario scenario) throws IOException {
		final byte[] content;
		try {
			content = Files.readAllBytes(file(endpoint));
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		}
		try {
			final JsonNode document = JsonFormat.mapper().readTree(content);
			if (document.path("version").asInt() != VERSION
					|| !scenario.description().id().equals(document.path("scenario").asText())
					|| !scenario.fingerprint().equals(document.path("fingerprint").asText())) {
				ProgramLog.of(SavedStates.class).info(
						"The simulated machine %s starts anew: what was saved belongs to another scenario or version of it."
								.formatted(endpoint));
				return Optional.empty();
			}
			return Optional.of(merge(scenario.initial(), document.path("state")));
		} catch (final JsonProcessingException | IllegalArgumentException e) {
			throw new IOException(e.getMessage().lines().findFirst().orElse(""), e);
		}
	}

	/** Saves what differs from the scenario; a machine that is as at the beginning has no file. */
	void save(final String endpoint, final Scenario scenario, final MachineState state) throws IOException {
		if (state.equals(scenario.initial())) {
			Files.deleteIfExists(file(endpoint));
			return;
		}
		final ObjectNode document = JsonFormat.mapper().createObjectNode();
		document.put("version", VERSION);
		document.put("endpoint", endpoint);
		document.put("scenario", scenario.description().id());
		document.put("fingerprint", scenario.fingerprint());
		document.set("state", difference(scenario.initial(), state));
		replace(file(endpoint), JsonFormat.mapper().writeValueAsBytes(document));
	}

	private void replace(final Path file, final byte[] content) throws IOException {
		Files.createDirectories(folder);
		final Path temporary = Files.createTempFile(folder, ".saving", ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				final ByteBuffer buffer = ByteBuffer.wrap(content);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	void delete(final String endpoint) throws IOException {
		Files.deleteIfExists(file(endpoint));
	}

	void deleteAll() throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		final List<Path> files = new ArrayList<>();
		try (Stream<Path> all = Files.list(folder)) {
			all.filter(file -> file.getFileName().toString().endsWith(ENDING)).forEach(files::add);
		}
		for (final Path file : files) {
			Files.delete(file);
		}
	}

	Path folder() {
		return folder;
	}

	private static ObjectNode difference(final MachineState initial, final MachineState state) throws IOException {
		final ObjectNode difference = JsonFormat.mapper().createObjectNode();
		for (final RecordComponent component : MachineState.class.getRecordComponents()) {
			final Object value = value(component, state);
			if (!value.equals(value(component, initial))) {
				difference.set(component.getName(), write(value, component.getGenericType()));
			}
		}
		return difference;
	}

	private static MachineState merge(final MachineState initial, final JsonNode difference) throws IOException {
		final RecordComponent[] components = MachineState.class.getRecordComponents();
		final Object[] values = new Object[components.length];
		final Class<?>[] types = new Class<?>[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			final JsonNode saved = difference.get(components[i].getName());
			values[i] = saved == null ? value(components[i], initial) : read(saved, components[i].getGenericType());
		}
		try {
			return MachineState.class.getDeclaredConstructor(types).newInstance(values);
		} catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
		}
	}

	/** With the declared type, by which Jackson knows the types of what is inside. */
	private static JsonNode write(final Object value, final Type type) throws IOException {
		final ObjectMapper mapper = JsonFormat.mapper();
		return mapper.readTree(mapper.writerFor(mapper.constructType(type)).writeValueAsBytes(value));
	}

	private static Object read(final JsonNode saved, final Type type) throws IOException {
		final ObjectMapper mapper = JsonFormat.mapper();
		return mapper.readValue(mapper.treeAsTokens(saved), mapper.constructType(type));
	}

	private static Object value(final RecordComponent component, final MachineState state) {
		try {
			return component.getAccessor().invoke(state);
		} catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("a record's accessor", e);
		}
	}
}
