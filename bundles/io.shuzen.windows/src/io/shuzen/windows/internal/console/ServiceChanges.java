package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.ToolCommand;
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
			final WindowsService now = run(ToolCommand.of("sc.exe", "config", change.service(), "start=", word(startType.get())),
					change.service(), alteration);
			if (now.startType() != startType.get()) {
				throw new ChangeException(
						ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
			}
		}
		if (running.isPresent()) {
			final State wanted = running.get() ? State.RUNNING : State.STOPPED;
			final WindowsService now = run(ToolCommand.of("sc.exe", running.get() ? "start" : "stop", change.service()), change.service(),
					alteration);
			if (now.state() != wanted) {
				await(change.service(), wanted, alteration.cancellation());
			}
		}
		return true;
	}

	private void await(final String service, final State wanted, final Cancellation cancellation) throws ChangeException {
		final long deadline = System.nanoTime() + REACHING.toNanos();
		do {
			if (System.nanoTime() > deadline) {
				throw new ChangeException(ConsoleFailures.of(FailureKind.TIMED_OUT, "serviceStays", service,
						connection.endpointName(), wanted));
			}
			Pause.of(LOOK, cancellation);
		} while (read(service, cancellation).state() != wanted);
	}

	private WindowsService read(final String service, final Cancellation cancellation) throws ChangeException {
		final Question<?> question = question(service);
		return answered(question, service, connection.runner().run(question.commands(), cancellation));
	}

	private Question<?> question(final String service) {
		return connection.probes().question(new ServiceProbe(service), io.shuzen.core.endpoint.Identity.ADMINISTRATOR);
	}

	private WindowsService answered(final Question<?> question, final String service, final List<CommandOutcome> outcomes)
			throws ChangeException {
		return switch (question.parse().apply(outcomes)) {
		case Answer.Present<?>(final WindowsService found) -> found;
		case Answer.Unreadable<?>(final var failure) -> throw new ChangeException(failure);
		default -> throw new ChangeException(
				ConsoleFailures.of(FailureKind.CONFLICT, "serviceMissing", service, connection.endpointName()));
		};
	}

	/** Runs a program that alters a service, and tells in the same go what the service is then. */
	private WindowsService run(final ToolCommand command, final String service, final Alteration alteration) throws ChangeException {
		final Question<?> question = question(service);
		final CommandSequence sequence = new CommandSequence().program(command);
		question.commands().forEach(sequence::program);
		final List<CommandOutcome> outcomes = connection.runner().run(sequence, alteration.cancellation());
		switch (outcomes.getFirst()) {
		case NotEnded(final var failure) -> throw new ChangeException(failure);
		case Ended(final ProgramOutput output) -> {
			alteration.say(output);
			if (output.exitCode() != 0) {
				throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), command, output));
			}
		}
		}
		return answered(question, service, outcomes.subList(1, outcomes.size()));
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
