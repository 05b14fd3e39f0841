package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Csv;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.cli.internal.output.Table;
import io.shuzen.core.StateFolder;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.text.Text;
import io.shuzen.journal.JournalStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what this machine can do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

	/** How a check came out. */
	private enum State {
		OK,
		/** Something is not there that not everybody needs. */
		MISSING,
		/** Shuzen does not work as it should. */
		FAILED
	}

	private record Check(String id, Text subject, State state, Text detail) {
	}

	private final CommandContext context;

	@Mixin
	private OutputOptions output = new OutputOptions();

	DoctorCommand(final CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		final List<Check> checks = new ArrayList<>();
		checks.add(new Check("java", CommandTexts.text("doctor.java"), State.OK, Text.verbatim(System.getProperty("java.version")
				+ ", " + System.getProperty("java.vendor") + ", " + System.getProperty("java.home"))));
		checks.add(new Check("system", CommandTexts.text("doctor.system"), State.OK, Text.verbatim(System.getProperty("os.name")
				+ ' ' + System.getProperty("os.version") + ' ' + System.getProperty("os.arch"))));
		checks.add(display());
		checks.add(stateFolder());
		checks.add(journal());
		context.services().connectors().forEach(connector -> checks.add(status("backEnd." + String.join("+",
				new java.util.TreeSet<>(connector.schemes())), connector.status())));
		context.services().transports()
				.forEach(transport -> checks.add(status("transport." + transport.scheme(), transport.status())));
		final List<Pack> packs = context.services().packs().packs();
		if (packs.isEmpty()) {
			checks.add(new Check("pack", CommandTexts.text("doctor.packs"), State.FAILED, CommandTexts.text("doctor.noPacks")));
		}
		packs.forEach(pack -> checks.add(new Check("pack." + pack.id(), CommandTexts.text("doctor.pack", pack.name()), State.OK,
				CommandTexts.text("doctor.packDetail", pack.diagnostics().size(), pack.steps().size()))));
		write(checks);
		return checks.stream().anyMatch(check -> check.state == State.FAILED) ? ExitCode.SOME_FAILED : ExitCode.SUCCESS;
	}

	private static Check display() {
		final boolean windows = System.getProperty("os.name", "").startsWith("Windows");
		final String display = System.getenv("WAYLAND_DISPLAY") == null ? System.getenv("DISPLAY") : System.getenv("WAYLAND_DISPLAY");
		return windows || display != null && !display.isEmpty()
				? new Check("display", CommandTexts.text("doctor.display"), State.OK, Text.verbatim(windows ? "Windows" : display))
				: new Check("display", CommandTexts.text("doctor.display"), State.MISSING, CommandTexts.text("doctor.noDisplay"));
	}

	private static Check stateFolder() {
		final Path folder = StateFolder.path();
		try {
			Files.createDirectories(folder);
			Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
			return new Check("state", CommandTexts.text("doctor.state"), State.OK, Text.verbatim(folder.toString()));
		} catch (final IOException e) {
			return new Check("state", CommandTexts.text("doctor.state"), State.FAILED,
					CommandTexts.text("doctor.unwritable", folder.toString(), FileReason.of(e)));
		}
	}

	private Check journal() {
		final JournalStatus status = context.services().journal().status();
		return status.failure().map(failure -> new Check("journal", CommandTexts.text("doctor.journal"), State.FAILED,
				failure.message()))
				.orElseGet(() -> new Check("journal", CommandTexts.text("doctor.journal"), State.OK,
						CommandTexts.text("doctor.journalDetail", status.file().toString(), status.entries(),
								Integer.toString(status.schemaVersion()))));
	}

	private static Check status(final String id, final BackEndStatus status) {
		return new Check(id, status.name(), status.available() ? State.OK : State.MISSING, status.detail());
	}

	private void write(final List<Check> checks) {
		final Terminal terminal = context.terminal();
		switch (output.format()) {
		case TABLE -> {
			final Table table = new Table(terminal.say(CommandTexts.text("column.state")),
					terminal.say(CommandTexts.text("column.what")), terminal.say(CommandTexts.text("column.detail")));
			checks.forEach(check -> table.row(terminal.say(CommandTexts.text("doctor.state." + Json.name(check.state))),
					terminal.say(check.subject), terminal.say(check.detail)));
			table.write(terminal.out());
		}
		case JSON -> {
			final Json json = output.json(terminal);
			final ObjectNode document = json.document("shuzen.doctor/1");
			final ArrayNode nodes = document.putArray("checks");
			checks.forEach(check -> nodes.addObject().put("id", check.id).put("state", Json.name(check.state))
					.put("subject", json.say(check.subject)).put("detail", json.say(check.detail)));
			Json.write(terminal.out(), document);
		}
		case CSV -> Csv.write(terminal.out(), List.of("id", "state", "subject", "detail"), checks.stream()
				.map(check -> List.of(check.id, Json.name(check.state), terminal.say(check.subject), terminal.say(check.detail)))
				.toList());
		}
	}
}
