package io.shuzen.windows.jna.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

/** The contract on the Windows machine the tests run on, which needs an administrator and is altered: see docs/verifying-on-windows.md. */
@EnabledOnOs(OS.WINDOWS)
class LocalMachineContractTest extends WindowsHostContract {

	private static final Path FOLDER = Path.of("C:\\ProgramData\\Shuzen Contract");
	private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-01-02T03:04:06Z"));

	private WindowsHost machine;
	private Process process;
	private Path program;

	@Override
	protected WindowsHost open() throws Exception {
		machine = new WindowsApiConnector().open(EndpointDescriptor.of("LOCAL", "localhost", "local"), Cancellation.none());
		removeTree(FOLDER);
		ContractState.make(machine);
		makeFiles();
		program = Files.createTempDirectory("contract").resolve("contract.exe");
		Files.copy(Path.of(System.getenv("SystemRoot"), "System32", "PING.EXE"), program, StandardCopyOption.REPLACE_EXISTING);
		process = new ProcessBuilder(program.toString(), "-n", "600", "127.0.0.1")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		return machine;
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.of(Capability.ALL_REGISTRY_TYPES, Capability.BITS_32, Capability.FILES, Capability.FOLDED_FILE_NAMES,
				Capability.FILE_TIMES, Capability.MISSING_TOOLS, Capability.DEVICE_JOIN, Capability.NETWORK, Capability.CONNECTIVITY);
	}

	@Override
	public Set<Capability> unsupported() {
		return EnumSet.of(Capability.PACKAGES, Capability.USER_TOOLS, Capability.USER_DEVICE_JOIN, Capability.RESTART);
	}

	@Override
	public Optional<ToolCommand> slowTool() {
		return Optional.of(ToolCommand.of("ping.exe", "-n", "300", "127.0.0.1"));
	}

	@AfterEach
	void removeEverything() throws IOException, InterruptedException {
		if (process != null) {
			process.destroyForcibly().waitFor();
			removeTree(program.getParent());
		}
		if (machine != null) {
			ContractState.remove(machine);
			removeTree(FOLDER);
		}
	}

	private static void removeTree(final Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> all = Files.walk(folder)) {
			all.sorted(Comparator.reverseOrder()).forEach(path -> {
				try {
					Files.delete(path);
				} catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}

	private static void makeFiles() throws IOException {
		Files.createDirectories(FOLDER.resolve("empty"));
		Files.createDirectories(FOLDER.resolve("deep\\er"));
		for (final Map.Entry<String, byte[]> file : Map.of("a.txt", "alpha\r\n".getBytes(StandardCharsets.US_ASCII), "b.dat",
				new byte[] { 0, 1, (byte) 0xFE, (byte) 0xFF }, "日本語 name.txt", "内容".getBytes(StandardCharsets.UTF_8),
				"deep\\er\\c.txt", "gamma".getBytes(StandardCharsets.US_ASCII)).entrySet()) {
			Files.setLastModifiedTime(Files.write(FOLDER.resolve(file.getKey()), file.getValue()), WRITTEN);
		}
	}
}
