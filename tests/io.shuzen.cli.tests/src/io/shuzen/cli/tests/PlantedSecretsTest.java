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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.crypto.spec.PBEKeySpec;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.UnattendedSecrets;
import io.shuzen.cli.tests.CommandLineFixture.Result;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.secret.SecretsInUse;
import io.shuzen.core.transport.Transport;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.tests.support.LicensePack;
import io.shuzen.tests.support.ScriptedWindows;

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
	/** As harmless as a name. */
	private final String plain = "Plain" + UUID.randomUUID();
	private final String variable = "Var'1&<" + UUID.randomUUID();
	private final Map<String, String> environment = Map.of("SHUZEN_TEST_PASSWORD", variable);
	/** The passwords that sessions were opened with: the machine knows them, and prints them. */
	private final Map<Session, String> opened = new ConcurrentHashMap<>();
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
			final String which = given.equals(password) ? "stored" : given.equals(variable) ? "variable" : "wrong";
			asked.put(which, true);
			opened.put(session, given);
			return !which.equals("wrong");
		});
		server.setPublickeyAuthenticator((user, given, session) -> {
			asked.put("key", true);
			return true;
		});
		server.setCommandFactory((channel, line) -> new TellTaleCommand(
				Optional.ofNullable(opened.get(channel.getSession())).map(PlantedSecretsTest::spellings).orElse("")));
		server.start();
		final BundleContext context = FrameworkUtil.getBundle(PlantedSecretsTest.class).getBundleContext();
		final SecretsInUse inUse = context.getService(context.getServiceReference(SecretsInUse.class));
		final UnattendedSecrets unattended = new UnattendedSecrets(environment::get, this::storage);
		storage().node("io.shuzen/secrets").put("admin-password", password, true);
		storage().node("io.shuzen/secrets").put("old-password", wrongPassword, true);
		storage().flush();
		services.add(context.registerService(SecretStore.class,
				inUse.remembering(new SecretStore() {

					@Override
					public Optional<char[]> secret(final EndpointDescriptor endpoint, final CredentialSource source) {
						return source.kind() == CredentialSource.Kind.KEY_FILE ? Optional.of(passphrase.toCharArray())
								: unattended.secret(endpoint, source);
					}

					@Override
					public Optional<char[]> secret(final SecretReference reference) {
						return unattended.secret(reference);
					}
				}), null));
		final HostTrust trust = (endpoint, fingerprint) -> HostTrust.Decision.ACCEPT;
		services.add(context.registerService(HostTrust.class, trust, null));
	}

	/** Equinox secure storage in a file of its own, encrypted as ever. */
	private ISecurePreferences storage() {
		try {
			return SecurePreferencesFactory.open(folder.resolve("secure_storage").toUri().toURL(),
					Map.of(IProviderHints.PROMPT_USER, false, IProviderHints.DEFAULT_PASSWORD,
							new PBEKeySpec("master".toCharArray())));
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
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
				  <credentials id="variable" kind="ENVIRONMENT" location="SHUZEN_TEST_PASSWORD"/>
				  <endpoints name="PC-1" address="127.0.0.1" credential="password"/>
				  <endpoints name="PC-2" address="127.0.0.1" credential="old"/>
				  <endpoints name="PC-3" address="127.0.0.1" credential="key"/>
				  <endpoints name="PC-4" address="localhost" credential="variable"/>
				</inventory:Inventory>
				""".formatted(server.getPort(), key()));

		say("diagnose", "--inventory", inventory.toString(), "--diagnostic", "D-20", "--format", "json");
		final Result result = say("run", "--inventory", inventory.toString(), "-e", "PC-1,PC-2,PC-3,PC-4", "--runbook", RUNBOOK, "--yes", "--format",
				"json", "--canary", "0", "--failure-threshold", "100", "--events", folder.resolve("events.jsonl").toString(), "--junit",
				folder.resolve("junit.xml").toString());
		assertEquals(ExitCode.SOME_FAILED, result.exitCode(), result.err());
		export(result);

		assertEquals(Map.of("stored", true, "variable", true, "wrong", true, "key", true), asked, "all secrets were in use");
		assertTrue(written().stream().anyMatch(file -> contains(file, "password is ********".getBytes(StandardCharsets.UTF_8))),
				"what the machine said is kept, without the password");
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
		final Path table = Files.writeString(folder.resolve("values.csv"), "endpoint,password\nPC-0417," + plain + "\n");
		final Path inventory = Files.writeString(folder.resolve("attributes.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Attributes">
				  <transport scheme="simulation"/>
				  <endpoints name="PC-0417" address="healthy-entra"><attributes name="owner" value="%s"/></endpoints>
				</inventory:Inventory>
				""".formatted(plain));
		for (final List<String> given : List.of(List.of("-P", "password=" + typed), List.of("-P", "password=" + plain),
				List.of("--parameters-csv", table.toString()),
				List.of("--inventory", inventory.toString(), "--parameter-from", "password=owner"))) {
			for (final List<String> command : List.of(List.of("plan"), List.of("run", "--yes"))) {
				final List<String> arguments = new ArrayList<>(command);
				arguments.addAll(List.of("-e", "PC-0417", "--runbook", runbook.toString()));
				arguments.addAll(given);
				final Result refused = say(arguments.toArray(String[]::new));
				assertEquals(ExitCode.USAGE, refused.exitCode(), "a secret in place of its reference is not taken: " + refused.out());
				assertTrue(refused.err().contains("store:KEY"), refused.err());
			}
		}
		Files.delete(table);
		Files.delete(inventory);

		final Result result = say("run", "-e", "PC-0417", "--runbook", runbook.toString(), "-P", "password=store:admin-password", "--yes", "--format",
				"json", "--events", folder.resolve("events.jsonl").toString(), "--junit", folder.resolve("junit.xml").toString());
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.err());
		export(result);
		say("report", "-e", "PC-0417", "--run", result.json().path("run").asText(), "-o", folder.resolve("report.md").toString());
		assertTrue(written().stream().anyMatch(file -> contains(file, "admin-password".getBytes(StandardCharsets.UTF_8))), "the search finds");
		assertNowhere();
	}

	@Test
	void aSecretOfAParameterReachesItsProgramAndNothingElse() throws Exception {
		final AtomicReference<String> received = new AtomicReference<>("");
		// the machine, once it has been told, tells whoever asks
		final ScriptedWindows machine = new ScriptedWindows((line, input) -> {
			if (line.contains("/enter")) {
				received.set(input);
				return new ScriptedWindows.Reply(0, "entered " + spellings(input.strip()), spellings(input.strip()));
			}
			return line.startsWith("license.exe")
					? ScriptedWindows.printing(received.get().isEmpty() ? "none" : "entered " + spellings(received.get().strip()))
					: line.startsWith("reg.exe") ? ScriptedWindows.noSuchKey() : ScriptedWindows.FAILED;
		});
		final BundleContext context = FrameworkUtil.getBundle(PlantedSecretsTest.class).getBundleContext();
		services.add(context.registerService(Transport.class, machine, null));
		services.add(context.registerService(Pack.class, new LicensePack(), null));
		final Path inventory = Files.writeString(folder.resolve("license.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Licenses">
				  <transport scheme="scripted"/>
				  <endpoints name="PC-1" address="pc-1"/>
				</inventory:Inventory>
				""");
		final Path runbook = Files.writeString(folder.resolve("license.runbook"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<runbook:Runbook xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:runbook="http://shuzen.io/runbook/1.0"
				    id="license" name="License">
				  <parameters name="key" label="Key" type="SECRET_REFERENCE"/>
				  <steps id="enter" stepType="license.enter"><arguments name="key" value="${key}"/></steps>
				</runbook:Runbook>
				""");
		final List<String> order = List.of("--inventory", inventory.toString(), "-e", "PC-1", "--runbook", runbook.toString(), "-P");

		storage().node("io.shuzen/secrets").put("short", "ab1", true);
		storage().node("io.shuzen/secrets").put("lines", plain + '\n' + plain, true);
		for (final String unusable : List.of("store:nowhere", "env:SHUZEN_TEST_NOWHERE", "store:short", "store:lines")) {
			for (final List<String> command : List.of(List.of("plan"), List.of("run", "--yes"))) {
				final Result refused = say(Stream.of(command, order, List.of("key=" + unusable)).flatMap(List::stream).toArray(String[]::new));
				assertEquals(ExitCode.USAGE, refused.exitCode(), refused.out() + refused.err());
				assertTrue(refused.err().contains("key") && refused.err().contains(unusable.substring(unusable.indexOf(':') + 1)), refused.err());
			}
		}
		assertEquals(List.of(), machine.sent(), "nothing was asked of the machine");

		for (final String reference : List.of("store:product-key", "env:SHUZEN_TEST_PASSWORD")) {
			received.set("");
			storage().node("io.shuzen/secrets").put("product-key", password, true);
			final Result plan = say(Stream.of(List.of("plan"), order, List.of("key=" + reference)).flatMap(List::stream).toArray(String[]::new));
			assertTrue(plan.out().contains(reference), plan.out());
			final Result result = say(Stream.of(List.of("run", "--yes", "--format", "json", "--events",
					folder.resolve("license-events.jsonl").toString(), "--junit", folder.resolve("license-junit.xml").toString()), order,
					List.of("key=" + reference)).flatMap(List::stream).toArray(String[]::new));
			assertEquals(ExitCode.SUCCESS, result.exitCode(), result.out() + result.err());
			assertEquals((reference.startsWith("env") ? variable : password) + "\r\n", received.get());
			export(result);
			say("report", "--inventory", inventory.toString(), "-e", "PC-1", "--run", result.json().path("run").asText(), "-o",
					folder.resolve("license.md").toString());
		}
		assertTrue(written().stream().anyMatch(file -> contains(file, "entered Access is denied. The password is ********".getBytes(StandardCharsets.UTF_8))),
				"what the machine said is kept, without the secret");
		for (final String secret : List.of(password, variable, plain)) {
			assertTrue(machine.sent().stream().noneMatch(sent -> sent.contains(secret)), "in a file or a command line on the machine");
		}
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
		for (final String secret : List.of(password, wrongPassword, passphrase, typed, plain, variable)) {
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

	/** Every way in which a machine may print what it was given. */
	private static String spellings(final String secret) {
		final StringBuilder spellings = new StringBuilder("Access is denied. The password is " + secret + '.');
		for (final Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
			for (final String before : List.of("", "x", "admin:")) {
				spellings.append(' ').append(Base64.getEncoder().encodeToString((before + secret).getBytes(charset)));
			}
			spellings.append(' ').append(HexFormat.of().formatHex(secret.getBytes(charset)));
		}
		return spellings.append(" '").append(secret.replace("'", "''")).append("' ").append(secret.replace("&", "^&").replace("<", "^<"))
				.append(' ').append(secret.replace("&", "&amp;").replace("<", "&lt;")).append("\r\n").toString();
	}

	/** Says that it may not, as a machine where the account is nobody, and prints too much. */
	private static final class TellTaleCommand implements Command {

		private final String words;

		private OutputStream output;
		private OutputStream error;
		private ExitCallback exit;

		TellTaleCommand(final String words) {
			this.words = words;
		}

		@Override
		public void setInputStream(final InputStream in) {
			// takes no input
		}

		@Override
		public void setOutputStream(final OutputStream out) {
			output = out;
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
			for (final OutputStream stream : List.of(output, error)) {
				stream.write(words.getBytes(StandardCharsets.UTF_8));
				stream.flush();
			}
			exit.onExit(5);
		}

		@Override
		public void destroy(final ChannelSession channel) {
			// nothing runs
		}
	}
}
