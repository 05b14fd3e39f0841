package io.shuzen.transport.winrm.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.transport.winrm.internal.WinrmTransport;

/** The transport against a real service: real TLS, real processes of a Windows-like endpoint behind it. */
@Timeout(120)
class WinrmLabTest {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static LabService lab;

	private final WinrmTransport transport = new WinrmTransport();
	private TransportSession session;

	@BeforeAll
	static void bringUp(@TempDir final Path folder) throws IOException, InterruptedException {
		assumeTrue(LabService.isAvailable(), "the lab needs root, wine64, mingw-w64, sshd, tini, python3 and openssl");
		lab = new LabService(folder.resolve("lab"));
	}

	@AfterAll
	static void takeDown() throws IOException, InterruptedException {
		if (lab != null) {
			lab.close();
		}
	}

	@BeforeEach
	void open() throws FailureException, IOException {
		final String password = lab.password();
		transport.setSecretStore((endpoint, source) -> Optional.of(password.toCharArray()));
		session = transport.open(trusted(), Cancellation.none());
	}

	@AfterEach
	void close() {
		if (session != null) {
			session.close();
		}
	}

	private static EndpointDescriptor trusted() {
		return lab.encrypted(Map.of("certificateAuthority", lab.certificate().toString()));
	}

	private CommandResult run(final String line) {
		final CommandResult result = session.execute(RemoteCommand.of(line, LIMIT), Cancellation.none());
		assertEquals(End.EXITED, result.end(), result.detail());
		return result;
	}

	private static String text(final byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
	}

	@Test
	void keepsTheTwoOutputsApartAndTheWholeExitCode() {
		final CommandResult result = run("echo out&echo err>&2&exit 3010");

		assertEquals("out", text(result.standardOutput()).strip());
		assertEquals("err", text(result.standardError()).strip());
		assertEquals(3010, result.exitCode().orElseThrow());
		assertEquals(0x80070005, run("exit -2147024891").exitCode().orElseThrow());
	}

	@Test
	void carriesEveryCharacter() {
		assertEquals("日本語 <&> 𠮷 'é'\n", text(run("chcp 65001>nul&echo 日本語 ^<^&^> 𠮷 'é'").standardOutput()));
	}

	@Test
	void handsInputOver() {
		final CommandResult result = session.execute(
				new RemoteCommand("findstr b", "abc\r\nxyz\r\nb\r\n".getBytes(StandardCharsets.US_ASCII), LIMIT, OutputLimit.of(1_000)),
				Cancellation.none());
		assertEquals("abc\nb\n", text(result.standardOutput()));
	}

	@Test
	void takesLargeOutput() {
		final CommandResult result = run("for /l %i in (1,1,4000) do @echo %i 0123456789012345678901234567890123456789012345678901234567890");
		final List<String> lines = text(result.standardOutput()).lines().toList();
		assertEquals(4_000, lines.size());
		assertTrue(lines.getLast().startsWith("4000 "));
	}

	@Test
	void runsSeveralCommandsAtOnce() {
		final List<CompletableFuture<CommandResult>> running = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			final String line = "echo " + i;
			running.add(CompletableFuture.supplyAsync(() -> run(line), Thread::startVirtualThread));
		}
		for (int i = 0; i < running.size(); i++) {
			assertEquals(Integer.toString(i), text(running.get(i).join().standardOutput()).strip());
		}
	}

	@Test
	void endsACancelledCommandWithItsProcesses() {
		final Cancellation cancellation = new Cancellation();
		CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS).execute(cancellation::cancel);

		final CommandResult result = session.execute(
				RemoteCommand.of("title cancel-me&for /l %i in (1,0,2) do @ping -n 2 127.0.0.1 >nul", LIMIT), cancellation);

		assertEquals(End.CANCELLED, result.end());
		assertEquals("", result.detail());
		assertTrue(result.duration().toSeconds() < 20, result.duration()::toString);
		assertEquals(1, run("tasklist | findstr /i ping.exe").exitCode().orElseThrow(), "ping still runs");
	}

	@Test
	void endsACommandWhenTimeIsUpAndTheNextOneWorks() {
		final CommandResult result = session.execute(
				RemoteCommand.of("for /l %i in (1,0,2) do @ping -n 2 127.0.0.1 >nul", Duration.ofSeconds(2)), Cancellation.none());

		assertEquals(End.TIMED_OUT, result.end());
		assertEquals("still here", text(run("echo still here").standardOutput()).strip());
	}

	@Test
	void writesAndReadsFilesByteForByte() throws IOException {
		final byte[] content = new byte[200_000];
		new Random(20261122).nextBytes(content);
		final String path = "C:\\Users\\Public\\転送 & test.bin";

		session.upload(path, new ByteArrayInputStream(content), Cancellation.none());
		final ByteArrayOutputStream read = new ByteArrayOutputStream();
		session.download(path, read, Cancellation.none());

		assertArrayEquals(content, read.toByteArray());
		assertEquals(1, run("dir /b \"%TEMP%\\shuzen-*\"").exitCode().orElseThrow(), "temporary files were left behind");
	}

	@Test
	void writesFilesAnewAndEmptyOnes() throws IOException {
		final String path = "C:\\Users\\Public\\anew.txt";
		for (final String content : List.of("a longer text", "short", "")) {
			session.upload(path, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)), Cancellation.none());
			final ByteArrayOutputStream read = new ByteArrayOutputStream();
			session.download(path, read, Cancellation.none());
			assertEquals(content, read.toString(StandardCharsets.US_ASCII));
		}
	}

	@Test
	void deletesAFileAndOnlyThat() throws IOException {
		final String folder = "C:\\Users\\Public";
		final String path = folder + "\\to delete.txt";
		session.upload(path, new ByteArrayInputStream(new byte[] {1, 2, 3}), Cancellation.none());
		session.delete(path, Cancellation.none());
		assertThrows(NoSuchFileException.class, () -> session.download(path, OutputStream.nullOutputStream(), Cancellation.none()));
		session.delete(path, Cancellation.none());
		assertThrows(IOException.class, () -> session.delete(folder, Cancellation.none()));
	}

	@Test
	void saysWhichFileIsNotThereAndWhatCannotBeWritten() {
		assertThrows(NoSuchFileException.class,
				() -> session.download("C:\\nothing.txt", new ByteArrayOutputStream(), Cancellation.none()));
		assertThrows(IOException.class,
				() -> session.download("C:\\Users\\Public", new ByteArrayOutputStream(), Cancellation.none()));
		assertThrows(IOException.class, () -> session.upload("C:\\no such folder\\x.txt",
				new ByteArrayInputStream(new byte[] { 1 }), Cancellation.none()));
		assertThrows(IOException.class, () -> session.upload("C:\\Users\\Public\\100%.txt",
				new ByteArrayInputStream(new byte[] { 1 }), Cancellation.none()));
	}

	/** The lab has no PowerShell: a rule answers for it with what the script's words make of a folder. */
	@Test
	void understandsWhatPowerShellTellsOfFolders() throws IOException, InterruptedException {
		answerPowerShell("""
				match *GetFileSystemInfos*
				echo D 0 1767323040000 1767323050000 1767323046000 5pel5pys
				echo F 7 1767323041000 1767323051000 1767323046123 YS50eHQ=
				echo end
				""");
		assertEquals(List.of(file("日本", true, 0, 1767323040000L, 1767323050000L, 1767323046000L),
				file("a.txt", false, 7, 1767323041000L, 1767323051000L, 1767323046123L)),
				session.list("C:\\x", Cancellation.none()));

		answerPowerShell("match *Get-Item*\necho missing\n");
		assertEquals(Optional.empty(), session.stat("C:\\x", Cancellation.none()));
		answerPowerShell("match *\necho denied\n");
		assertThrows(AccessDeniedException.class, () -> session.list("C:\\x", Cancellation.none()));
		answerPowerShell("match *\necho F 7 1767323041000 1767323051000 1767323046123 YS50eHQ=\n");
		assertThrows(IOException.class, () -> session.list("C:\\x", Cancellation.none()), "an incomplete listing counts as whole");
	}

	private static RemoteFile file(final String name, final boolean folder, final long size, final long created, final long accessed,
			final long modified) {
		return new RemoteFile(name, folder, size, Optional.of(Instant.ofEpochMilli(created)), Optional.of(Instant.ofEpochMilli(accessed)),
				Instant.ofEpochMilli(modified));
	}

	private static void answerPowerShell(final String rules) throws IOException, InterruptedException {
		final Path folder = Files.createDirectories(lab.drive().resolve("lab/tools"));
		final Path written = Files.writeString(folder.resolve("powershell.new"), rules);
		Files.move(written, folder.resolve("powershell.rules"), StandardCopyOption.REPLACE_EXISTING);
	}

	@Test
	void refusesACertificateThatNobodyTrusts() {
		final Failure failure = assertThrows(FailureException.class,
				() -> transport.open(lab.encrypted(Map.of()), Cancellation.none())).failure();

		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind(), failure::toString);
		assertTrue(failure.advice().english().contains("certificateSha256"));
	}

	@Test
	void refusesATrustedCertificateOfAnotherMachine() {
		final EndpointDescriptor elsewhere = trusted();
		final EndpointDescriptor other = new EndpointDescriptor(elsewhere.name(), "localhost.localdomain", "winrm",
				elsewhere.port(), elsewhere.userName(), elsewhere.credential(), elsewhere.connectTimeout(), List.of(),
				elsewhere.tags(), elsewhere.options(), Map.of());

		assertFalse(assertThrows(FailureException.class, () -> transport.open(other, Cancellation.none())).failure().message()
				.isEmpty());
	}

	@Test
	void trustsAPinnedCertificateAndOnlyThat() throws Exception {
		final String fingerprint;
		try (InputStream in = Files.newInputStream(lab.certificate())) {
			fingerprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
					.digest(CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded()));
		}
		transport.open(lab.encrypted(Map.of("certificateSha256", fingerprint.toUpperCase(java.util.Locale.ROOT))),
				Cancellation.none()).close();

		final Failure failure = assertThrows(FailureException.class, () -> transport
				.open(lab.encrypted(Map.of("certificateSha256", "00".repeat(32))), Cancellation.none())).failure();
		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind());
		assertTrue(failure.message().english().contains(fingerprint), failure::toString);
	}

	@Test
	void refusesAWrongPassword() {
		transport.setSecretStore((endpoint, source) -> Optional.of("wrong".toCharArray()));
		assertEquals(FailureKind.AUTHENTICATION_REFUSED,
				assertThrows(FailureException.class, () -> transport.open(trusted(), Cancellation.none())).failure().kind());
	}

	@Test
	void speaksPlainHttpOnLoopbackWhenTold() throws FailureException {
		try (TransportSession plain = transport.open(lab.plain(), Cancellation.none())) {
			assertEquals(0, plain.execute(RemoteCommand.of("hostname", LIMIT), Cancellation.none()).exitCode().orElseThrow());
		}
	}
}
