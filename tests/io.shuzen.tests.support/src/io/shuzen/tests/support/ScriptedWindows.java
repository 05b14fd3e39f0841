package io.shuzen.tests.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;

/**
 * The other end of a connection, played from a script: every batch file that is run is taken apart, and each of its commands answered as
 * the test says. For answers no endpoint of the lab gives, and for looking at what would be sent to a machine.
 */
public final class ScriptedWindows implements Transport {

	/**
	 * What a command prints and ends with.
	 *
	 * @param times how often it prints its output
	 */
	public record Reply(int exitCode, String output, String error, int times) {

		/** A command that prints its output once. */
		public Reply(final int exitCode, final String output, final String error) {
			this(exitCode, output, error, 1);
		}
	}

	/** The command says that it failed. */
	public static final Reply FAILED = new Reply(1, "", "failed");
	/** The command does not end, and the server does not say that it was ended. */
	public static final Reply HANGING = new Reply(0, "", "");
	/** The interpreter ends before it comes to the command. */
	public static final Reply NOT_REACHED = new Reply(0, "", "");

	private static final String NO_SUCH_KEY = "ERROR: The system was unable to find the specified registry key or value.";
	private static final Pattern MARK = Pattern.compile("SZ[0-9a-f]{32}");
	private static final Pattern COMMAND = Pattern.compile("echo;(SZ[0-9a-f]{32}-(\\d+))-b\r\n>&2 echo;[^\r\n]*\r\n(.*)\r\nset \"SZE=");
	private static final Pattern FILE = Pattern.compile("call \"([^\"]*)\"");

	private final BiFunction<String, String, Reply> replies;
	private final Map<String, byte[]> files = new ConcurrentHashMap<>();
	private final List<String> sent = new CopyOnWriteArrayList<>();

	/** @param replies to one line of a batch file */
	public ScriptedWindows(final Function<String, Reply> replies) {
		this((line, input) -> replies.apply(line));
	}

	/** @param replies to one line of a batch file and what its program may read from its standard input */
	public ScriptedWindows(final BiFunction<String, String, Reply> replies) {
		this.replies = replies;
	}

	/** Of a command that succeeds. */
	public static Reply printing(final String output) {
		return new Reply(0, output, "");
	}

	/** Of a command that looks for a key that is not there. */
	public static Reply noSuchKey() {
		return new Reply(1, "", NO_SUCH_KEY + "\r\n");
	}

	/** All files and command lines that were sent, in order. */
	public List<String> sent() {
		return List.copyOf(sent);
	}

	@Override
	public String scheme() {
		return "scripted";
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(Text.verbatim("scripted"), true, Text.EMPTY);
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation) {
		return new Session();
	}

	private final class Session implements TransportSession {

		private boolean open = true;

		@Override
		public CommandResult execute(final RemoteCommand command, final Cancellation cancellation) {
			sent.add(command.line());
			final Matcher file = FILE.matcher(command.line());
			final OutputSpool output = new OutputSpool(command.outputLimit());
			final OutputSpool error = new OutputSpool(command.outputLimit());
			CommandResult.End end = CommandResult.End.EXITED;
			if (file.find()) {
				end = play(new String(files.getOrDefault(file.group(1), new byte[0]), StandardCharsets.US_ASCII),
						new String(command.input(), StandardCharsets.UTF_8), output, error);
				files.remove(file.group(1));
			} else {
				final StringBuilder greeting = new StringBuilder();
				greet(command.line(), greeting);
				print(output, greeting.toString());
			}
			final boolean ended = end == CommandResult.End.EXITED;
			return new CommandResult(end, ended ? OptionalInt.of(0) : OptionalInt.empty(), output.kept(), error.kept(), Duration.ofMillis(1),
					ended ? "" : "not confirmed");
		}

		private void print(final OutputSpool spool, final String text) {
			final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			spool.write(bytes, 0, bytes.length);
		}

		private void greet(final String line, final StringBuilder output) {
			final Matcher found = MARK.matcher(line);
			if (!found.find()) {
				return;
			}
			final String mark = found.group();
			output.append(mark).append(String.join(mark, "Windows_NT", "C:\\Windows", "C:\\Temp", "PC-1", "admin", "C:", "C:\\ProgramData",
					"C:\\Program Files", "C:\\Program Files (x86)")).append(mark).append("\r\n    OEMCP    REG_SZ    437\r\n").append(mark)
					.append("\r\n").append(mark)
					.append("\r\nAccess is denied.\r\n").append(mark).append("\r\n").append(NO_SUCH_KEY).append("\r\n");
		}

		/** @return how its interpreter ended */
		private CommandResult.End play(final String script, final String input, final OutputSpool output, final OutputSpool error) {
			final Matcher command = COMMAND.matcher(script);
			String mark = "";
			while (command.find()) {
				final String line = command.group(3);
				final Reply reply = line.endsWith(" <nul") ? replies.apply(line.substring(0, line.length() - " <nul".length()), "")
						: replies.apply(line, input);
				mark = command.group(1);
				if (reply == HANGING) {
					return CommandResult.End.TIMED_OUT;
				}
				if (reply == NOT_REACHED) {
					return CommandResult.End.EXITED;
				}
				print(output, mark + "-b\r\n");
				for (int i = 0; i < reply.times(); i++) {
					print(output, reply.output());
				}
				print(output, "\r\n" + mark + "-e" + reply.exitCode() + ".\r\n");
				print(error, mark + "-b\r\n" + reply.error() + "\r\n" + mark + "-e.\r\n");
			}
			print(output, mark.replaceFirst("-\\d+$", "") + "-done\r\n");
			return CommandResult.End.EXITED;
		}

		@Override
		public void upload(final String path, final InputStream content, final Cancellation cancellation) throws IOException {
			final byte[] bytes = content.readAllBytes();
			files.put(path, bytes);
			sent.add(new String(bytes, path.endsWith(".xml") || path.endsWith(".reg") ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII));
		}

		@Override
		public void download(final String path, final OutputStream content, final Cancellation cancellation) throws IOException {
			// what a task ran: its batch file lies beside its outputs
			if (path.endsWith("\\out") || path.endsWith("\\err")) {
				final byte[] script = files.get(path.substring(0, path.lastIndexOf('\\')) + "\\run.cmd");
				final OutputSpool printed = new OutputSpool(OutputLimit.of(Integer.MAX_VALUE));
				final OutputSpool error = new OutputSpool(OutputLimit.of(Integer.MAX_VALUE));
				play(new String(script, StandardCharsets.US_ASCII), "", printed, error);
				try (InputStream stream = (path.endsWith("out") ? printed : error).kept().open()) {
					stream.transferTo(content);
				}
			} else if (files.containsKey(path)) {
				content.write(files.get(path));
			} else {
				throw new NoSuchFileException(path);
			}
		}

		@Override
		public void delete(final String path, final Cancellation cancellation) {
			files.remove(path);
		}

		@Override
		public Optional<RemoteFile> stat(final String path, final Cancellation cancellation) {
			return path.endsWith("\\over") || path.endsWith("\\out") || files.containsKey(path)
					? Optional.of(new RemoteFile(path.substring(path.lastIndexOf('\\') + 1), false, 1, Optional.empty(),
							Optional.empty(), Instant.EPOCH))
					: Optional.empty();
		}

		@Override
		public List<RemoteFile> list(final String path, final Cancellation cancellation) throws IOException {
			throw new NoSuchFileException(path);
		}

		@Override
		public boolean isOpen() {
			return open;
		}

		@Override
		public void close() {
			open = false;
		}
	}
}
