package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.parse.TaskListOutput;

/** Closes programs: asks first, then ends them. */
final class ProcessChanges {

	private static final Duration LOOK = Duration.ofMillis(400);
	private static final Duration ENDING = Duration.ofSeconds(10);

	private final Connection connection;
	private final UserLookup users;

	ProcessChanges(final Connection connection, final UserLookup users) {
		this.connection = connection;
		this.users = users;
	}

	boolean close(final ProcessClose change, final Alteration alteration) throws ChangeException {
		final Optional<WindowsProcess> found = find(change.processId(), alteration.cancellation());
		// a process of another name has the number meanwhile: the one that was meant is gone
		if (found.isEmpty() || !found.get().image().equalsIgnoreCase(change.image())) {
			return false;
		}
		alteration.begin(Undo.NONE);
		final String id = Long.toString(change.processId());
		ask(change, ToolCommand.of("taskkill.exe", "/pid", id), alteration);
		if (awaitEnd(change, change.grace(), alteration.cancellation())) {
			return true;
		}
		final CommandOutcome forced = connection.runner().run(ToolCommand.of("taskkill.exe", "/f", "/pid", id),
				alteration.cancellation());
		if (forced instanceof NotEnded(final var failure)) {
			throw new ChangeException(failure);
		}
		if (!awaitEnd(change, ENDING, alteration.cancellation())) {
			final ProgramOutput said = ((Ended) forced).output();
			throw new ChangeException(ConsoleFailures.withDetail(FailureKind.TOOL_FAILED,
					said.excerpt(), "processStays", change.image(), id,
					connection.endpointName()));
		}
		return true;
	}

	/** A window takes the request to close only from its own session; without a known user it is tried from here. */
	private void ask(final ProcessClose change, final ToolCommand request, final Alteration alteration) {
		final Optional<WindowsUser> owner = change.identity() instanceof final Identity.User user
				? users.find(user, alteration.cancellation()).filter(found -> found.session().isPresent())
				: Optional.empty();
		final CommandOutcome asked = owner
				.map(user -> connection.sessions().run(user, List.of(request), alteration.cancellation()).getFirst())
				.orElseGet(() -> connection.runner().run(request, alteration.cancellation()));
		// refused or not: what counts is whether it closes
		if (asked instanceof Ended(final ProgramOutput output)) {
			alteration.say(output);
		}
	}

	private boolean awaitEnd(final ProcessClose change, final Duration limit, final Cancellation cancellation)
			throws ChangeException {
		final long deadline = System.nanoTime() + limit.toNanos();
		while (find(change.processId(), cancellation).filter(process -> process.image().equalsIgnoreCase(change.image()))
				.isPresent()) {
			if (System.nanoTime() >= deadline) {
				return false;
			}
			Pause.of(LOOK, cancellation);
		}
		return true;
	}

	private Optional<WindowsProcess> find(final long id, final Cancellation cancellation) throws ChangeException {
		final ToolCommand list = ToolCommand.of("tasklist.exe", "/fo", "csv", "/nh");
		final CommandOutcome outcome = connection.runner().run(list, cancellation);
		if (outcome instanceof NotEnded(final var failure)) {
			throw new ChangeException(failure);
		}
		final ProgramOutput output = ((Ended) outcome).output();
		final List<WindowsProcess> processes = TaskListOutput.parse(output.standardOutput()).processes();
		// an empty list is a broken answer, and "it is gone" would be concluded from it
		if (output.exitCode() != 0 || processes.isEmpty()) {
			throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), list, output));
		}
		return processes.stream().filter(process -> process.id() == id).findFirst();
	}
}
