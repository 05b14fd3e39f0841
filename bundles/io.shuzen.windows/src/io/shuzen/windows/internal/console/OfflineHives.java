package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;

/**
 * Reads the registry of users who are not signed in: the file of their hive is loaded, read and unloaded in one script. Only where the
 * endpoint's option asks for it, since a user who signs in at that moment gets a temporary profile.
 */
final class OfflineHives {

	/** The option of the endpoint. */
	static final String OPTION = "offlineHives";

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	private final String endpointName;
	private final TransportSession session;
	private final WindowsEndpoint windows;
	private final CommandRunner runner;
	private final RegistryQuestions registry;

	OfflineHives(final String endpointName, final TransportSession session, final WindowsEndpoint windows, final CommandRunner runner,
			final RegistryQuestions registry) {
		this.endpointName = endpointName;
		this.session = session;
		this.windows = windows;
		this.runner = runner;
		this.registry = registry;
	}

	/** @param probes in the user's own hive */
	List<Fact<?>> read(final WindowsUser user, final List<RegistryProbe> probes, final Cancellation cancellation) {
		final String name = TemporaryName.of(LIFETIME);
		final String marker = windows.temp() + '\\' + name + Leftovers.HIVE_ENDING;
		final RegistryPath hive = new RegistryPath(RegistryHive.USERS, name);
		final ToolCommand load = ToolCommand.of("reg.exe", "load", hive.toString(), user.profilePath() + "\\NTUSER.DAT");
		final ToolCommand unload = ToolCommand.of("reg.exe", "unload", hive.toString());
		final List<ToolCommand> commands = new ArrayList<>(List.of(load));
		probes.forEach(probe -> commands.add(RegistryQuestions.query(below(hive, probe), probe.view(), probe.recursive())));
		commands.add(unload);
		boolean unloaded = false;
		try {
			// says to a later connection what has to be unloaded, when this one breaks
			session.upload(marker, new ByteArrayInputStream(new byte[0]), cancellation);
			final List<CommandOutcome> outcomes = runner.run(commands, cancellation);
			unloaded = succeeded(outcomes.getLast()) || !succeeded(outcomes.getFirst());
			return facts(user, probes, hive, outcomes);
		} catch (final IOException e) {
			final Failure failure = ConsoleFailures.withDetail(FailureKind.TOOL_FAILED, String.valueOf(e.getMessage()), "scriptNotPlaced",
					endpointName, String.valueOf(e.getMessage()));
			return probes.stream().<Fact<?>>map(probe -> fact(user, probe, Answer.unreadable(failure))).toList();
		} finally {
			if (!unloaded && session.isOpen()) {
				unloaded = succeeded(runner.run(unload, Cancellation.none()));
			}
			if (unloaded) {
				runner.discard(marker);
			}
		}
	}

	private List<Fact<?>> facts(final WindowsUser user, final List<RegistryProbe> probes, final RegistryPath hive,
			final List<CommandOutcome> outcomes) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (int i = 0; i < probes.size(); i++) {
			final RegistryProbe probe = probes.get(i);
			facts.add(fact(user, probe, switch (outcomes.getFirst()) {
			case NotEnded(final var failure) -> Answer.unreadable(failure);
			case Ended(final var output) -> output.exitCode() == 0
					? registry.answer(outcomes.get(i + 1), probe.path(), below(hive, probe), probe.recursive())
					: Answer.unreadable(ConsoleFailures.withDetail(FailureKind.TOOL_FAILED, output.standardError().strip(), "hiveNotReadable",
							probe.path(), endpointName, ConsoleFailures.firstLine(output.standardError().strip())));
			}));
		}
		return facts;
	}

	private static Fact<?> fact(final WindowsUser user, final RegistryProbe probe, final Answer<io.shuzen.core.probe.RegistryKey> answer) {
		return new Fact<>(probe, user.identity(), answer, Instant.now(), "reg load " + user.profilePath() + "\\NTUSER.DAT");
	}

	private static RegistryPath below(final RegistryPath hive, final RegistryProbe probe) {
		return probe.path().key().isEmpty() ? hive : hive.child(probe.path().key());
	}

	private static boolean succeeded(final CommandOutcome outcome) {
		return outcome instanceof Ended(final var output) && output.exitCode() == 0;
	}
}
