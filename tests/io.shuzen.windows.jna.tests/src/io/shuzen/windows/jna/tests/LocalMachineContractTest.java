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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

/** The contract on the Windows machine the tests run on, which needs an administrator and is altered: see docs/verifying-on-windows.md. */
@EnabledOnOs(OS.WINDOWS)
class LocalMachineContractTest extends WindowsHostContract {

	private static final RegistryPath KEY = RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Contract");
	private static final Path FOLDER = Path.of("C:\\ProgramData\\Shuzen Contract");
	private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-01-02T03:04:06Z"));

	private WindowsHost machine;
	private Process process;
	private Path program;

	@Override
	protected WindowsHost open() throws Exception {
		machine = new WindowsApiConnector().open(EndpointDescriptor.of("LOCAL", "localhost", "local"), Cancellation.none());
		removeState();
		makeRegistry();
		makeFiles();
		program = Files.createTempDirectory("contract").resolve("contract.exe");
		Files.copy(Path.of(System.getenv("SystemRoot"), "System32", "PING.EXE"), program, StandardCopyOption.REPLACE_EXISTING);
		process = new ProcessBuilder(program.toString(), "-n", "600", "127.0.0.1")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		return machine;
	}

	@Override
	protected Set<Capability> capabilities() {
		return EnumSet.of(Capability.ALL_REGISTRY_TYPES, Capability.BITS_32, Capability.FILE_TIMES);
	}

	@AfterEach
	void removeEverything() throws IOException, InterruptedException {
		if (process != null) {
			process.destroyForcibly().waitFor();
			removeTree(program.getParent());
		}
		if (machine != null) {
			removeState();
		}
	}

	private void removeState() throws IOException {
		make(new RegistryKeyDelete(KEY, RegistryView.BITS_64, Identity.ADMINISTRATOR));
		make(new RegistryKeyDelete(KEY, RegistryView.BITS_32, Identity.ADMINISTRATOR));
		removeTree(FOLDER);
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

	private void makeRegistry() {
		for (final RegistryValue value : List.of(RegistryValue.text("", "default value"),
				RegistryValue.text("Text", "日本語 \"quoted\" & %PATH% \\ end\\"), RegistryValue.text("Empty", ""),
				new RegistryValue("Expand", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%\\System32")),
				RegistryValue.number("Number", 0xFFFF_FFFFL), RegistryValue.number("Zero", 0),
				new RegistryValue("Long", RegistryValueType.REG_QWORD, new RegistryData.Number(-1)),
				RegistryValue.texts("List", List.of("one", "two words", "三")), RegistryValue.texts("EmptyList", List.of()),
				binary("Binary", RegistryValueType.REG_BINARY, "0001feff"), binary("EmptyBinary", RegistryValueType.REG_BINARY, ""),
				binary("None", RegistryValueType.REG_NONE, ""), RegistryValue.number("Odd", 0x8000_0000L))) {
			set(KEY, RegistryView.BITS_64, value);
		}
		set(KEY.child("Child"), RegistryView.BITS_64, RegistryValue.number("Value", 1));
		set(KEY.child("Child").child("Grandchild"), RegistryView.BITS_64, RegistryValue.number("Made", 1));
		set(KEY.child("名前 with blanks"), RegistryView.BITS_64, RegistryValue.text("値", "データ"));
		set(KEY, RegistryView.BITS_32, RegistryValue.text("Text", "32 bits"));
	}

	private static RegistryValue binary(final String name, final RegistryValueType type, final String hex) {
		return new RegistryValue(name, type, new RegistryData.Binary(hex));
	}

	private void set(final RegistryPath path, final RegistryView view, final RegistryValue value) {
		make(new RegistryValueSet(path, view, value, Identity.ADMINISTRATOR));
	}

	private void make(final Change change) {
		final Outcome outcome = machine.apply(change, new ApplyContext("contract", Cancellation.none(), line -> {
		}));
		if (!outcome.isSuccess()) {
			throw new IllegalStateException(outcome.toString());
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
