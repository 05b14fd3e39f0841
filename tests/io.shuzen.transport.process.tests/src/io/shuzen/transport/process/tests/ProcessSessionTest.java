package io.shuzen.transport.process.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.transport.process.internal.LocalFiles;
import io.shuzen.transport.process.internal.ProcessSession;

/** Processes, outputs and files of a session, with this system's own shell in place of cmd.exe. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessSessionTest {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	@TempDir
	private Path folder;

	private final ProcessSession session = new ProcessSession(line -> new ProcessBuilder("/bin/sh", "-c", line), new LocalFiles(Path::of));

	private CommandResult run(final String line) {
		return session.execute(RemoteCommand.of(line, MINUTE), Cancellation.none());
	}

	@Test
	void keepsBothOutputsApartAndTheExitCode() {
		final CommandResult result = run("printf 'out\\0\\377'; printf err >&2; exit 42");

		assertEquals(End.EXITED, result.end());
		assertEquals(42, result.exitCode().orElseThrow());
		assertArrayEquals(new byte[] { 'o', 'u', 't', 0, (byte) 0xff }, result.standardOutput());
		assertEquals("err", new String(result.standardError(), StandardCharsets.US_ASCII));
		assertFalse(result.isTruncated());
	}

	@Test
	void givesTheInputAndItsEnd() {
		final byte[] input = new byte[1 << 20];
		new Random(3).nextBytes(input);
		final CommandResult result = session.execute(new RemoteCommand("cat", input, MINUTE, OutputLimit.of(2 << 20)), Cancellation.none());

		assertArrayEquals(input, result.standardOutput());
	}

	@Test
	void doesNotWaitForAProgramThatLeavesItsInputUnread() {
		final CommandResult result = session.execute(new RemoteCommand("exit 3", new byte[8 << 20], MINUTE, OutputLimit.of(100)), Cancellation.none());

		assertEquals(3, result.exitCode().orElseThrow());
	}

	@Test
	void keepsNoMoreThanTheLimitOfATalkativeProgram() {
		final CommandResult result = session.execute(
				new RemoteCommand("head -c 20000000 /dev/zero; head -c 5 /dev/zero >&2", new byte[0], MINUTE, OutputLimit.of(1_000)), Cancellation.none());

		assertEquals(End.EXITED, result.end());
		assertEquals(1_000, result.standardOutput().length);
		assertEquals(5, result.standardError().length);
		assertTrue(result.isTruncated());
	}

	@Test
	void keepsAMarkThatATalkativeProgramPrintsAtItsEnd() {
		final CommandResult result = session.execute(new RemoteCommand("head -c 20000000 /dev/zero | tr '\\0' x; printf MARK-end; exit 7",
				new byte[0], MINUTE, new OutputLimit(1_000, "MARK", 100)), Cancellation.none());

		assertEquals(7, result.exitCode().orElseThrow());
		assertEquals("x".repeat(1_000) + "MARK-end", new String(result.standardOutput(), StandardCharsets.US_ASCII));
		assertTrue(result.isTruncated());
	}

	/** It is no child of the program any more, so it is not ended with it, and holds its outputs open. */
	@Test
	void whoeverCancelsDoesNotWaitForWhatTheProgramLetGo() throws Exception {
		final Path orphan = folder.resolve("orphan");
		final Cancellation cancellation = new Cancellation();
		final CompletableFuture<CommandResult> running = CompletableFuture.supplyAsync(() -> session.execute(RemoteCommand.of(
				"sh -c 'sleep 600 & echo $! > " + orphan + "'; echo begun; sleep 600", MINUTE), cancellation),
				Executors.newVirtualThreadPerTaskExecutor());
		try {
			await(() -> Files.exists(orphan) && !Files.readString(orphan).isBlank());
			final long pid = Long.parseLong(Files.readString(orphan).strip());
			await(() -> ProcessHandle.current().descendants().noneMatch(process -> process.pid() == pid));

			cancellation.cancel();
			assertEquals(End.CANCELLED, running.get(30, TimeUnit.SECONDS).end());
		} finally {
			ProcessHandle.of(Long.parseLong(Files.readString(orphan).strip())).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

	@Test
	void endsTheWholeProcessTreeWhenCancelled() throws Exception {
		final Path pids = folder.resolve("pids");
		final Cancellation cancellation = new Cancellation();
		final CompletableFuture<CommandResult> running = CompletableFuture.supplyAsync(() -> session.execute(RemoteCommand.of(
				"for i in 1 2 3; do sh -c 'echo $$ >> " + pids + "; sleep 300 & echo $! >> " + pids + "; wait' & done; echo begun; wait", MINUTE),
				cancellation), Executors.newVirtualThreadPerTaskExecutor());
		await(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 6);

		cancellation.cancel();
		final CommandResult result = running.get(30, TimeUnit.SECONDS);

		assertEquals(End.CANCELLED, result.end());
		assertEquals("begun\n", new String(result.standardOutput(), StandardCharsets.US_ASCII));
		for (final String pid : Files.readAllLines(pids)) {
			assertFalse(isRunning(pid), pid);
		}
	}

	@Test
	void endsWhatTakesTooLong() throws Exception {
		final Path pid = folder.resolve("pid");
		final CommandResult result = session.execute(
				RemoteCommand.of("echo partly; sleep 300 & echo $! > " + pid + "; wait", Duration.ofSeconds(2)), Cancellation.none());

		assertEquals(End.TIMED_OUT, result.end());
		assertEquals("partly\n", new String(result.standardOutput(), StandardCharsets.US_ASCII));
		assertFalse(isRunning(Files.readString(pid).strip()));
	}

	@Test
	void confirmsThatAProgramHasEnded() {
		final Cancellation cancellation = new Cancellation();
		final CommandResult result = session.execute(RemoteCommand.of("exec sleep 300", Duration.ofMillis(300)), cancellation);

		assertEquals(End.TIMED_OUT, result.end());
		assertEquals("", result.detail());
	}

	@Test
	void doesNotWaitForWhatAProgramLeavesRunning() throws Exception {
		final Path pid = folder.resolve("pid");
		try {
			final CommandResult result = run("sleep 600 & echo $! > " + pid + "; echo done");

			assertEquals(End.EXITED, result.end());
			assertEquals("done\n", new String(result.standardOutput(), StandardCharsets.US_ASCII));
		} finally {
			ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

	@Test
	void saysThatAShellCouldNotBeStarted() {
		try (TransportSession broken = new ProcessSession(line -> new ProcessBuilder("/no/such/shell"), new LocalFiles(Path::of))) {
			final CommandResult result = broken.execute(RemoteCommand.of("x", MINUTE), Cancellation.none());
			assertEquals(End.NOT_STARTED, result.end());
			assertTrue(result.detail().contains("/no/such/shell"), result.detail());
		}
	}

	@Test
	void startsNothingAfterItWasCancelledOrClosed() {
		final Path witness = folder.resolve("witness");
		final Cancellation cancelled = new Cancellation();
		cancelled.cancel();
		assertEquals(End.NOT_STARTED, session.execute(RemoteCommand.of("touch " + witness, MINUTE), cancelled).end());
		session.close();
		assertFalse(session.isOpen());
		assertEquals(End.CONNECTION_LOST, run("touch " + witness).end());
		assertFalse(Files.exists(witness));
	}

	@Test
	void closingEndsWhatRuns() throws Exception {
		final Path pid = folder.resolve("pid");
		final CompletableFuture<CommandResult> running = CompletableFuture
				.supplyAsync(() -> run("sleep 300 & echo $! > " + pid + "; wait"), Executors.newVirtualThreadPerTaskExecutor());
		await(() -> Files.exists(pid) && !Files.readString(pid).isBlank());

		session.close();

		assertEquals(End.CONNECTION_LOST, running.join().end());
		assertFalse(isRunning(Files.readString(pid).strip()));
	}

	@Test
	void runsManyCommandsAtOnce() {
		final List<CompletableFuture<CommandResult>> running = new ArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 40; i++) {
				final int number = i;
				running.add(CompletableFuture.supplyAsync(() -> run("echo " + number), threads));
			}
		}
		for (int i = 0; i < running.size(); i++) {
			assertEquals(i + "\n", new String(running.get(i).join().standardOutput(), StandardCharsets.US_ASCII));
		}
	}

	@Test
	void writesReadsListsAndDeletesFiles() throws Exception {
		final byte[] content = new byte[300_000];
		new Random(5).nextBytes(content);
		final String file = folder.resolve("日本語 name.bin").toString();

		session.upload(file, new ByteArrayInputStream(content), Cancellation.none());
		final ByteArrayOutputStream read = new ByteArrayOutputStream();
		session.download(file, read, Cancellation.none());
		assertArrayEquals(content, read.toByteArray());

		final RemoteFile entry = session.stat(file, Cancellation.none()).orElseThrow();
		assertEquals(300_000, entry.size());
		final BasicFileAttributes attributes = Files.readAttributes(Path.of(file), BasicFileAttributes.class);
		assertEquals(Optional.of(attributes.creationTime().toInstant()), entry.created());
		assertEquals(Optional.of(attributes.lastAccessTime().toInstant()), entry.accessed());
		assertEquals(attributes.lastModifiedTime().toInstant(), entry.modified());
		assertEquals(List.of(entry), session.list(folder.toString(), Cancellation.none()));
		session.delete(file, Cancellation.none());
		session.delete(file, Cancellation.none());
		assertEquals(Optional.empty(), session.stat(file, Cancellation.none()));
		assertThrows(NoSuchFileException.class, () -> session.download(file, read, Cancellation.none()));
		assertThrows(NoSuchFileException.class, () -> session.list(file, Cancellation.none()));
	}

	@Test
	void doesNotFollowLinksWhenItListsAFolder() throws Exception {
		Files.createSymbolicLink(folder.resolve("back"), folder);

		assertEquals(List.of(false), session.list(folder.toString(), Cancellation.none()).stream().map(RemoteFile::directory).toList());
	}

	@Test
	void aPathThatIsNoneIsAFailureInWords() {
		final IOException failure = assertThrows(IOException.class, () -> session.stat("a\0b", Cancellation.none()));
		assertTrue(failure.getMessage().contains("no path"), failure.getMessage());
	}

	@Test
	void stopsCopyingWhenCancelled() throws Exception {
		final Path file = folder.resolve("large");
		Files.write(file, new byte[1 << 20]);
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancellationException.class, () -> session.download(file.toString(), new ByteArrayOutputStream(), cancellation));
	}

	private static boolean isRunning(final String pid) {
		// a process that has ended may wait for its parent to notice
		return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
				.filter(process -> !readState(pid).equals("Z")).isPresent();
	}

	private static String readState(final String pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", pid, "status"))) {
			return lines.filter(line -> line.startsWith("State:")).map(line -> line.substring(7, 8)).findFirst().orElse("");
		} catch (final IOException e) {
			return "Z";
		}
	}

	@FunctionalInterface
	private interface Condition {
		boolean holds() throws IOException;
	}

	private static void await(final Condition condition) throws Exception {
		while (!condition.holds()) {
			Thread.sleep(20);
		}
	}
}
