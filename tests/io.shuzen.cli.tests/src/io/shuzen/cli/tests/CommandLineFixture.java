package io.shuzen.cli.tests;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.cli.internal.Interruption;
import io.shuzen.cli.internal.OsgiServices;
import io.shuzen.cli.internal.ProgressLine;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.command.ShuzenCommandLine;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.StateFolder;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.windows.simulation.Simulation;

/** Runs commands in this process, on the installed services and the training fleet, in a state folder of the tests' own. */
final class CommandLineFixture {

	/** Set before any service is made, because the journal takes its place when it is. */
	static final Path STATE = stateFolder();

	private CommandLineFixture() {
	}

	/** What came of a command. */
	record Result(int exitCode, String out, String err) {

		JsonNode json() {
			try {
				return JsonFormat.mapper().readTree(out);
			} catch (final JsonProcessingException e) {
				throw new UncheckedIOException(out, e);
			}
		}
	}

	static Result run(final String... arguments) {
		return run(Locale.ENGLISH, false, List.of(), arguments);
	}

	/** As on a terminal, with a person who types these answers. */
	static Result interactively(final List<String> answers, final String... arguments) {
		return run(Locale.ENGLISH, true, answers, arguments);
	}

	static Result run(final Locale process, final boolean terminal, final List<String> answers, final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final Deque<String> typed = new ArrayDeque<>(answers);
		final Supplier<String> reader = typed::poll;
		final PrintWriter messages = new PrintWriter(err);
		final int exitCode = new ShuzenCommandLine(new OsgiServices(context()),
				new Terminal(new PrintWriter(out), messages, reader, terminal, new ProgressLine(messages, terminal ? 80 : 0), 80,
						Language.of(arguments, process)),
				new Interruption(), "1.0.0").execute(arguments);
		return new Result(exitCode, out.toString(), err.toString());
	}

	/** Brings every simulated machine back to where it began. */
	static void resetMachines() throws Exception {
		context().getService(context().getServiceReference(Simulation.class)).resetAll();
	}

	private static BundleContext context() {
		return FrameworkUtil.getBundle(CommandLineFixture.class).getBundleContext();
	}

	private static Path stateFolder() {
		try {
			final Path folder = Files.createTempDirectory("shuzen-cli-tests");
			System.setProperty(StateFolder.PROPERTY, folder.toString());
			return folder;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
