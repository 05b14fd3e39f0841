package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;

/**
 * Files over a shell that only knows text: contents travel as Base64 and are turned into bytes, and back, by certutil on the machine.
 * What is in a folder is told by Windows PowerShell, because no console tool prints a file's time the same way in every language.
 */
final class ShellFiles {

	private static final Duration LIMIT = Duration.ofMinutes(5);
	/** Contents are held in memory on the way. */
	private static final int LARGEST = 32 << 20;

	/** How much of what a tool says is kept. */
	private static final int SAID = 64 << 10;
	private static final Duration REMOVING = Duration.ofSeconds(20);
	private static final byte[] NOTHING = {};

	private final WinrmSession session;

	ShellFiles(final WinrmSession session) {
		this.session = session;
	}

	void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
		final String target = quoted(path);
		final byte[] bytes = content.readNBytes(LARGEST + 1);
		if (bytes.length > LARGEST) {
			throw new IOException(WinrmFailures.TEXTS.text("file.large", path, Integer.toString(LARGEST >> 20)).english());
		}
		if (bytes.length == 0) {
			// certutil refuses to make an empty file
			require(path, run("type nul>" + target, NOTHING, SAID, cancellation));
			return;
		}
		final String temporary = temporary();
		final byte[] text = (Base64.getMimeEncoder().encodeToString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		try {
			require(path, run("findstr . >" + temporary, text, SAID, cancellation));
			require(path, run("certutil -f -decode " + temporary + ' ' + target, NOTHING, SAID, cancellation));
		} finally {
			remove(temporary, cancellation);
		}
	}

	void download(final String path, final OutputStream content, final Cancellation cancellation) throws IOException {
		final String source = quoted(path);
		final String[] found = look(path, cancellation);
		if (found[1].isEmpty()) {
			throw new NoSuchFileException(path, null, WinrmFailures.TEXTS.text("file.notFound", path).english());
		}
		if (found[1].startsWith("d")) {
			throw new IOException(WinrmFailures.TEXTS.text("file.folder", path).english());
		}
		if (found[2].matches("\\d{1,18}") && Long.parseLong(found[2]) > LARGEST) {
			throw new IOException(WinrmFailures.TEXTS.text("file.large", path, Integer.toString(LARGEST >> 20)).english());
		}
		if (found[2].equals("0")) {
			// certutil refuses to read an empty file
			return;
		}
		final String temporary = temporary();
		try {
			require(path, run("certutil -f -encode " + source + ' ' + temporary, NOTHING, SAID, cancellation));
			final CommandResult armoured = run("type " + temporary, NOTHING, LARGEST / 2 * 3, cancellation);
			require(path, armoured);
			content.write(decode(path, new String(armoured.standardOutput(), StandardCharsets.US_ASCII)));
		} finally {
			remove(temporary, cancellation);
		}
	}

	/** Of a folder {@code del} would delete what is in it, so a folder is refused first; {@code del} itself never says that it failed. */
	void delete(final String path, final Cancellation cancellation) throws IOException {
		final String target = quoted(path);
		final String attributes = look(path, cancellation)[1];
		if (attributes.startsWith("d")) {
			throw new IOException(WinrmFailures.TEXTS.text("file.folder", path).english());
		}
		if (!attributes.isEmpty()) {
			require(path, run("del /f /q " + target + " & if exist " + target + " exit 1", NOTHING, SAID, cancellation));
		}
	}

	/** Attributes and size of a file or folder at places 1 and 2, both empty when there is none. */
	private String[] look(final String path, final Cancellation cancellation) throws IOException {
		final CommandResult looked = run("for %I in (" + quoted(path) + ") do @echo /%~aI/%~zI/", NOTHING, SAID, cancellation);
		require(path, looked);
		final String[] found = new String(looked.standardOutput(), StandardCharsets.US_ASCII).strip().split("/", -1);
		if (found.length < 4) {
			throw failed(path, WinrmFailures.said(looked), null);
		}
		return found;
	}

	/** What was put there for the transfer does not stay, also after a cancellation; then nobody waits for it, though. */
	private void remove(final String temporary, final Cancellation cancellation) {
		final RemoteCommand removal = new RemoteCommand("del /q " + temporary, NOTHING, REMOVING, OutputLimit.of(SAID));
		final Thread remover = Thread.ofVirtual().name("shuzen-winrm-remove")
				.start(() -> session.execute(removal, Cancellation.none()));
		try {
			while (remover.isAlive() && !cancellation.isCancelled()) {
				remover.join(Duration.ofMillis(200));
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static byte[] decode(final String path, final String armoured) throws IOException {
		final StringBuilder body = new StringBuilder(armoured.length());
		boolean begun = false;
		boolean ended = false;
		for (final String line : armoured.split("\\R")) {
			if (line.startsWith("-----BEGIN ")) {
				begun = true;
			} else if (line.startsWith("-----END ")) {
				ended = true;
			} else if (begun && !ended) {
				body.append(line.strip());
			}
		}
		try {
			if (begun && ended) {
				return Base64.getDecoder().decode(body.toString());
			}
		} catch (final IllegalArgumentException e) {
			throw failed(path, "damaged Base64", e);
		}
		throw failed(path, "incomplete Base64", null);
	}

	Optional<RemoteFile> stat(final String path, final Cancellation cancellation) throws IOException {
		try {
			return Optional.of(listing(path, FolderScript.STAT, cancellation).getFirst());
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		}
	}

	List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
		return listing(path, FolderScript.LIST, cancellation);
	}

	private List<RemoteFile> listing(final String path, final FolderScript script, final Cancellation cancellation)
			throws IOException {
		final CommandResult result = run(script.command(path), NOTHING, LARGEST, cancellation);
		if (result.end() != CommandResult.End.EXITED || result.isTruncated()) {
			require(path, result);
			throw failed(path, "too many entries", null);
		}
		final List<RemoteFile> files = new ArrayList<>();
		boolean complete = false;
		for (final String line : new String(result.standardOutput(), StandardCharsets.US_ASCII).split("\\R")) {
			final String[] fields = line.strip().split(" ");
			switch (fields[0]) {
			case "missing" -> throw new NoSuchFileException(path, null,
					WinrmFailures.TEXTS.text("file.notFound", path).english());
			case "denied" -> throw new AccessDeniedException(path, null,
					WinrmFailures.TEXTS.text("file.denied", path).english());
			case "end" -> complete = true;
			case "D", "F" -> files.add(file(path, fields));
			default -> {
				// a profile script's greeting is nobody's business
			}
			}
		}
		if (!complete || script == FolderScript.STAT && files.size() != 1) {
			throw failed(path, WinrmFailures.said(result), null);
		}
		return files;
	}

	private static RemoteFile file(final String path, final String[] fields) throws IOException {
		try {
			final boolean folder = fields[0].equals("D");
			return new RemoteFile(new String(Base64.getDecoder().decode(fields[5]), StandardCharsets.UTF_8), folder,
					folder ? 0 : Long.parseLong(fields[1]), Optional.of(time(fields[2])), Optional.of(time(fields[3])), time(fields[4]));
		} catch (IllegalArgumentException | IndexOutOfBoundsException e) {
			throw failed(path, String.join(" ", fields), e);
		}
	}

	private static Instant time(final String milliseconds) {
		return Instant.ofEpochMilli(Long.parseLong(milliseconds));
	}

	private CommandResult run(final String line, final byte[] input, final int outputLimit, final Cancellation cancellation) {
		final CommandResult result = session.execute(new RemoteCommand(line, input, LIMIT, OutputLimit.of(outputLimit)), cancellation);
		if (result.end() == CommandResult.End.CANCELLED) {
			throw new CancellationException();
		}
		return result;
	}

	private static void require(final String path, final CommandResult result) throws IOException {
		if (result.end() != CommandResult.End.EXITED) {
			throw failed(path, result.end() + (result.detail().isEmpty() ? "" : ", " + result.detail()), null);
		}
		if (result.exitCode().orElse(0) != 0) {
			throw failed(path, WinrmFailures.said(result), null);
		}
	}

	private static IOException failed(final String path, final String reason, final Exception cause) {
		return new IOException(WinrmFailures.TEXTS.text("file.failed", path, reason).english(), cause);
	}

	private static String temporary() {
		return "\"%TEMP%\\shuzen-" + UUID.randomUUID() + ".b64\"";
	}

	/** For cmd.exe. A percent sign cannot be quoted there; the others are in no file's name. */
	private static String quoted(final String path) throws IOException {
		if (path.chars().anyMatch(character -> character < 0x20 || "\"%*?<>|".indexOf(character) >= 0)) {
			throw new IOException(WinrmFailures.TEXTS.text("file.name", path).english());
		}
		return '"' + path + '"';
	}
}
