package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.Optional;

import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;

/** Configures, starts and stops services with sc.exe. */
final class ServiceChanges {

	private static final Duration LOOK = Duration.ofMillis(400);
	private static final Duration REACHING = Duration.ofSeconds(60);

	private final Connection connection;

	ServiceChanges(final Connection connection) {
		this.connection = connection;
	}

	boolean configure(final ServiceConfigure change, final Alteration alteration) throws ChangeException {
		final WindowsService former = read(change.service(), alteration.cancellation());
		final Optional<StartType> startType = change.startType().filter(type -> type != former.startType());
		final boolean runs = former.state() == State.RUNNING || former.state() == State.START_PENDING;
		final Optional<Boolean> running = change.running().filter(wanted -> wanted != runs);
		if (startType.isEmpty() && running.isEmpty()) {
			return false;
		}
		alteration.begin(Undo.of(new ServiceConfigure(change.service(), startType.map(type -> former.startType()),
				running.map(wanted -> runs))));
		if (startType.isPresent()) {
			run(ToolCommand.of("sc.exe", "config", change.service(), "start=", word(startType.get())), alteration);
			if (read(change.service(), alteration.cancellation()).startType() != startType.get()) {
				throw new ChangeException(
						ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
			}
		}
		if (running.isPresent()) {
			run(ToolCommand.of("sc.exe", running.get() ? "start" : "stop", change.service()), alteration);
			await(change.service(), running.get() ? State.RUNNING : State.STOPPED, alteration.cancellation());
		}
		return true;
	}

	private void await(final String service, final State wanted, final Cancellation cancellation) throws ChangeException {
		final long deadline = System.nanoTime() + REACHING.toNanos();
		while (read(service, cancellation).state() != wanted) {
			if (System.nanoTime() > deadline) {
				throw new ChangeException(ConsoleFailures.of(FailureKind.TIMED_OUT, "serviceStays", service,
						connection.endpointName(), wanted));
			}
			Pause.of(LOOK, cancellation);
		}
	}

	private WindowsService read(final String service, final Cancellation cancellation) throws ChangeException {
		final Question<?> question = connection.probes().question(new ServiceProbe(service), io.shuzen.core.endpoint.Identity.ADMINISTRATOR);
		final Answer<?> answer = question.parse().apply(connection.runner().run(question.commands(), cancellation));
		return switch (answer) {
		case Answer.Present<?>(final WindowsService found) -> found;
		case Answer.Unreadable<?>(final var failure) -> throw new ChangeException(failure);
		default -> throw new ChangeException(
				ConsoleFailures.of(FailureKind.CONFLICT, "serviceMissing", service, connection.endpointName()));
		};
	}

	private void run(final ToolCommand command, final Alteration alteration) throws ChangeException {
		switch (connection.runner().run(command, alteration.cancellation())) {
		case NotEnded(final var failure) -> throw new ChangeException(failure);
		case Ended(final ToolOutput output) -> {
			alteration.say(output.standardOutput());
			if (output.exitCode() != 0) {
				throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), command, output));
			}
		}
		}
	}

	private static String word(final StartType type) {
		return switch (type) {
		case BOOT -> "boot";
		case SYSTEM -> "system";
		case AUTOMATIC -> "auto";
		case AUTOMATIC_DELAYED -> "delayed-auto";
		case MANUAL -> "demand";
		case DISABLED -> "disabled";
		};
	}
}
