package io.shuzen.windows.jna.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.KeptOutput;
import io.shuzen.core.transport.OutputLimit;

/** Runs console programs on this machine, with the rights Shuzen has. */
public final class LocalTools {

	private static final Duration READING = Duration.ofMinutes(2);
	// what a program that has ended left in its pipes is read in this time, unless something it left running keeps them open
	private static final Duration DRAINING = Duration.ofSeconds(2);
	// what CreateProcess says, as the Java runtime passes it on
	private static final String NO_SUCH_FILE = "error=2,";

	private final Charset codePage;

	/** @param codePage the number of the code page that console programs write in */
	public LocalTools(final int codePage) {
		this.codePage = charset(codePage);
	}

	/** The output of a program that changes nothing. */
	public ToolOutput read(final ToolCommand command, final Cancellation cancellation) throws WindowsCallException {
		final ToolOutput output = run(command, new byte[0], READING, cancellation);
		return ToolOutput.limited(output.exitCode(), output.standardOutput(), output.standardError(), output.truncated());
	}

	/** Runs a program that alters the machine, as administrator; users' own sessions cannot be entered from here. */
	boolean run(final ToolRun change, final Alteration alteration) throws WindowsCallException {
		if (!change.identity().equals(Identity.ADMINISTRATOR)) {
			throw WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "unsupportedChange", change.describe());
		}
		final byte[] input = alteration.inputOf(change);
		alteration.begin(change.undo().map(undo -> Undo.of(new ToolRun(undo, change.identity(), change.purpose(), change.timeout(),
				change.successCodes(), change.reversibility(), Optional.of(change.command())))).orElse(Undo.NONE));
		final ToolOutput output = run(change.command(), input, change.timeout(), alteration.cancellation());
		(output.standardOutput() + output.standardError()).lines().filter(line -> !line.isBlank()).forEach(alteration::say);
		if (output.truncated()) {
			final Text words = WindowsApiFailures.TEXTS.text("toolOutputCut");
			alteration.say(words.english() + ' ' + words.japanese());
		}
		if (!change.successCodes().contains(output.exitCode())) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "toolFailed", change.command().toString(),
					Integer.toString(output.exitCode()));
		}
		return true;
	}

	/** @param input overwritten when the program has it */
	private ToolOutput run(final ToolCommand command, final byte[] input, final Duration limit, final Cancellation cancellation)
			throws WindowsCallException {
		cancellation.check();
		final Process process = start(command);
		final CompletableFuture<Void> stopped = new CompletableFuture<>();
		try (Cancellation.Registration registration = cancellation.onCancel(() -> {
			end(process);
			stopped.complete(null);
		})) {
			final KeptOutput output = KeptOutput.of(process.getInputStream(), OutputLimit.USUAL);
			final KeptOutput error = KeptOutput.of(process.getErrorStream(), OutputLimit.USUAL);
			send(input, process);
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				end(process);
				throw WindowsApiFailures.refusal(FailureKind.TIMED_OUT, "toolTimedOut", command.toString(),
						Long.toString(limit.toSeconds()));
			}
			KeptOutput.awaitEnds(output, error, DRAINING, stopped);
			cancellation.check();
			return new ToolOutput(process.exitValue(), decode(output.kept().bytes()), decode(error.kept().bytes()),
					output.kept().isTruncated() || error.kept().isTruncated());
		} catch (final InterruptedException e) {
			end(process);
			Thread.currentThread().interrupt();
			throw WindowsApiFailures.refusal(FailureKind.CANCELLED, "toolInterrupted", command.toString());
		} catch (final UncheckedIOException e) {
			end(process);
			cancellation.check();
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "toolUnreadable", command.toString(), e.getMessage());
		}
	}

	private static Process start(final ToolCommand command) throws WindowsCallException {
		final List<String> line = new ArrayList<>();
		line.add(new Folders(System::getenv).resolve(command.program(), Optional.empty()).orElse(command.program()));
		line.addAll(command.arguments());
		final String program = line.getFirst().toLowerCase(Locale.ROOT);
		// the Java runtime does not quote quotation marks, and batch files read everything anew
		if (program.endsWith(".cmd") || program.endsWith(".bat")
				|| line.stream().anyMatch(part -> part.indexOf('"') >= 0 || part.indexOf('\0') >= 0)) {
			throw WindowsApiFailures.refusal(FailureKind.REFUSED, "unquotable", command.toString());
		}
		try {
			return new ProcessBuilder(line).start();
		} catch (final IOException e) {
			throw String.valueOf(e.getMessage()).contains(NO_SUCH_FILE)
					? WindowsApiFailures.refusal(FailureKind.TOOL_MISSING, "toolMissing", command.program())
					: WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "toolNotStarted", command.toString(), e.getMessage());
		}
	}

	private static void send(final byte[] input, final Process process) {
		try (OutputStream stream = process.getOutputStream()) {
			stream.write(input);
		} catch (final IOException e) {
			// a program may end without reading its input: how it ended is what counts
			return;
		} finally {
			Arrays.fill(input, (byte) 0);
		}
	}

	private static void end(final Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	/** Some tools write UTF-16 whatever the code page, and say so with a byte order mark. */
	private String decode(final byte[] bytes) {
		return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
				? new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE)
				: new String(bytes, codePage);
	}

	private static Charset charset(final int codePage) {
		if (codePage == 65_001) {
			return StandardCharsets.UTF_8;
		}
		for (final String name : List.of("MS" + codePage, "CP" + codePage, "windows-" + codePage)) {
			if (Charset.isSupported(name)) {
				return Charset.forName(name);
			}
		}
		return StandardCharsets.UTF_8;
	}
}
