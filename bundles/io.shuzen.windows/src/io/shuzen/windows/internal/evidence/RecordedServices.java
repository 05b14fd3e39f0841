package io.shuzen.windows.internal.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.windows.internal.evidence.RecordedFacts.Entry;
import io.shuzen.windows.internal.parse.ServiceOutput;

/** Puts services together: their state is printed by one command, how they start by another. */
final class RecordedServices {

	private static final int NO_SUCH_SERVICE = 1060;

	private final List<Entry> entries;
	private final Facts known;
	private final Instant captured;

	/** @param known what the recording tells besides, for start types in the registry */
	RecordedServices(final List<Entry> entries, final Facts known, final Instant captured) {
		this.entries = entries;
		this.known = known;
		this.captured = captured;
	}

	/** A fact for every service that was asked about. */
	List<Fact<?>> facts() {
		final List<Fact<?>> derived = new ArrayList<>();
		final Map<String, Entry> queries = new LinkedHashMap<>();
		final Map<String, Entry> configurations = new LinkedHashMap<>();
		final Map<String, WindowsService.State> states = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			if (!entry.command().tool().equals("sc")) {
				continue;
			}
			final Optional<String> name = entry.command().word(1).filter(word -> !word.endsWith("="));
			if (entry.command().isWord(0, "qc")) {
				name.ifPresent(service -> configurations.put(service.toLowerCase(Locale.ROOT), entry));
			} else if (entry.command().isWord(0, "query") || entry.command().isWord(0, "queryex")) {
				name.ifPresent(service -> queries.put(service.toLowerCase(Locale.ROOT), entry));
				ServiceOutput.states(entry.output().standardOutput())
						.forEach((service, state) -> states.put(service.toLowerCase(Locale.ROOT), state));
			}
		}
		final Set<String> names = new LinkedHashSet<>(queries.keySet());
		names.addAll(configurations.keySet());
		for (final String name : names) {
			final Entry query = queries.get(name);
			final Entry configuration = configurations.get(name);
			final Entry source = query != null ? query : configuration;
			final Optional<WindowsService.State> state = Optional.ofNullable(states.get(name));
			final Optional<WindowsService.StartType> start = configuration == null ? startInRegistry(name)
					: ServiceOutput.startType(configuration.output().standardOutput()).or(() -> startInRegistry(name));
			final String called = source.command().word(1).orElse(name);
			final ServiceProbe probe = new ServiceProbe(called);
			if (source.output().exitCode() == NO_SUCH_SERVICE || source.output().standardOutput().contains(" 1060:")) {
				derived.add(fact(source, probe, Answer.absent()));
			} else if (state.isPresent() || start.isPresent()) {
				// where one half was not recorded, it is taken to be what goes with the other: nothing can be concluded from it
				derived.add(fact(source, probe, Answer.present(new WindowsService(called,
						state.orElseGet(() -> usualState(start.orElseThrow())), start.orElseGet(() -> usualStart(state.orElseThrow())),
						configuration == null ? "" : ServiceOutput.account(configuration.output().standardOutput()).orElse("")))));
			} else {
				derived.add(fact(source, probe, Answer.unreadable(RecordedFacts.failure(source))));
			}
		}
		return derived;
	}

	private static WindowsService.State usualState(final WindowsService.StartType start) {
		return start == WindowsService.StartType.MANUAL || start == WindowsService.StartType.DISABLED ? WindowsService.State.STOPPED
				: WindowsService.State.RUNNING;
	}

	private static WindowsService.StartType usualStart(final WindowsService.State state) {
		return state == WindowsService.State.RUNNING ? WindowsService.StartType.AUTOMATIC : WindowsService.StartType.MANUAL;
	}

	private Optional<WindowsService.StartType> startInRegistry(final String service) {
		final RegistryProbe probe = RegistryProbe.key("HKLM\\SYSTEM\\CurrentControlSet\\Services\\" + service);
		return known.answer(probe).asOptional().flatMap(key -> key.value("Start").map(RegistryValue::asNumber)
				.filter(OptionalLong::isPresent).flatMap(start -> ServiceOutput.startType((int) start.getAsLong(),
						key.value("DelayedAutostart").map(value -> value.asNumber().orElse(0) != 0).orElse(false))));
	}

	private Fact<WindowsService> fact(final Entry entry, final ServiceProbe probe, final Answer<WindowsService> answer) {
		return new Fact<>(probe, Identity.ADMINISTRATOR, answer, captured, entry.source());
	}
}
