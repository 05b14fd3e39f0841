package io.shuzen.windows.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.WindowsHostContract;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/**
 * The contract of all back ends, kept by the console tools on an endpoint of the lab. Between tests the endpoint is put back into the
 * contract's state, and started again only when what a test ended comes back no other way.
 */
@Timeout(300)
class ConsoleToolsContractTest extends WindowsHostContract {

	private static final String FIRST = "S-1-5-21-1111111111-2222222222-3333333333-1001";
	private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:06Z");

	@TempDir
	static Path folder;
	private static Lab lab;
	private static SshTransport transport;
	private static ConsoleToolsConnector connector;
	private static byte[] sessions;

	@BeforeAll
	static void start() throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), "needs root and the lab's packages, see tests/lab/README.md");
		lab = new Lab(1, "contract", folder.resolve("lab"));
		sessions = Files.readAllBytes(lab.drive(1).resolve("lab/state/sessions"));
		Files.createDirectories(folder.resolve("state"));
		Files.writeString(folder.resolve("state/known_hosts"), lab.knownHosts());
		transport = new SshTransport(folder.resolve("state"), folder.resolve("user"), Optional.empty());
		connector = new ConsoleToolsConnector();
		connector.addTransport(transport);
	}

	@AfterAll
	static void stop() throws Exception {
		if (transport != null) {
			transport.stop();
		}
		if (lab != null) {
			lab.close();
		}
	}

	@Override
	protected WindowsHost open() throws Exception {
		restoreFiles();
		if (!run("tasklist /fo csv /nh").contains("contract.exe")) {
			bootAsOnTheFirstDay();
		}
		final String machine = registration("contract.reg");
		final String user = registration("first.user/contract.reg").replace("HKEY_CURRENT_USER", "HKEY_USERS\\" + FIRST);
		writeForImport("machine.reg", machine);
		writeForImport("user.reg", user);
		run("reg delete \"HKLM\\SOFTWARE\\Shuzen Contract\" /f /reg:64 & reg import C:\\lab\\machine.reg /reg:64 & reg import C:\\lab\\user.reg"
				// the account of the connection has a profile, too; the contract counts the others
				+ " & reg delete \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-0-0-0-1000\" /f"
				+ " & sc config ShuzenContract start= demand & sc start ShuzenContract"
				+ " & schtasks /create /tn \"\\Shuzen Contract\" /tr cmd.exe /sc once /st 00:00 /f & schtasks /change /tn \"\\Shuzen Contract\" /disable");
		return connector.open(lab.endpoint(1), Cancellation.none());
	}

	@Override
	public Set<Capability> capabilities() {
		// credentials are taken away for good by one test and read by another, ConsoleToolsLabTest has them; tools are the simulation's own;
		// the lab's event log does not tell when the machine was started, and it has no PowerShell
		return EnumSet.complementOf(
				EnumSet.of(Capability.CREDENTIALS, Capability.TOOLS, Capability.USER_TOOLS, Capability.RESTART, Capability.PACKAGES,
						Capability.GROUPS, Capability.NETWORK, Capability.CLOCK, Capability.CONNECTIVITY));
	}

	/** The lab's reg prints a few hundred lines a second. */
	@Override
	public int largeTree() {
		return 1_000;
	}

	@Override
	public Optional<ToolCommand> slowTool() {
		return Optional.of(ToolCommand.of("timeout.exe", "/t", "300", "/nobreak"));
	}

	private static String registration(final String name) throws IOException {
		return Files.readString(Lab.scenario("contract").resolve("registry").resolve(name));
	}

	private static void writeForImport(final String name, final String text) throws IOException {
		Files.write(lab.drive(1).resolve("lab").resolve(name),
				('\ufeff' + text.replaceAll("\r?\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));
	}

	/** A restart leaves nobody logged on; the first boot of an endpoint has the scenario's sessions and programs. */
	private static void bootAsOnTheFirstDay() throws Exception {
		final Path state = lab.drive(1).resolve("lab");
		Files.write(state.resolve("state/sessions"), sessions);
		Files.deleteIfExists(state.resolve("seeded"));
		lab.restart(1);
	}

	/** Written from outside, as an image is restored. */
	private static void restoreFiles() throws Exception {
		final Path root = lab.drive(1).resolve("ProgramData/Shuzen Contract");
		if (Files.exists(root)) {
			try (Stream<Path> files = Files.walk(root)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
		Files.createDirectories(root.resolve("deep/er"));
		Files.createDirectories(root.resolve("empty"));
		Files.writeString(root.resolve("a.txt"), "alpha\r\n");
		Files.write(root.resolve("b.dat"), new byte[] { 0, 1, (byte) 0xFE, (byte) 0xFF });
		Files.writeString(root.resolve("日本語 name.txt"), "内容");
		Files.writeString(root.resolve("deep/er/c.txt"), "gamma");
		for (final String name : List.of("a.txt", "b.dat", "日本語 name.txt", "deep/er/c.txt")) {
			Files.setLastModifiedTime(root.resolve(name), FileTime.from(WRITTEN));
		}
		final Process chown = new ProcessBuilder("chown", "-R", "--reference=" + lab.drive(1), root.toString()).start();
		if (chown.waitFor() != 0) {
			throw new IOException(new String(chown.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/** Runs a line past the back end. */
	private static String run(final String line) throws Exception {
		try (TransportSession session = transport.open(lab.endpoint(1), Cancellation.none())) {
			final CommandResult result = session.execute(RemoteCommand.of(line, Duration.ofSeconds(60)), Cancellation.none());
			return new String(result.standardOutput(), StandardCharsets.ISO_8859_1);
		}
	}
}
