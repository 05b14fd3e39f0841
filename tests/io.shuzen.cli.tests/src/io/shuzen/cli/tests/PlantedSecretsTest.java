package io.shuzen.cli.tests;

import static io.shuzen.cli.tests.CommandLineFixture.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.tests.CommandLineFixture.Result;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;

/** Plants secrets, works with them, and looks for them in every file the program has written and in everything it has said. */
@Timeout(120)
class PlantedSecretsTest {

	private static final String RUNBOOK = "office.reset-sign-in";

	@TempDir
	Path folder;
	private final String password = "Pa55-" + UUID.randomUUID() + "-パス";
	private final String wrongPassword = "Wr0ng-" + UUID.randomUUID();
	private final String passphrase = "Phrase-" + UUID.randomUUID();
	private final String typed = "Typed!" + UUID.randomUUID();
	private final Map<String, String> store = Map.of("admin-password", password, "old-password", wrongPassword, "key", passphrase);
	private final Map<String, Boolean> asked = new ConcurrentHashMap<>();
	private final List<ServiceRegistration<?>> services = new ArrayList<>();
	private final StringBuilder said = new StringBuilder();
	private SshServer server;

	@BeforeEach
	void start() throws Exception {
		CommandLineFixture.resetMachines();
		final Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", key().toString())
				.inheritIO().start();
		assertEquals(0, keygen.waitFor());
		server = SshServer.setUpDefaultServer();
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host_key")));
		server.setPasswordAuthenticator((user, given, session) -> {
			asked.put("password " + given.equals(password), true);
			return given.equals(password);
		});
		server.setPublickeyAuthenticator((user, given, session) -> {
			asked.put("key", true);
			return true;
		});
		server.setCommandFactory((channel, line) -> new RefusedCommand());
		server.start();
		final BundleContext context = FrameworkUtil.getBundle(PlantedSecretsTest.class).getBundleContext();
		final SecretStore secrets = (endpoint, source) -> Optional
				.ofNullable(store.get(source.location().equals(key().toString()) ? "key" : source.location())).map(String::toCharArray);
		services.add(context.registerService(SecretStore.class, secrets, null));
		final HostTrust trust = (endpoint, fingerprint) -> HostTrust.Decision.ACCEPT;
		services.add(context.registerService(HostTrust.class, trust, null));
	}

	@AfterEach
	void stop() throws Exception {
		services.forEach(ServiceRegistration::unregister);
		server.stop(true);
	}

	@Test
	void secretsOfConnectionsAreInNoFileAndNoMessage() throws Exception {
		final Path inventory = Files.writeString(folder.resolve("secrets.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Secrets">
				  <transport scheme="ssh" port="%d" userName="admin"/>
				  <credentials id="password" kind="SECURE_STORAGE" location="admin-password"/>
				  <credentials id="old" kind="SECURE_STORAGE" location="old-password"/>
				  <credentials id="key" kind="KEY_FILE" location="%s"/>
				  <endpoints name="PC-1" address="127.0.0.1" credential="password"/>
				  <endpoints name="PC-2" address="127.0.0.1" credential="old"/>
				  <endpoints name="PC-3" address="127.0.0.1" credential="key"/>
				</inventory:Inventory>
				""".formatted(server.getPort(), key()));

		say("diagnose", "--inventory", inventory.toString(), "--diagnostic", "D-20", "--format", "json");
		final Result result = say("run", "--inventory", inventory.toString(), "-e", "PC-1,PC-2,PC-3", "--runbook", RUNBOOK, "--yes", "--format",
				"json", "--canary", "0", "--failure-threshold", "100", "--events", folder.resolve("events.jsonl").toString(), "--junit",
				folder.resolve("junit.xml").toString());
		assertEquals(ExitCode.SOME_FAILED, result.exitCode(), result.err());
		export(result);

		assertEquals(Map.of("password true", true, "password false", true, "key", true), asked, "all secrets were in use");
		assertNowhere();
	}

	@Test
	void secretsOfRunbooksAreWrittenByReferenceOnly() throws Exception {
		final Path runbook = Files.writeString(folder.resolve("secret.runbook"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<runbook:Runbook xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:runbook="http://shuzen.io/runbook/1.0"
				    id="secret" name="Secret">
				  <parameters name="password" label="Password" type="SECRET_REFERENCE"/>
				  <steps id="tls" stepType="office.R-87-tls"><arguments name="user" value="*"/></steps>
				</runbook:Runbook>
				""");
		for (final String command : List.of("plan", "run")) {
			final List<String> arguments = new ArrayList<>(List.of(command, "-e", "PC-0417", "--runbook", runbook.toString(), "-P"));
			if (command.equals("run")) {
				arguments.add(1, "--yes");
			}
			arguments.add("password=" + typed);
			final Result refused = say(arguments.toArray(String[]::new));
			assertEquals(ExitCode.USAGE, refused.exitCode(), "a secret in place of its reference is not taken: " + refused.out());
		}

		final Result result = say("run", "-e", "PC-0417", "--runbook", runbook.toString(), "-P", "password=admin-password", "--yes", "--format",
				"json", "--events", folder.resolve("events.jsonl").toString(), "--junit", folder.resolve("junit.xml").toString());
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.err());
		export(result);
		say("report", "-e", "PC-0417", "--run", result.json().path("run").asText(), "-o", folder.resolve("report.md").toString());
		assertTrue(written().stream().anyMatch(file -> contains(file, "admin-password".getBytes(StandardCharsets.UTF_8))), "the search finds");
		assertNowhere();
	}

	private Result say(final String... arguments) {
		final Result result = run(arguments);
		said.append(result.out()).append(result.err());
		return result;
	}

	private void export(final Result result) {
		final String runId = result.json().path("run").asText();
		assertFalse(runId.isEmpty(), result.out());
		for (final String verb : List.of("show", "export", "verify")) {
			say("runs", verb, runId);
		}
	}

	private Path key() {
		return folder.resolve("id_ed25519");
	}

	/** The state folder, the log, and what the commands were told to write. */
	private List<Path> written() throws IOException {
		final List<Path> files = new ArrayList<>();
		for (final Path root : List.of(CommandLineFixture.STATE, folder, Platform.getLogFileLocation().toPath())) {
			if (Files.exists(root)) {
				try (Stream<Path> below = Files.walk(root)) {
					below.filter(Files::isRegularFile).forEach(files::add);
				}
			}
		}
		return files;
	}

	private void assertNowhere() throws IOException {
		for (final String secret : List.of(password, wrongPassword, passphrase, typed)) {
			assertFalse(said.indexOf(secret) >= 0, "said");
			for (final byte[] form : forms(secret)) {
				for (final Path file : written()) {
					assertFalse(contains(file, form), () -> secret.substring(0, 6) + "… is in " + file);
				}
			}
		}
	}

	/** As it stands in text files, in Windows' own, and encoded, wherever in the groups of three it begins. */
	private static List<byte[]> forms(final String secret) {
		final List<byte[]> forms = new ArrayList<>();
		for (final Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
			final byte[] bytes = secret.getBytes(charset);
			forms.add(bytes);
			for (int skipped = 0; skipped < 3; skipped++) {
				final byte[] whole = new byte[(bytes.length - skipped) / 3 * 3];
				System.arraycopy(bytes, skipped, whole, 0, whole.length);
				forms.add(Base64.getEncoder().encode(whole));
			}
		}
		return forms;
	}

	private static boolean contains(final Path file, final byte[] wanted) {
		try {
			// one character for each byte: a search for text is a search for bytes
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
					.contains(new String(wanted, StandardCharsets.ISO_8859_1));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Says that it may not, as a machine where the account is nobody. */
	private static final class RefusedCommand implements Command {

		private OutputStream error;
		private ExitCallback exit;

		@Override
		public void setInputStream(final InputStream in) {
			// takes no input
		}

		@Override
		public void setOutputStream(final OutputStream out) {
			// prints nothing
		}

		@Override
		public void setErrorStream(final OutputStream err) {
			error = err;
		}

		@Override
		public void setExitCallback(final ExitCallback callback) {
			exit = callback;
		}

		@Override
		public void start(final ChannelSession channel, final Environment environment) throws IOException {
			error.write("Access is denied.\r\n".getBytes(StandardCharsets.US_ASCII));
			error.flush();
			exit.onExit(5);
		}

		@Override
		public void destroy(final ChannelSession channel) {
			// nothing runs
		}
	}
}
