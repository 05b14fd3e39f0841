package io.shuzen.engine.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;

/**
 * A plain value that conditions may ask of a machine: a text, a whole number, true or false, or a list of texts. What is not there has a
 * value of its own; what cannot be read has none, and the condition cannot be decided.
 *
 * @param <V>    what is read
 * @param probe  how it is read, as the administrator
 * @param value  the plain value of what is there
 * @param absent the plain value when it is not
 */
record ConditionFact<V extends ProbeValue>(Probe<V> probe, Function<V, Object> value, Object absent) {

	/** The value of services, key values and files that are not there. */
	static final String ABSENT = "ABSENT";

	/**
	 * What a condition means by a name.
	 *
	 * @param path the name's parts after {@code facts}
	 * @return empty when there is no such fact
	 */
	static Optional<ConditionFact<?>> of(final List<String> path) {
		return Optional.ofNullable(path.size() == 1 ? single(path.getFirst())
				: path.size() == 2 ? within(path.getFirst(), path.getLast()) : null);
	}

	private static ConditionFact<?> single(final String name) {
		return switch (name) {
		case "join" -> new ConditionFact<>(DeviceJoinProbe.MACHINE,
				status -> status.joinType().map(DeviceJoinStatus.JoinType::name).orElse("UNKNOWN"), ABSENT);
		// image names are told apart regardless of case
		case "processes" -> new ConditionFact<>(ProcessProbe.INSTANCE,
				list -> list.processes().stream().map(process -> process.image().toUpperCase(Locale.ROOT)).distinct().toList(),
				List.of());
		case "users" -> new ConditionFact<>(UserProbe.INSTANCE,
				list -> list.users().stream().map(ConditionFact::nameOf).toList(), List.of());
		case "signedIn" -> new ConditionFact<>(UserProbe.INSTANCE, list -> list.users().stream()
				.filter(user -> user.session().isPresent()).map(ConditionFact::nameOf).toList(), List.of());
		default -> null;
		};
	}

	private static ConditionFact<?> within(final String root, final String name) {
		return switch (root) {
		case "os" -> system(name);
		case "service" -> new ConditionFact<>(new ServiceProbe(name), (final WindowsService service) -> service.state().name(),
				ABSENT);
		case "startType" -> new ConditionFact<>(new ServiceProbe(name),
				(final WindowsService service) -> service.startType().name(), ABSENT);
		case "registry" -> registryValue(name);
		case "exists" -> existence(name);
		default -> null;
		};
	}

	private static ConditionFact<?> system(final String name) {
		final Function<SystemInformation, Object> value = switch (name) {
		case "name" -> SystemInformation::productName;
		case "version" -> SystemInformation::displayVersion;
		case "build" -> system -> (long) system.build();
		case "revision" -> system -> (long) system.revision();
		case "hostName" -> SystemInformation::hostName;
		default -> null;
		};
		return value == null ? null : new ConditionFact<>(SystemProbe.INSTANCE, value, ABSENT);
	}

	/** {@code HKLM\Software\Contoso!Value}; the key's default value after a mere exclamation mark. */
	private static ConditionFact<?> registryValue(final String name) {
		final int mark = name.lastIndexOf('!');
		return mark < 0 ? null : machineKey(name.substring(0, mark)).<ConditionFact<?>>map(probe -> new ConditionFact<>(probe,
				(final RegistryKey key) -> key.value(name.substring(mark + 1)).map(value -> plain(value.data())).orElse(ABSENT), ABSENT))
				.orElse(null);
	}

	private static ConditionFact<?> existence(final String path) {
		final Optional<RegistryProbe> key = machineKey(path);
		if (key.isPresent()) {
			return new ConditionFact<>(key.get(), any -> Boolean.TRUE, Boolean.FALSE);
		}
		try {
			final FileProbe file = FileProbe.listing(path);
			return file.scope() == ReadScope.MACHINE
					? new ConditionFact<>(file, listing -> !listing.entries().isEmpty(), Boolean.FALSE) : null;
		} catch (final IllegalArgumentException e) {
			return null;
		}
	}

	/** A user's own keys have as many values as there are users, so they are no single value to compare. */
	private static Optional<RegistryProbe> machineKey(final String path) {
		try {
			return Optional.of(RegistryProbe.key(path)).filter(probe -> probe.scope() == ReadScope.MACHINE);
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Object plain(final RegistryData data) {
		return switch (data) {
		case final RegistryData.Text text -> text.text();
		case final RegistryData.Number number -> number.number();
		case final RegistryData.TextList list -> list.texts();
		case final RegistryData.Binary binary -> binary.hex();
		};
	}

	private static String nameOf(final WindowsUser user) {
		return user.account().isEmpty() ? user.sid() : user.account();
	}

	/** @throws FailureException when it could not be read */
	Object in(final Facts facts) throws FailureException {
		final Answer<V> answer = facts.answer(probe);
		final Optional<Failure> unreadable = answer.whyUnreadable();
		if (unreadable.isPresent()) {
			throw new FailureException(unreadable.get());
		}
		return answer.asOptional().map(value).orElse(absent);
	}
}
