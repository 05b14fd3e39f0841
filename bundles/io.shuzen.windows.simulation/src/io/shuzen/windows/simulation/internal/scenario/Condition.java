package io.shuzen.windows.simulation.internal.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.windows.simulation.internal.machine.Environment;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;
import io.shuzen.windows.simulation.internal.machine.UserState;

/** What must hold of a machine for a tool to answer in a certain way. */
@FunctionalInterface
interface Condition {

	boolean holds(MachineState state, Identity as);

	/** All conditions of a {@code when}. */
	static Condition read(final Optional<Yaml> yaml) throws ScenarioProblem {
		if (yaml.isEmpty()) {
			return (state, as) -> true;
		}
		final List<Condition> all = new ArrayList<>();
		final Fields fields = Fields.of(yaml.get(), "when");
		for (final String key : fields.texts("key")) {
			all.add(key(path(key, fields.position())));
		}
		for (final String key : fields.texts("no-key")) {
			all.add(not(key(path(key, fields.position()))));
		}
		for (final Yaml.Entry key : fields.mapping("values").entries()) {
			final RegistryPath path = path(key.key(), key.position());
			for (final Yaml.Entry value : Fields.mapping(key.value(), key.key()).entries()) {
				all.add(value(path, value.key(), value.value().isNull() ? Optional.empty()
						: Optional.of(RegistryReader.value(value).data())));
			}
		}
		for (final Yaml.Entry service : fields.mapping("services").entries()) {
			final WindowsService.State wanted = Fields.constant(service.value(),
					Fields.text(service.value(), service.key()), service.key(), WindowsService.State.class);
			all.add((state, as) -> state.services().get(service.key())
					.filter(one -> one.service().state() == wanted).isPresent());
		}
		for (final String file : fields.texts("file")) {
			all.add(file(file));
		}
		for (final String file : fields.texts("no-file")) {
			all.add(not(file(file)));
		}
		for (final String name : fields.texts("package")) {
			all.add(appPackage(name));
		}
		for (final String name : fields.texts("no-package")) {
			all.add(not(appPackage(name)));
		}
		for (final Yaml.Entry flag : fields.mapping("flags").entries()) {
			final Optional<String> wanted = flag.value().isNull() ? Optional.empty()
					: Optional.of(Fields.text(flag.value(), flag.key()));
			all.add((state, as) -> state.flags().get(flag.key()).equals(wanted));
		}
		for (final Yaml.Entry section : fields.mapping("device-join").entries()) {
			for (final Yaml.Entry entry : Fields.mapping(section.value(), section.key()).entries()) {
				final String wanted = Fields.text(entry.value(), entry.key());
				all.add((state, as) -> state.user(as).map(UserState::joinReport).map(state.joinReport()::seenBy)
						.orElse(state.joinReport()).value(section.key(), entry.key()).filter(wanted::equals).isPresent());
			}
		}
		fields.end();
		return (state, as) -> all.stream().allMatch(condition -> condition.holds(state, as));
	}

	private static Condition not(final Condition condition) {
		return (state, as) -> !condition.holds(state, as);
	}

	private static RegistryPath path(final String text, final Position position) throws ScenarioProblem {
		try {
			return RegistryPath.parse(text);
		} catch (final IllegalArgumentException e) {
			throw new ScenarioProblem(position, "registryPath", text);
		}
	}

	private static Condition key(final RegistryPath path) {
		return (state, as) -> isReachable(path, as) && find(state, path, as).isPresent();
	}

	/** @param data the data it must have; empty when it must not be there */
	private static Condition value(final RegistryPath path, final String name, final Optional<RegistryData> data) {
		return (state, as) -> isReachable(path, as)
				&& find(state, path, as).flatMap(key -> key.values().get(name)).map(RegistryValue::data).equals(data);
	}

	private static boolean isReachable(final RegistryPath path, final Identity as) {
		return path.hive() != RegistryHive.CURRENT_USER || as instanceof Identity.User;
	}

	private static Optional<RegistryNode> find(final MachineState state, final RegistryPath path, final Identity as) {
		final RegistryPlace place = RegistryPlace.of(path, RegistryView.BITS_64,
				as instanceof Identity.User(final String sid) ? sid : null);
		return state.hives().get(place.hive()).flatMap(hive -> hive.find(place.names()));
	}

	private static Condition file(final String path) {
		return (state, as) -> Environment.expand(path, state.user(as).map(user -> user.user().profilePath()).orElse(null))
				.flatMap(expanded -> state.fileSystem().find(expanded)).isPresent();
	}

	private static Condition appPackage(final String name) {
		return (state, as) -> state.user(as).filter(user -> user.packages().contains(name)).isPresent();
	}
}
