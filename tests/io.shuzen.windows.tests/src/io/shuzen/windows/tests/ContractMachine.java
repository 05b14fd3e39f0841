package io.shuzen.windows.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.TemporaryFolder;
import io.shuzen.windows.contract.Capability;
import io.shuzen.windows.contract.ContractEndpoint;

/**
 * An endpoint of the lab in the state that the contract suite works on. Its connection is kept from test to test, and only what a
 * test has changed is put back, so that the time goes into the tests.
 */
final class ContractMachine implements AutoCloseable {

	private static final Identity FIRST = Identity.user("S-1-5-21-1111111111-2222222222-3333333333-1001");

	private final LabConsole console;
	private final int number;
	private final Lab lab;
	private final byte[] sessions;
	private TransportSession maintenance;
	private WatchedHost host;

	/**
	 * @param console of a lab whose endpoints are made from the contract's scenario; nobody else uses that endpoint
	 * @param number  1 speaks English, 2 Japanese
	 */
	ContractMachine(final LabConsole console, final int number) throws Exception {
		this.console = console;
		lab = console.lab();
		this.number = number;
		sessions = Files.readAllBytes(lab.drive(number).resolve("lab/state/sessions"));
		Files.copy(lab.drive(number).resolve("lab/bin/unimitated.exe"), lab.drive(number).resolve("windows/system32/contract-tool.exe"),
				StandardCopyOption.REPLACE_EXISTING);
		restoreFiles();
		prepare();
		restoreRegistry();
		restoreService();
	}

	/** What the lab cannot have: docs/back-ends.md says why. */
	static Set<Capability> capabilities() {
		return EnumSet.complementOf(EnumSet.of(Capability.FOLDED_FILE_NAMES, Capability.DELAYED_START));
	}

	/** A program that does not end. */
	static ToolCommand slowTool() {
		return ToolCommand.of("contract-tool.exe", "wait");
	}

	/** The endpoint in the contract's state. */
	WindowsHost open() throws Exception {
		if (host != null) {
			restore(host.changed());
		}
		if (host == null || host.isClosed()) {
			host = new WatchedHost(console.open(number));
		}
		return host;
	}

	private void restore(final Set<Class<?>> changed) throws Exception {
		final boolean anew = changed.contains(MachineRestart.class)
				|| (changed.contains(ProcessClose.class) || changed.contains(UserSignOut.class))
						&& !run("tasklist /fo csv /nh").contains("contract.exe");
		if (anew) {
			bootAsOnTheFirstDay();
		}
		if (touches(changed, FileQuarantine.class, FileRestore.class, FileWrite.class)) {
			restoreFiles();
		}
		if (anew || touches(changed, RegistryKeyDelete.class, RegistryKeyRestore.class, RegistryValueDelete.class, RegistryValueSet.class,
				ToolRun.class)) {
			restoreRegistry();
		}
		if (changed.contains(ServiceConfigure.class)) {
			restoreService();
		}
		if (changed.contains(CredentialDelete.class) && !anew) {
			restoreCredential();
		}
	}

	private static boolean touches(final Set<Class<?>> changed, final Class<?>... kinds) {
		return Stream.of(kinds).anyMatch(changed::contains);
	}

	/** A restart leaves nobody logged on; the first boot of an endpoint has the scenario's sessions and programs. */
	private void bootAsOnTheFirstDay() throws Exception {
		host.close();
		maintenance.close();
		final Path state = lab.drive(number).resolve("lab");
		Files.write(state.resolve("state/sessions"), sessions);
		Files.deleteIfExists(state.resolve("seeded"));
		lab.restart(number);
		prepare();
	}

	private void prepare() throws Exception {
		maintenance = console.connect(number);
		// the account of the connection has a profile, too; the contract counts the others
		run("reg delete \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-0-0-0-1000\" /f"
				+ " & schtasks /create /tn \"\\Shuzen Contract\" /tr cmd.exe /sc once /st 00:00 /f & schtasks /change /tn \"\\Shuzen Contract\" /disable");
	}

	private void restoreService() throws Exception {
		run("sc config ShuzenContract start= demand & sc start ShuzenContract");
	}

	private void restoreRegistry() throws Exception {
		writeForImport("machine.reg", registration("contract.reg"));
		writeForImport("user.reg", registration("first.user/contract.reg").replace("HKEY_CURRENT_USER",
				"HKEY_USERS\\" + ((Identity.User) FIRST).sid()));
		run("reg delete \"HKLM\\SOFTWARE\\Shuzen Contract\" /f /reg:64 & reg import C:\\lab\\machine.reg /reg:64"
				+ " & reg import C:\\lab\\user.reg");
	}

	/** In the user's own session, which alone reaches the vault. */
	private void restoreCredential() {
		final Outcome outcome = host.apply(new ToolRun(
				ToolCommand.of("cmdkey.exe", "/generic:ShuzenContract:one", "/user:first.user@example.com", "/pass:nothing"), FIRST,
				Text.verbatim("Restore"), Duration.ofMinutes(1), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty()),
				new ApplyContext("contract", Cancellation.none(), line -> {
					// nobody listens
				}));
		if (!outcome.isSuccess()) {
			throw new IllegalStateException(outcome.toString());
		}
	}

	private static String registration(final String name) throws IOException {
		return Files.readString(Lab.scenario("contract").resolve("registry").resolve(name));
	}

	private void writeForImport(final String name, final String text) throws IOException {
		Files.write(lab.drive(number).resolve("lab").resolve(name),
				('\ufeff' + text.replaceAll("\r?\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));
	}

	/** Written from outside, as an image is restored. */
	private void restoreFiles() throws Exception {
		final Path root = lab.drive(number).resolve("ProgramData/Shuzen Contract");
		if (Files.exists(root)) {
			TemporaryFolder.delete(root);
		}
		Files.createDirectories(root.resolve("deep/er"));
		Files.createDirectories(root.resolve("empty"));
		Files.writeString(root.resolve("a.txt"), "alpha\r\n");
		Files.write(root.resolve("b.dat"), new byte[] { 0, 1, (byte) 0xFE, (byte) 0xFF });
		Files.writeString(root.resolve("日本語 name.txt"), "内容");
		Files.writeString(root.resolve("deep/er/c.txt"), "gamma");
		for (final String name : List.of("a.txt", "b.dat", "日本語 name.txt", "deep/er/c.txt")) {
			Files.setLastModifiedTime(root.resolve(name), FileTime.from(ContractEndpoint.WRITTEN));
		}
		final Process chown = new ProcessBuilder("chown", "-R", "--reference=" + lab.drive(number), root.toString()).start();
		if (chown.waitFor() != 0) {
			throw new IOException(new String(chown.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/** Runs a line past the back end. */
	private String run(final String line) throws Exception {
		final CommandResult result = maintenance.execute(RemoteCommand.of(line, Duration.ofSeconds(60)), Cancellation.none());
		return new String(result.standardOutput(), StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws Exception {
		if (host != null) {
			host.close();
		}
		maintenance.close();
	}
}
