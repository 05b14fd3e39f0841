package io.shuzen.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;

/**
 * Where results, messages and questions go.
 *
 * @param out         results, and nothing else
 * @param err         messages and progress
 * @param answers     reads a line a person types; null at the end
 * @param interactive whether a person can be asked
 * @param progress    says how far the work has come, where messages are seen as they come
 * @param columns     how many cells a line has
 * @param locale      the language of messages
 */
public record Terminal(PrintWriter out, PrintWriter err, Supplier<String> answers, boolean interactive, ProgressLine progress, int columns,
		Locale locale) {

	/** The system property by which the start script says how wide the terminal is. */
	private static final String COLUMNS = "shuzen.columns";
	private static final int USUAL_COLUMNS = 80;
	/** Some terminals say that they have none. */
	private static final int FEWEST_COLUMNS = 20;

	/** That of the process. */
	static Terminal ofProcess(final StandardOutput output, final Locale locale) {
		final boolean input = isTerminal(0);
		final boolean messages = isTerminal(2);
		final Charset charset = Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding",
				"UTF-8")));
		final BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, charset));
		final PrintWriter err = new PrintWriter(System.err, true);
		final int said = Integer.getInteger(COLUMNS, USUAL_COLUMNS);
		final int columns = said < FEWEST_COLUMNS ? USUAL_COLUMNS : said;
		return new Terminal(output.writer(), err, () -> {
			try {
				return reader.readLine();
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}, input && messages, new ProgressLine(err, messages ? columns : 0), columns, locale);
	}

	/** A text in the language of the messages. */
	public String say(final Text text) {
		return text.in(locale);
	}

	/** A message for the operator. */
	public void message(final Text text) {
		write("shuzen: " + plain(say(text)));
	}

	/** What went wrong and what to do about it, in one line. */
	public void message(final Failure failure) {
		final String advice = say(failure.advice());
		write("shuzen: " + plain(say(failure.message())) + (advice.isEmpty() ? "" : " " + plain(advice)));
	}

	/** Both may be one screen: what was written before stands before it. */
	private void write(final String line) {
		out.flush();
		progress.clear();
		err.println(line);
		err.flush();
	}

	/** Asks a question that is answered with yes or no; no is the default, also when nobody answers. */
	public boolean confirm(final Text question) {
		out.flush();
		progress.hold();
		err.print(plain(say(question)) + " [y/N] ");
		err.flush();
		final String answer = answers.get();
		progress.release();
		return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|はい");
	}

	/** The text without characters that would make a terminal do things: what machines say is not to be trusted. */
	public static String plain(final String text) {
		final StringBuilder plain = new StringBuilder(text.length());
		text.codePoints().forEach(character -> {
			if (character == '\n' || character == '\r' || character == '\t') {
				plain.append(' ');
			} else if (Character.isISOControl(character) || isDirectional(character)) {
				plain.append('\ufffd');
			} else {
				plain.appendCodePoint(character);
			}
		});
		return plain.toString();
	}

	// they could make a name look like another one (Unicode Technical Report 36, bidirectional text spoofing)
	private static boolean isDirectional(final int character) {
		return character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
	}

	/** Java tells only of standard input and output together, and not before version 22. */
	private static boolean isTerminal(final int descriptor) {
		final Path link = Path.of("/proc/self/fd/" + descriptor);
		if (Files.isSymbolicLink(link)) {
			try {
				return Files.readSymbolicLink(link).toString().matches("/dev/(pts/\\d+|tty.*|console)");
			} catch (final IOException e) {
				return false;
			}
		}
		if (System.console() == null) {
			return false;
		}
		try {
			return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
		} catch (final ReflectiveOperationException e) {
			// before Java 22 there is a console only when there is a terminal
			return true;
		}
	}
}
