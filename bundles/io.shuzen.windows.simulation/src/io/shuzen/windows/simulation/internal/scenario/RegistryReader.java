package io.shuzen.windows.simulation.internal.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;

/** Reads registry keys and values. */
final class RegistryReader {

	private final List<Edit> edits;

	RegistryReader(final List<Edit> edits) {
		this.edits = edits;
	}

	/** Keys of the machine's hive and of the services'. */
	void machine(final Yaml.Mapping mapping) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			final RegistryPath path = path(entry);
			if (path.hive() == RegistryHive.CURRENT_USER || path.key().isEmpty()) {
				throw new ScenarioProblem(entry.position(), "registryHive", entry.key());
			}
			key(entry, (state, as) -> RegistryPlace.of(path, RegistryView.BITS_64, null));
		}
	}

	/** Keys of one user's hive. */
	void user(final Yaml.Mapping mapping, final UserChoice choice) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			final RegistryPath path = path(entry);
			if (path.hive() != RegistryHive.CURRENT_USER || path.key().isEmpty()) {
				throw new ScenarioProblem(entry.position(), "registryHiveUser", entry.key());
			}
			key(entry, (state, as) -> RegistryPlace.of(path, RegistryView.BITS_64,
					state.user(choice.identity(state, as, entry.position())).orElseThrow().user().sid()));
		}
	}

	private interface Place {
		RegistryPlace in(MachineState state,
				Identity as) throws ScenarioProblem;
	}

	private static RegistryPath path(final Yaml.Entry entry) throws ScenarioProblem {
		try {
			return RegistryPath.parse(entry.key());
		} catch (final IllegalArgumentException e) {
			throw new ScenarioProblem(entry.position(), "registryPath", entry.key());
		}
	}

	private void key(final Yaml.Entry entry, final Place place) throws ScenarioProblem {
		if (entry.value().isNull()) {
			edits.add(new Edit(entry.position(), entry.key(), true, (state, as) -> {
				final RegistryPlace at = place.in(state, as);
				final RegistryNode hive = state.hives().get(at.hive()).orElse(RegistryNode.EMPTY);
				return hive.find(at.names()).isEmpty() ? state
						: state.withHives(state.hives().with(at.hive(), hive.without(at.names())));
			}));
			return;
		}
		final List<RegistryValue> set = new ArrayList<>();
		final List<Yaml.Entry> removed = new ArrayList<>();
		for (final Yaml.Entry value : Fields.mapping(entry.value(), entry.key()).entries()) {
			if (value.value().isNull()) {
				removed.add(value);
			} else {
				set.add(value(value));
			}
		}
		edits.add(new Edit(entry.position(), entry.key(), false, (state, as) -> {
			final RegistryPlace at = place.in(state, as);
			final RegistryNode hive = state.hives().get(at.hive()).orElse(RegistryNode.EMPTY);
			RegistryNode node = hive.find(at.names()).orElse(RegistryNode.EMPTY);
			for (final RegistryValue value : set) {
				node = node.withValue(value);
			}
			return state.withHives(state.hives().with(at.hive(), hive.with(at.names(), node)));
		}));
		for (final Yaml.Entry value : removed) {
			edits.add(new Edit(value.position(), value.key(), true, (state, as) -> {
				final RegistryPlace at = place.in(state, as);
				final RegistryNode hive = state.hives().get(at.hive()).orElse(RegistryNode.EMPTY);
				final Optional<RegistryNode> node = hive.find(at.names());
				final Optional<RegistryNode> without = node.map(one -> one.withoutValue(value.key()));
				return without.equals(node) ? state
						: state.withHives(state.hives().with(at.hive(), hive.with(at.names(), without.orElseThrow())));
			}));
		}
	}

	static RegistryValue value(final Yaml.Entry entry) throws ScenarioProblem {
		try {
			return switch (entry.value()) {
			case final Yaml.Scalar scalar -> scalar.kind() == Yaml.Kind.WHOLE_NUMBER
					? RegistryValue.number(entry.key(), Fields.number(scalar, entry.key()))
					: RegistryValue.text(entry.key(), scalar.text());
			case final Yaml.Sequence sequence -> RegistryValue.texts(entry.key(), texts(sequence, entry.key()));
			case final Yaml.Mapping mapping -> typed(entry.key(), mapping);
			};
		} catch (final IllegalArgumentException e) {
			throw new ScenarioProblem(entry.position(), "registryData", entry.key(), e.getMessage());
		}
	}

	private static RegistryValue typed(final String name, final Yaml.Mapping mapping) throws ScenarioProblem {
		final Fields fields = Fields.of(mapping, name);
		final String typeName = fields.requiredText("type");
		final RegistryValueType type = RegistryValueType.named(typeName)
				.orElseThrow(() -> new ScenarioProblem(mapping.position(), "wrongConstant", "type", typeName,
						Arrays.toString(RegistryValueType.values())));
		final Yaml data = fields.take("data").orElseThrow(() -> new ScenarioProblem(mapping.position(), "missing", "data"));
		fields.end();
		return new RegistryValue(name, type, switch (type) {
		case REG_SZ, REG_EXPAND_SZ, REG_LINK -> new RegistryData.Text(Fields.text(data, name));
		// Windows counts a QWORD without sign
		case REG_QWORD -> new RegistryData.Number(new BigInteger(Fields.text(data, name)).longValue());
		case REG_DWORD -> new RegistryData.Number(Fields.number(data, name));
		case REG_MULTI_SZ -> new RegistryData.TextList(
				data instanceof final Yaml.Sequence sequence ? texts(sequence, name) : List.of(Fields.text(data, name)));
		default -> new RegistryData.Binary(Fields.text(data, name).replaceAll("[\\s,]", ""));
		});
	}

	private static List<String> texts(final Yaml.Sequence sequence, final String name) throws ScenarioProblem {
		final List<String> texts = new ArrayList<>();
		for (final Yaml element : sequence.elements()) {
			texts.add(Fields.text(element, name));
		}
		return texts;
	}
}
