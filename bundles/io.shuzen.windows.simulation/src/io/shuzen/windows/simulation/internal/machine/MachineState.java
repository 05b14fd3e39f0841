package io.shuzen.windows.simulation.internal.machine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.ScheduledTask;

/**
 * Everything a simulated machine is at one moment. Immutable and compared by content; a changed state shares with the former one whatever
 * the change did not touch, so that machines made from one scenario cost little beside it.
 *
 * @param system the operating system
 * @param hives the machine's hive and the users', by {@link RegistryPlace#hive()}
 * @param files the root whose children are the drives
 * @param services by short name
 * @param processes in the order the machine lists them
 * @param users by the name the scenario calls them
 * @param joinReport how the device is joined, as the administrator sees it
 * @param certificates the machine's stores by name
 * @param tasks by path
 * @param groups local groups by identifier
 * @param events by channel, newest first
 * @param network connections and proxy
 * @param clock how far the clock is off
 * @param connectivity by {@code host:port} or host; {@code *} for all others
 * @param systemPackages what can be registered for a user, by identity name
 * @param flags what only this scenario knows, for its tools
 */
public record MachineState(SystemState system, NameMap<RegistryNode> hives, FileNode files,
		NameMap<ServiceState> services, List<ProcessState> processes, NameMap<UserState> users, JoinReport joinReport,
		NameMap<List<CertificateState>> certificates, NameMap<ScheduledTask> tasks, NameMap<GroupMembers> groups,
		NameMap<List<EventState>> events, NetworkStatus network, ClockStatus clock, NameMap<ConnectivityResult>
		connectivity, NameMap<PackageList.AppPackage> systemPackages, NameMap<String> flags) {

	/** A freshly installed Windows 10 that nobody has used. */
	public static final MachineState EMPTY = new MachineState(
			new SystemState("${HOST}", "Windows 10 Enterprise", "22H2", 19_045, 5_247, 1252, 437,
					new Moment.Relative(Duration.ofDays(-2))),
			NameMap.empty(), FileNode.folder(new Moment.Relative(Duration.ofDays(-400))), NameMap.empty(),
			List.of(), NameMap.empty(), JoinReport.EMPTY, NameMap.empty(), NameMap.empty(), NameMap.empty(),
			NameMap.empty(), new NetworkStatus(List.of(), "", ""), new ClockStatus(0, ""), NameMap.empty(),
			NameMap.empty(), NameMap.empty());

	public MachineState {
		Objects.requireNonNull(system);
		Objects.requireNonNull(hives);
		Objects.requireNonNull(files);
		Objects.requireNonNull(services);
		processes = List.copyOf(processes);
		Objects.requireNonNull(users);
		Objects.requireNonNull(joinReport);
		Objects.requireNonNull(certificates);
		Objects.requireNonNull(tasks);
		Objects.requireNonNull(groups);
		Objects.requireNonNull(events);
		Objects.requireNonNull(network);
		Objects.requireNonNull(clock);
		Objects.requireNonNull(connectivity);
		Objects.requireNonNull(systemPackages);
		Objects.requireNonNull(flags);
	}

	public MachineState withSystem(final SystemState changed) {
		return new MachineState(changed, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withHives(final NameMap<RegistryNode> changed) {
		return new MachineState(system, changed, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withFiles(final FileNode changed) {
		return new MachineState(system, hives, changed, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withServices(final NameMap<ServiceState> changed) {
		return new MachineState(system, hives, files, changed, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withProcesses(final List<ProcessState> changed) {
		return new MachineState(system, hives, files, services, changed, users, joinReport, certificates, tasks,
				groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withUsers(final NameMap<UserState> changed) {
		return new MachineState(system, hives, files, services, processes, changed, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withJoinReport(final JoinReport changed) {
		return new MachineState(system, hives, files, services, processes, users, changed, certificates, tasks,
				groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withCertificates(final NameMap<List<CertificateState>> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, changed, tasks,
				groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withTasks(final NameMap<ScheduledTask> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				changed, groups, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withGroups(final NameMap<GroupMembers> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, changed, events, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withEvents(final NameMap<List<EventState>> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, changed, network, clock, connectivity, systemPackages, flags);
	}

	public MachineState withNetwork(final NetworkStatus changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, changed, clock, connectivity, systemPackages, flags);
	}

	public MachineState withClock(final ClockStatus changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, changed, connectivity, systemPackages, flags);
	}

	public MachineState withConnectivity(final NameMap<ConnectivityResult> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, changed, systemPackages, flags);
	}

	public MachineState withSystemPackages(final NameMap<PackageList.AppPackage> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, changed, flags);
	}

	public MachineState withFlags(final NameMap<String> changed) {
		return new MachineState(system, hives, files, services, processes, users, joinReport, certificates,
				tasks, groups, events, network, clock, connectivity, systemPackages, changed);
	}

	/** The name the scenario calls the user by. */
	public Optional<String> userName(final Identity identity) {
		return identity instanceof Identity.User(final String sid)
				? users.names().stream().filter(name -> users.get(name).orElseThrow().user().sid().equals(sid)).findFirst()
				: Optional.empty();
	}

	public Optional<UserState> user(final Identity identity) {
		return userName(identity).flatMap(users::get);
	}

	/** With that user changed; this state when there is no such user. */
	public MachineState withUser(final Identity identity, final UnaryOperator<UserState> change) {
		return userName(identity).map(name -> withUsers(users.with(name, change.apply(users.get(name).orElseThrow()))))
				.orElse(this);
	}

	/** Whether {@code HKU\hive} can be seen: a user's only while it is loaded, those of services always. */
	public boolean isLoaded(final String hive) {
		return users.values().stream().map(UserState::user).filter(user -> user.sid().equalsIgnoreCase(hive)).findFirst()
				.map(user -> user.hiveLoaded()).orElse(true);
	}

	public FileSystem fileSystem() {
		return new FileSystem(files);
	}

	public MachineState with(final FileSystem changed) {
		return changed.root() == files ? this : withFiles(changed.root());
	}
}
