package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.windows.internal.quoting.UnquotableException;
import io.shuzen.windows.internal.quoting.UnquotableException.Reason;
import io.shuzen.windows.internal.script.Script;
import io.shuzen.windows.internal.script.ScriptOutput;

/**
 * Any text arrives at a program unchanged through a lab endpoint's cmd.exe, or is refused with the right reason before anything runs.
 * The system properties {@code shuzen.quoting.cases} and {@code shuzen.quoting.seed} say how many texts are tried and which; docs/building.md
 * has the command.
 */
@Timeout(3_600)
class QuotingLabTest {

	private static final int CASES = Integer.getInteger("shuzen.quoting.cases", 300);
	private static final long SEED = Long.getLong("shuzen.quoting.seed", 1);
	private static final String PROGRAM = "C:\\lab\\arguments.exe";
	private static final String BATCH_FILE = "C:\\lab\\arguments.cmd";
	private static final int TOGETHER = 12;
	private static final int LONGEST_COMFORTABLE = 3_000;

	@RegisterExtension
	static final LabConsole CONSOLE = LabConsole.of("office");

	private static Lab lab;

	private int passed;
	private int refused;

	@BeforeAll
	static void start() throws Exception {
		lab = CONSOLE.lab();
		for (int number = 1; number <= 2; number++) {
			final Path program = lab.drive(number).resolve("lab/arguments.exe");
			final Process compiler = new ProcessBuilder("x86_64-w64-mingw32-gcc", "-municode", "-O1", "-s", "-o", program.toString(),
					Lab.sources().resolve("tests/io.shuzen.windows.tests/programs/arguments.c").toString()).redirectErrorStream(true).start();
			final String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, compiler.waitFor(), said);
			Files.writeString(lab.drive(number).resolve("lab/arguments.cmd"), "@" + PROGRAM + " %*\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void everyArgumentArrivesAtAProgramOrIsRefused(final int number) throws Exception {
		argumentsArrive(number, PROGRAM, (CASES + 1) / 2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void everyArgumentArrivesAtABatchFileOrIsRefused(final int number) throws Exception {
		argumentsArrive(number, BATCH_FILE, (CASES + 9) / 10);
	}

	private void argumentsArrive(final int number, final String program, final int cases) throws Exception {
		final AwkwardText texts = new AwkwardText(SEED + number);
		try (TransportSession session = CONSOLE.connect(number)) {
			Batch batch = new Batch(program);
			for (int i = 0; i < cases; i++) {
				if (batch.isFull()) {
					batch.check(session, number);
					batch = new Batch(program);
				}
				batch.add(texts.next());
			}
			batch.check(session, number);
		}
		assertEquals(cases, passed + refused);
		assertTrue(passed > cases / 8, () -> "only " + passed + " of " + cases + " were passed on");
		System.out.println("quoting: seed " + SEED + ", endpoint " + number + ", " + program + ": " + passed + " arrived, " + refused
				+ " refused");
	}

	/** Texts that travel in one script: several to each command, since starting a program costs more than passing it an argument. */
	private final class Batch {

		private final String program;
		private final Script script = new Script("SZ0123456789abcdef0123456789abcdef");
		private final List<List<String>> commands = new ArrayList<>();
		private List<String> open = new ArrayList<>();

		Batch(final String program) {
			this.program = program;
		}

		boolean isFull() {
			return script.isFull() || commands.size() == 40;
		}

		void add(final String text) throws UnquotableException {
			if (text.length() > LONGEST_COMFORTABLE) {
				addAlone(text);
				return;
			}
			final Optional<Reason> refusal = refusal(program, List.of(text));
			expect(text, refusal);
			if (refusal.isEmpty()) {
				open.add(text);
				if (open.size() == TOGETHER || open.stream().mapToInt(String::length).sum() > LONGEST_COMFORTABLE / 2) {
					finish();
				}
			}
		}

		/** What is long either fits into a line of its own, or is refused for that. */
		private void addAlone(final String text) throws UnquotableException {
			finish();
			final Optional<Reason> refusal = refusal(program, List.of(text));
			if (refusal.equals(Optional.of(Reason.TOO_LONG))) {
				// the shortest line that cannot be written: doubled percent signs, escaped quotation marks, carets
				assertTrue(4 * text.length() + 200 > 7_000, () -> "a short text was called too long: " + AwkwardText.shown(text));
				refused++;
				return;
			}
			expect(text, refusal);
			if (refusal.isEmpty()) {
				try {
					script.add(command(program, List.of(text)));
					commands.add(List.of(text));
				} catch (final UnquotableException e) {
					// beside the others of this script; a fresh one holds it
					assertEquals(Reason.TOO_LONG, e.reason());
					passed++;
				}
			}
		}

		private void finish() throws UnquotableException {
			if (!open.isEmpty()) {
				script.add(command(program, open));
				commands.add(open);
				open = new ArrayList<>();
			}
		}

		private void expect(final String text, final Optional<Reason> refusal) {
			assertEquals(whyImpossible(program, text), refusal, () -> "seed " + SEED + ": " + AwkwardText.shown(text));
			if (refusal.isPresent()) {
				refused++;
			}
		}

		void check(final TransportSession session, final int number) throws Exception {
			finish();
			final ScriptOutput output = run(session, script);
			for (int i = 0; i < commands.size(); i++) {
				final List<String> arrived = arrived(output, i);
				if (!arrived.equals(commands.get(i))) {
					explain(session, number, commands.get(i), arrived);
				}
				passed += arrived.size();
			}
		}

		private void explain(final TransportSession session, final int number, final List<String> sent, final List<String> arrived) {
			for (final String text : sent) {
				if (isDamaged(session, text)) {
					final String smallest = AwkwardText.shrink(text, shorter -> isDamaged(session, shorter));
					fail("seed " + SEED + ", endpoint " + number + ": does not arrive at " + program + " unchanged: \""
							+ AwkwardText.shown(smallest) + "\", found in \"" + AwkwardText.shown(text) + '"');
				}
			}
			fail("seed " + SEED + ", endpoint " + number + ": do not arrive together: " + sent.stream().map(AwkwardText::shown).toList()
					+ "\nbut as " + arrived.stream().map(AwkwardText::shown).toList());
		}

		private boolean isDamaged(final TransportSession session, final String text) {
			final Script single = new Script("SZ0123456789abcdef0123456789abcdef");
			try {
				single.add(command(program, List.of(text)));
				return !List.of(text).equals(arrived(run(session, single), 0));
			} catch (final UnquotableException e) {
				return false;
			} catch (final Exception e) {
				throw new AssertionError(e);
			}
		}
	}

	private static ToolCommand command(final String program, final List<String> arguments) {
		return new ToolCommand(program, arguments);
	}

	private static Optional<Reason> refusal(final String program, final List<String> arguments) {
		try {
			new Script("SZ0123456789abcdef0123456789abcdef").add(command(program, arguments));
			return Optional.empty();
		} catch (final UnquotableException e) {
			return Optional.of(e.reason());
		}
	}

	/** What stands in the way of a text, by the first character that does. */
	private static Optional<Reason> whyImpossible(final String program, final String text) {
		if (program.equals(BATCH_FILE)) {
			if (text.indexOf('"') >= 0) {
				return Optional.of(Reason.QUOTE_FOR_BATCH_FILE);
			}
			if (text.indexOf('%') >= 0) {
				return Optional.of(Reason.PERCENT_FOR_BATCH_FILE);
			}
			if (text.indexOf('^') >= 0) {
				return Optional.of(Reason.CARET_FOR_BATCH_FILE);
			}
		}
		return text.codePoints().mapToObj(character -> switch (character) {
		case '\r', '\n' -> Reason.LINE_BREAK;
		case 0xfffe, 0xffff -> Reason.NO_CHARACTER;
		default -> character < ' ' && character != '\t' || character == 0x7f ? Reason.CONTROL_CHARACTER
				: character >= 0xd800 && character <= 0xdfff ? Reason.HALF_CHARACTER : null;
		}).filter(java.util.Objects::nonNull).findFirst();
	}

	private static ScriptOutput run(final TransportSession session, final Script script) throws Exception {
		final String file = "C:\\lab\\quoting.cmd";
		session.upload(file, new ByteArrayInputStream(script.content()), Cancellation.none());
		final var result = session.execute(RemoteCommand.of(script.commandLine(file), Duration.ofMinutes(5)), Cancellation.none());
		return script.read(result.output(), result.error());
	}

	private static List<String> arrived(final ScriptOutput output, final int command) {
		final String printed = output.section(command)
				.map(section -> new String(section.standardOutput().bytes(), StandardCharsets.US_ASCII)
						+ new String(section.standardError().bytes(), StandardCharsets.ISO_8859_1))
				.orElse("nothing came back");
		return printed.lines().map(line -> line.startsWith("=") ? text(line.substring(1)) : line).toList();
	}

	private static String text(final String units) {
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i + 4 <= units.length(); i += 4) {
			text.append((char) Integer.parseInt(units.substring(i, i + 4), 16));
		}
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void argumentsArriveInAUsersSession(final int number) throws Exception {
		final Identity user = Identity.user("S-1-5-21-1004336348-1177238915-682003330-1104");
		final AwkwardText texts = new AwkwardText(SEED + number);
		final List<String> arguments = new ArrayList<>();
		while (arguments.size() < 20) {
			final String text = texts.next();
			if (text.length() < 100 && whyImpossible(PROGRAM, text).isEmpty()) {
				arguments.add(text);
			}
		}
		final ToolProbe probe = new ToolProbe(command(PROGRAM, arguments), ReadScope.EACH_USER);
		try (WindowsHost host = CONSOLE.open(number)) {
			final String printed = host.read(Set.of(probe), Cancellation.none()).answer(probe, user).asOptional().orElseThrow()
					.standardOutput();
			assertEquals(arguments, printed.lines().map(line -> text(line.substring(1))).toList());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void namesAndTextsGoThroughRegistrationFilesUnchanged(final int number) throws Exception {
		final RegistryPath root = RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Quoting");
		final AwkwardText texts = new AwkwardText(SEED + number);
		try (WindowsHost host = CONSOLE.open(number)) {
			int left = (CASES + 1) / 2;
			while (left > 0) {
				final List<RegistryValue> values = new ArrayList<>();
				for (; values.size() < 150 && left > 0; left--) {
					final String name = texts.next();
					final String data = texts.next();
					// halves of pairs are registry's to keep; a name with NUL or line breaks is not a file's to hold
					final boolean possible = name.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0) && name.length() < 16_000;
					final boolean known = values.stream().anyMatch(value -> value.name().equalsIgnoreCase(name));
					if (possible && !known && data.indexOf('\0') < 0) {
						values.add(RegistryValue.text(name, data));
					}
				}
				final RegistryKey key = new RegistryKey(root, values, List.of());
				final Outcome made = apply(host, new RegistryKeyRestore(key, RegistryView.BITS_64, Identity.ADMINISTRATOR));
				if (!(made instanceof Outcome.Applied)) {
					explain(host, root, values, made);
				}
				// reading it again and comparing is part of the change; that it is unchanged now is an export and comparison more
				assertTrue(apply(host, new RegistryKeyRestore(key, RegistryView.BITS_64, Identity.ADMINISTRATOR)) instanceof Outcome.Unchanged);
			}
			final RegistryKey impossible = new RegistryKey(root, List.of(RegistryValue.text("line\nbreak", "x")), List.of());
			final Outcome refusal = apply(host, new RegistryKeyRestore(impossible, RegistryView.BITS_64, Identity.ADMINISTRATOR));
			assertEquals(FailureKind.REFUSED, ((Outcome.Failed) refusal).failure().kind());
			apply(host, new RegistryKeyDelete(root, RegistryView.BITS_64, Identity.ADMINISTRATOR));
		}
	}

	private static void explain(final WindowsHost host, final RegistryPath root, final List<RegistryValue> values, final Outcome made) {
		for (final RegistryValue value : values) {
			final String data = value.asText().orElseThrow();
			if (isDamaged(host, root, value.name(), data)) {
				final String name = AwkwardText.shrink(value.name(), shorter -> isDamaged(host, root, shorter, data));
				final String text = AwkwardText.shrink(data, shorter -> isDamaged(host, root, name, shorter));
				fail("seed " + SEED + ": does not stay as it is: \"" + AwkwardText.shown(name) + "\" = \"" + AwkwardText.shown(text) + '"');
			}
		}
		fail("seed " + SEED + ": " + made);
	}

	private static boolean isDamaged(final WindowsHost host, final RegistryPath root, final String name, final String data) {
		final RegistryPath single = root.child("single");
		apply(host, new RegistryKeyDelete(single, RegistryView.BITS_64, Identity.ADMINISTRATOR));
		return !(apply(host, new RegistryKeyRestore(new RegistryKey(single, List.of(RegistryValue.text(name, data)), List.of()),
				RegistryView.BITS_64, Identity.ADMINISTRATOR)) instanceof Outcome.Applied);
	}

	private static Outcome apply(final WindowsHost host, final io.shuzen.core.change.Change change) {
		return host.apply(change, new ApplyContext("quoting", Cancellation.none(), line -> {
		}));
	}
}
