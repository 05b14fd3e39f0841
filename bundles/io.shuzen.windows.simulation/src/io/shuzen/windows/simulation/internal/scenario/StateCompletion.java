package io.shuzen.windows.simulation.internal.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.simulation.internal.machine.FileNode;
import io.shuzen.windows.simulation.internal.machine.FileSystem;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Moment;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;
import io.shuzen.windows.simulation.internal.machine.SystemState;
import io.shuzen.windows.simulation.internal.machine.UserState;

/**
 * Adds what follows from a scenario's state on every Windows, so that no scenario has to repeat it: the version in the registry, the list
 * of profiles, profile folders and hives, members of the administrators. What the scenario says itself stays.
 */
final class StateCompletion {

	private static final List<String> VERSION = List.of("SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion");
	private static final List<String> CODE_PAGE = List.of("SYSTEM", "CurrentControlSet", "Control", "Nls", "CodePage");
	private static final List<String> PROFILES = List.of("SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion", "ProfileList");
	private static final Moment INSTALLED = new Moment.Relative(Duration.ofDays(-400));

	private MachineState state;

	private StateCompletion(final MachineState state) {
		this.state = state;
	}

	static MachineState complete(final MachineState state) {
		final StateCompletion completion = new StateCompletion(state);
		completion.key(List.of("SOFTWARE", "Classes"));
		completion.key(List.of("SOFTWARE", "WOW6432Node"));
		completion.version();
		for (final UserState user : state.users().values()) {
			completion.profile(user.user());
		}
		completion.administrators();
		return completion.state;
	}

	private void version() {
		final SystemState system = state.system();
		value(VERSION, RegistryValue.text("ProductName", system.productName()));
		if (!system.displayVersion().isEmpty()) {
			value(VERSION, RegistryValue.text("DisplayVersion", system.displayVersion()));
		}
		value(VERSION, RegistryValue.text("CurrentBuild", Integer.toString(system.build())));
		value(VERSION, RegistryValue.text("CurrentBuildNumber", Integer.toString(system.build())));
		value(VERSION, RegistryValue.number("UBR", system.revision()));
		value(VERSION, RegistryValue.number("CurrentMajorVersionNumber", 10));
		value(CODE_PAGE, RegistryValue.text("ACP", Integer.toString(system.ansiCodePage())));
		value(CODE_PAGE, RegistryValue.text("OEMCP", Integer.toString(system.oemCodePage())));
	}

	private void key(final List<String> names) {
		final RegistryNode hive = state.hives().get(RegistryPlace.MACHINE).orElse(RegistryNode.EMPTY);
		if (hive.find(names).isEmpty()) {
			state = state.withHives(state.hives().with(RegistryPlace.MACHINE, hive.with(names, RegistryNode.EMPTY)));
		}
	}

	private void value(final List<String> names, final RegistryValue value) {
		final RegistryNode hive = state.hives().get(RegistryPlace.MACHINE).orElse(RegistryNode.EMPTY);
		final RegistryNode key = hive.find(names).orElse(RegistryNode.EMPTY);
		if (!key.values().contains(value.name())) {
			state = state.withHives(state.hives().with(RegistryPlace.MACHINE, hive.with(names, key.withValue(value))));
		}
	}

	private void profile(final WindowsUser user) {
		final List<String> profile = new ArrayList<>(PROFILES);
		profile.add(user.sid());
		value(profile, new RegistryValue("ProfileImagePath", RegistryValueType.REG_EXPAND_SZ,
				new RegistryData.Text(user.profilePath())));
		if (!state.hives().contains(user.sid())) {
			state = state.withHives(state.hives().with(user.sid(), RegistryNode.EMPTY));
		}
		for (final String folder : List.of("\\AppData\\Local\\Temp", "\\AppData\\Roaming")) {
			final FileSystem files = state.fileSystem();
			if (files.find(user.profilePath() + folder).isEmpty()) {
				state = state.with(files.with(user.profilePath() + folder, FileNode.folder(INSTALLED)));
			}
		}
	}

	private void administrators() {
		final GroupMembers former = state.groups().get(LocalGroupProbe.ADMINISTRATORS.sid())
				.orElse(new GroupMembers(List.of(), List.of()));
		final List<String> sids = new ArrayList<>(former.sids());
		final List<String> names = new ArrayList<>(former.names());
		for (final UserState user : state.users().values()) {
			if (user.user().administrator().orElse(Boolean.FALSE) && !sids.contains(user.user().sid())) {
				sids.add(user.user().sid());
				names.add(user.user().account());
			}
		}
		state = state.withGroups(state.groups().with(LocalGroupProbe.ADMINISTRATORS.sid(), new GroupMembers(sids, names)));
	}
}
