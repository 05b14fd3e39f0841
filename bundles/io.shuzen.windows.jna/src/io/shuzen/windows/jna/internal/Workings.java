package io.shuzen.windows.jna.internal;

import java.util.Map;
import java.util.function.Supplier;

import io.shuzen.windows.jna.internal.api.WindowsApi;

/** What reads and alters one machine, part by part, all over the same functions. */
final class Workings {

	final Machine machine;
	final Registry registry;
	final OfflineHives offlineHives;
	final Sessions sessions;
	final Processes processes;
	final Services services;
	final CredentialVault vault;
	final SystemReader system;
	final FileReader files;
	final FileChanges fileChanges;
	final RegistryChanges registryChanges;
	final LocalTools tools;
	final EventLogs events;
	final Certificates certificates;
	final LocalGroups groups;
	final ScheduledTasks tasks;
	final NetworkReader network;
	final Clock clock;
	final MachinePower power;

	Workings(final WindowsApi api, final Machine machine) {
		this.machine = machine;
		final Sids sids = new Sids(api, machine);
		registry = new Registry(api.advapi32(), machine);
		offlineHives = new OfflineHives(api, registry);
		events = new EventLogs(api, machine);
		system = new SystemReader(api, machine, registry, events);
		final Supplier<Map<String, String>> variables = machine.isLocal() ? System::getenv : system::remoteVariables;
		final Folders folders = new Folders(variables);
		groups = new LocalGroups(api, machine, sids);
		sessions = new Sessions(api, machine, registry, sids, groups, folders);
		processes = new Processes(api, machine, sids);
		services = new Services(api, machine);
		vault = new CredentialVault(api.advapi32(), machine, sids);
		final MachineFiles places = new MachineFiles(machine);
		files = new FileReader(places, folders);
		fileChanges = new FileChanges(places, sids);
		registryChanges = new RegistryChanges(registry);
		tools = new LocalTools(api.kernel32().GetOEMCP());
		certificates = new Certificates(api, machine, sids);
		tasks = new ScheduledTasks(api, machine);
		network = new NetworkReader(api, registry);
		clock = new Clock(api, machine, tools);
		power = new MachinePower(api, machine, system);
	}
}
