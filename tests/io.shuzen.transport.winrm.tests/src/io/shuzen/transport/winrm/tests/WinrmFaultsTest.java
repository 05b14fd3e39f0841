package io.shuzen.transport.winrm.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress.Stage;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.transport.winrm.internal.WinrmTransport;

/** What becomes of connections to services that answer wrongly, late, or not at all. */
@Timeout(60)
class WinrmFaultsTest {

	private static final String PASSWORD = "päss:wörd";
	private static final String STATE = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/CommandState/";
	private static final long OPERATION_TIMED_OUT = 2150858793L;

	private final WinrmTransport transport = new WinrmTransport();
	private FaultyServer server;

	@BeforeEach
	void start() throws IOException {
		server = new FaultyServer();
		transport.setSecretStore((endpoint, source) -> Optional.of(PASSWORD.toCharArray()));
	}

	@AfterEach
	void stop() throws IOException {
		server.close();
	}

	private EndpointDescriptor endpoint(final String address, final int port, final Map<String, String> options) {
		return new EndpointDescriptor("PC-1", address, "winrm", port, "admin",
				new CredentialSource(CredentialSource.Kind.ENVIRONMENT, "X"), Duration.ofSeconds(3), List.of(), Set.of(), options,
				Map.of());
	}

	private EndpointDescriptor plain() {
		return endpoint("127.0.0.1", server.port(), Map.of("encryption", "none"));
	}

	private Failure refusal(final EndpointDescriptor endpoint) {
		return assertThrows(FailureException.class, () -> transport.open(endpoint, Cancellation.none())).failure();
	}

	private TransportSession open() throws FailureException {
		server.on("Create", FaultyServer.soap("<rsp:Shell><rsp:ShellId>S1</rsp:ShellId></rsp:Shell>"))
				.on("Command", FaultyServer.soap("<rsp:CommandResponse><rsp:CommandId>C1</rsp:CommandId></rsp:CommandResponse>"))
				.on("Send", FaultyServer.soap("<rsp:SendResponse/>")).on("Signal", FaultyServer.soap("<rsp:SignalResponse/>"))
				.on("Delete", FaultyServer.soap(""));
		return transport.open(plain(), Cancellation.none());
	}

	private static FaultyServer.Answer output(final String stream, final byte[] bytes, final String end) {
		return FaultyServer.soap("<rsp:ReceiveResponse><rsp:Stream Name=\"" + stream + "\" CommandId=\"C1\">"
				+ Base64.getEncoder().encodeToString(bytes) + "</rsp:Stream><rsp:CommandState CommandId=\"C1\" State=\"" + STATE + end
				+ "</rsp:ReceiveResponse>");
	}

	private static FaultyServer.Answer done(final String code) {
		return output("stdout", new byte[0], "Done\"><rsp:ExitCode>" + code + "</rsp:ExitCode></rsp:CommandState>");
	}

	private static CommandResult run(final TransportSession session, final Duration timeout) {
		return session.execute(RemoteCommand.of("hostname", timeout), Cancellation.none());
	}

	@Test
	void saysThatNothingListens() throws IOException {
		final int port;
		try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = unused.getLocalPort();
		}
		final Failure failure = refusal(endpoint("127.0.0.1", port, Map.of("encryption", "none")));

		assertEquals(FailureKind.UNREACHABLE, failure.kind());
		assertTrue(failure.message().english().contains(":" + port), failure::toString);
	}

	@Test
	void saysHowFarTheConnectionIs() throws Exception {
		open().close();
		final List<Stage> stages = new ArrayList<>();
		transport.open(plain(), Cancellation.none(), stages::add).close();
		assertEquals(List.of(Stage.RESOLVING, Stage.CONNECTING), stages);
		stages.clear();
		assertThrows(FailureException.class,
				() -> transport.open(endpoint("no-such-host.invalid", 0, Map.of()), Cancellation.none(), stages::add));
		assertEquals(List.of(Stage.RESOLVING), stages);
	}

	@Test
	void saysThatTheNameDoesNotResolve() {
		assertEquals(FailureKind.UNREACHABLE, refusal(endpoint("no-such-host.invalid", 0, Map.of())).kind());
	}

	@Test
	void refusesPlainHttpToOtherMachinesWithoutSendingThePassword() {
		final Failure failure = refusal(endpoint("192.0.2.1", server.port(), Map.of("encryption", "none")));

		assertEquals(FailureKind.REFUSED, failure.kind());
		assertFalse(failure.advice().isEmpty());
	}

	@Test
	void doesNotFallBackFromHttpsToHttp() {
		final Failure failure = refusal(endpoint("127.0.0.1", server.port(), Map.of()));

		assertEquals(FailureKind.UNREACHABLE, failure.kind(), failure::toString);
		assertEquals(List.of(), server.requests());
	}

	@Test
	void saysThatThePasswordWasRefused() {
		server.on("Create", FaultyServer.http(401, "text/plain", "", "WWW-Authenticate: Basic realm=\"WSMAN\""));

		final Failure failure = refusal(plain());

		assertEquals(FailureKind.AUTHENTICATION_REFUSED, failure.kind());
		assertTrue(failure.message().english().contains("admin"), failure::toString);
		assertFalse(failure.toString().contains(PASSWORD), "the password is in the failure");
	}

	@Test
	void saysWhichWaysToSignInTheServiceOffersInstead() {
		server.on("Create", FaultyServer.http(401, "text/plain", "", "WWW-Authenticate: Negotiate", "WWW-Authenticate: Kerberos"));

		final Failure failure = refusal(plain());

		assertEquals(FailureKind.AUTHENTICATION_REFUSED, failure.kind());
		assertTrue(failure.message().english().contains("Negotiate, Kerberos"), failure::toString);
	}

	@Test
	void sendsAccountAndPasswordInUtf8() throws FailureException {
		open().close();
		assertTrue(server.requests().getFirst().contains(
				"Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void saysThatTheAccountMayOpenNoShell() {
		server.on("Create", FaultyServer.fault(5, "Access is denied."));
		assertEquals(FailureKind.ACCESS_DENIED, refusal(plain()).kind());
	}

	@Test
	void tellsAWebServerFromWindows() {
		server.on("Create", FaultyServer.http(404, "text/html", "<html>not here</html>"));
		assertEquals(FailureKind.NOT_WINDOWS, refusal(plain()).kind());
	}

	@Test
	void tellsGarbageFromWindows() {
		server.on("Create", FaultyServer.http(200, "application/soap+xml", "<s:Envelope><broken"));
		assertEquals(FailureKind.NOT_WINDOWS, refusal(plain()).kind());
	}

	@Test
	void readsNoDocumentTypes() {
		server.on("Create", FaultyServer.http(200, "application/soap+xml",
				"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Envelope><ShellId>&e;</ShellId></Envelope>"));
		assertEquals(FailureKind.NOT_WINDOWS, refusal(plain()).kind());
	}

	@Test
	void givesUpOnAServiceThatNeverAnswers() {
		server.on("Create", server.silence());
		assertEquals(FailureKind.TIMED_OUT, refusal(plain()).kind());
	}

	@Test
	void saysThatTheConnectionBrokeWhileOpening() {
		server.on("Create", FaultyServer.dropped());
		assertEquals(FailureKind.CONNECTION_LOST, refusal(plain()).kind());
	}

	@Test
	void stopsOpeningWhenCancelled() throws Exception {
		server.on("Create", server.silence());
		final Cancellation cancellation = new Cancellation();
		CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(cancellation::cancel);

		assertThrows(CancellationException.class, () -> transport.open(plain(), cancellation));
	}

	@Test
	void waitsOnWhenTheServiceHasNothingToSayYet() throws FailureException {
		server.on("Receive", FaultyServer.fault(OPERATION_TIMED_OUT, "nothing yet"))
				.on("Receive", output("stdout", "a".getBytes(StandardCharsets.US_ASCII), "Running\"/>"))
				.on("Receive", output("stderr", "b".getBytes(StandardCharsets.US_ASCII), "Running\"/>")).on("Receive", done("3010"));
		try (TransportSession session = open()) {
			final CommandResult result = run(session, Duration.ofSeconds(10));

			assertEquals(End.EXITED, result.end(), result.detail());
			assertEquals(3010, result.exitCode().orElseThrow());
			assertArrayEquals("a".getBytes(StandardCharsets.US_ASCII), result.standardOutput());
			assertArrayEquals("b".getBytes(StandardCharsets.US_ASCII), result.standardError());
		}
	}

	@Test
	void readsExitCodesSignedAndUnsigned() throws FailureException {
		server.on("Receive", done("-2147024891")).on("Receive", done("2147942405"));
		try (TransportSession session = open()) {
			assertEquals(0x80070005, run(session, Duration.ofSeconds(10)).exitCode().orElseThrow());
			assertEquals(0x80070005, run(session, Duration.ofSeconds(10)).exitCode().orElseThrow());
		}
	}

	@Test
	void keepsNoMoreOutputThanAsked() throws FailureException {
		server.on("Receive", output("stdout", new byte[3_000], "Running\"/>")).on("Receive", done("0"));
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(new RemoteCommand("x", new byte[0], Duration.ofSeconds(10), OutputLimit.of(1_000)),
					Cancellation.none());

			assertEquals(1_000, result.standardOutput().length);
			assertTrue(result.isTruncated());
		}
	}

	@Test
	void keepsAMarkThatComesInPiecesAfterMoreThanIsKept() throws FailureException {
		final String running = "Running\"/>";
		server.on("Receive", output("stdout", "x".repeat(3_000).getBytes(StandardCharsets.US_ASCII), running))
				.on("Receive", output("stdout", "yMA".getBytes(StandardCharsets.US_ASCII), running))
				.on("Receive", output("stdout", "RK-end".getBytes(StandardCharsets.US_ASCII), running)).on("Receive", done("3010"));
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(
					new RemoteCommand("x", new byte[0], Duration.ofSeconds(10), new OutputLimit(1_000, "MARK", 100)), Cancellation.none());

			assertEquals("x".repeat(1_000) + "MARK-end", new String(result.standardOutput(), StandardCharsets.US_ASCII));
			assertTrue(result.isTruncated());
			assertEquals(3010, result.exitCode().orElseThrow());
		}
	}

	@Test
	void sendsInputInPiecesAndEndsIt() throws FailureException {
		server.on("Receive", done("0"));
		final byte[] input = new byte[100_000];
		try (TransportSession session = open()) {
			session.execute(new RemoteCommand("x", input, Duration.ofSeconds(10), OutputLimit.of(10)), Cancellation.none());
		}
		final List<String> sent = server.requests().stream().filter(request -> request.contains("<rsp:Send>")).toList();
		assertEquals(2, sent.size());
		assertFalse(sent.get(0).contains("End=\"true\""));
		assertTrue(sent.get(1).contains("End=\"true\""));
	}

	@Test
	void endsTheCommandWhenTimeIsUp() throws FailureException {
		server.on("Receive", server.silence());
		try (TransportSession session = open()) {
			final CommandResult result = run(session, Duration.ofMillis(500));

			assertEquals(End.TIMED_OUT, result.end());
			assertEquals("", result.detail());
			assertTrue(server.actions().contains("Signal"));
		}
	}

	@Test
	void endsTheCommandAtOnceWhenCancelled() throws FailureException {
		server.on("Receive", server.silence());
		try (TransportSession session = open()) {
			final Cancellation cancellation = new Cancellation();
			CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(cancellation::cancel);

			final CommandResult result = session.execute(RemoteCommand.of("x", Duration.ofMinutes(5)), cancellation);

			assertEquals(End.CANCELLED, result.end());
			assertTrue(result.duration().toSeconds() < 15, result.duration()::toString);
			assertTrue(server.actions().contains("Signal"));
		}
	}

	@Test
	void saysWhenTheEndOfACancelledCommandWasNotConfirmed() throws FailureException {
		server.on("Receive", server.silence()).on("Signal", server.silence());
		try (TransportSession session = open()) {
			final Cancellation cancellation = new Cancellation();
			CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(cancellation::cancel);

			final CommandResult result = session.execute(RemoteCommand.of("x", Duration.ofMinutes(5)), cancellation);

			assertEquals(End.CANCELLED, result.end());
			assertTrue(result.detail().contains("did not confirm"), result.detail());
		}
	}

	@Test
	void doesNotWaitForAServiceThatDoesNotSayWhetherItStartedACancelledCommand() throws FailureException {
		server.on("Command", server.silence());
		try (TransportSession session = open()) {
			final Cancellation cancellation = new Cancellation();
			CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(cancellation::cancel);

			final CommandResult result = session.execute(RemoteCommand.of("x", Duration.ofMinutes(5)), cancellation);

			assertEquals(End.CANCELLED, result.end());
			assertFalse(result.detail().isEmpty());
			assertTrue(result.duration().toSeconds() < 15, result.duration()::toString);
		}
	}

	@Test
	void saysHowAProgramEndedThatSaysNothing() throws FailureException {
		server.on("Receive", done("-1073741502"));
		try (TransportSession session = open()) {
			final IOException failure = assertThrows(IOException.class, () -> session.list("C:\\x", Cancellation.none()));
			assertTrue(failure.getMessage().contains("exit code -1073741502"), failure.getMessage());
		}
	}

	@Test
	void saysThatTheConnectionBroke() throws FailureException {
		server.on("Receive", FaultyServer.dropped());
		try (TransportSession session = open()) {
			assertEquals(End.CONNECTION_LOST, run(session, Duration.ofSeconds(10)).end());
			assertFalse(session.isOpen());
		}
	}

	@Test
	void saysThatTheConnectionIsOfNoUseAfterDamagedOutput() throws FailureException {
		server.on("Receive", FaultyServer.soap("<rsp:Stream Name=\"stdout\">ab</rsp:Strea"));
		try (TransportSession session = open()) {
			final CommandResult result = run(session, Duration.ofSeconds(10));
			assertEquals(End.CONNECTION_LOST, result.end());
			assertTrue(result.detail().contains("XML"), result.detail());
		}
	}

	@Test
	void saysThatARefusedCommandWasNotStarted() throws FailureException {
		server.on("Command", FaultyServer.fault(2150858843L, "shell not found"));
		try (TransportSession session = open()) {
			final CommandResult result = run(session, Duration.ofSeconds(10));
			assertEquals(End.NOT_STARTED, result.end());
			assertTrue(result.detail().contains("shell not found"), result.detail());
		}
	}

	@Test
	void startsNoCommandThatXmlCannotCarry() throws FailureException {
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(RemoteCommand.of("echo \u0001", Duration.ofSeconds(5)),
					Cancellation.none());
			assertEquals(End.NOT_STARTED, result.end());
			assertFalse(server.actions().contains("Command"));
		}
	}

	@Test
	void refusesCredentialsItCannotUse() {
		final EndpointDescriptor agent = new EndpointDescriptor("PC-1", "127.0.0.1", "winrm", server.port(), "admin",
				new CredentialSource(CredentialSource.Kind.AGENT, ""), Duration.ofSeconds(3), List.of(), Set.of(),
				Map.of("encryption", "none"), Map.of());
		assertEquals(FailureKind.INVALID_INPUT, refusal(agent).kind());
		assertEquals(List.of(), server.requests());
	}
}
