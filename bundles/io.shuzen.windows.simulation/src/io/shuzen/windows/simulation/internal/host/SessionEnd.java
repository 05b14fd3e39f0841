package io.shuzen.windows.simulation.internal.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.NameMap;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;
import io.shuzen.windows.simulation.internal.machine.ServiceState;
import io.shuzen.windows.simulation.internal.machine.UserState;

/** What the end of a session or of everybody's takes with it. */
record SessionEnd(MachineState state) {

	private static final List<List<String>> PENDING_RESTART = List.of(
			List.of("SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "WindowsUpdate", "Auto Update", "RebootRequired"),
			List.of("SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Component Based Servicing", "RebootPending"));
	private static final List<String> SESSION_MANAGER = List.of("SYSTEM", "CurrentControlSet", "Control", "Session Manager");
	private static final String PENDING_RENAMES = "PendingFileRenameOperations";

	/** The user's programs end, the hive is unloaded; a user who returns has a new session then. */
	MachineState signOut(final Identity user) {
		final int former = state.user(user).orElseThrow().user().session().orElseThrow().id();
		final MachineState without = state.withProcesses(
				state.processes().stream().filter(one -> one.process().sessionId() != former).toList())
				.withUser(user, one -> one.withSession(Optional.empty()));
		return signInAgain(without, user, nextSession());
	}

	private static MachineState signInAgain(final MachineState state, final Identity user, final int session) {
		return state.user(user).orElseThrow().returns()
				? state.withUser(user, one -> one.withSession(
						Optional.of(new UserSession(session, UserSession.State.ACTIVE, OptionalLong.of(0)))))
				: state;
	}

	private int nextSession() {
		return 1 + state.users().values().stream().flatMap(user -> user.user().session().stream()).mapToInt(UserSession::id)
				.max().orElse(0);
	}

	/** Only services remain, each as its start type says; what waited for a restart is done. */
	MachineState restart() {
		MachineState restarted = state
				.withProcesses(state.processes().stream().filter(one -> one.process().sessionId() == 0).toList())
				.withServices(started(state.services()));
		int session = 1;
		for (final UserState user : state.users().values()) {
			if (user.isSignedIn()) {
				final Identity identity = user.user().identity();
				restarted = signInAgain(restarted.withUser(identity, one -> one.withSession(Optional.empty())), identity,
						session);
				session++;
			}
		}
		return restarted.withHives(restarted.hives().with(RegistryPlace.MACHINE,
				withoutPending(restarted.hives().get(RegistryPlace.MACHINE).orElse(RegistryNode.EMPTY))));
	}

	private static NameMap<ServiceState> started(final NameMap<ServiceState> services) {
		NameMap<ServiceState> started = services;
		for (final String name : services.names()) {
			final ServiceState service = services.get(name).orElseThrow();
			final StartType start = service.service().startType();
			final boolean starts = start != StartType.DISABLED && start != StartType.MANUAL && !service.fails();
			started = started.with(name, service.with(starts ? State.RUNNING : State.STOPPED));
		}
		return started;
	}

	private static RegistryNode withoutPending(final RegistryNode machine) {
		RegistryNode cleared = machine;
		for (final List<String> key : PENDING_RESTART) {
			cleared = cleared.without(key);
		}
		final Optional<RegistryNode> manager = cleared.find(SESSION_MANAGER);
		final Optional<RegistryValue> renames = manager.flatMap(key -> key.values().get(PENDING_RENAMES));
		return renames.isEmpty() ? cleared
				: cleared.with(SESSION_MANAGER, manager.orElseThrow().withoutValue(PENDING_RENAMES));
	}
}
