package io.shuzen.windows.simulation.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.text.Text;

/** Scenarios and reversible changes drawn at random from a few names, so that changes often meet what is there. */
final class RandomMachine {

	static final String SID = "S-1-5-21-1-2-3-1001";

	private static final List<String> NAMES = List.of("Alpha", "beta", "名前", "GAMMA", "delta one");
	private static final List<String> SERVICES = List.of("One", "Two", "Three");

	private final Random random;

	RandomMachine(final long seed) {
		random = new Random(seed);
	}

	private <T> T any(final List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	/** A name in letters of any case: Windows takes them for the same. */
	private String name() {
		final String name = any(NAMES);
		return switch (random.nextInt(3)) {
		case 0 -> name.toUpperCase(Locale.ROOT);
		case 1 -> name.toLowerCase(Locale.ROOT);
		default -> name;
		};
	}

	private String names(final int most) {
		final List<String> names = new ArrayList<>();
		for (int i = 1 + random.nextInt(most); i > 0; i--) {
			names.add(name());
		}
		return String.join("\\", names);
	}

	String scenario() {
		final StringBuilder yaml = new StringBuilder("users:\n  u:\n    sid: " + SID + "\n    account: D\\u\n    session: {id: 1}\n");
		yaml.append("    registry:\n      HKCU\\Software\\Root: {}\n");
		for (int i = random.nextInt(5); i > 0; i--) {
			// the number keeps the keys of the file apart
			yaml.append("      HKCU\\Software\\").append(i).append('\\').append(names(3)).append(": {").append(values()).append("}\n");
		}
		yaml.append("registry:\n  HKLM\\SOFTWARE\\Root: {}\n");
		for (int i = random.nextInt(5); i > 0; i--) {
			yaml.append("  HKLM\\SOFTWARE\\").append(i).append('\\').append(names(3)).append(": {").append(values()).append("}\n");
		}
		yaml.append("files:\n  C:\\Root\\: {}\n");
		for (int i = random.nextInt(5); i > 0; i--) {
			yaml.append("  C:\\").append(i).append('\\').append(names(3)).append(": {text: ").append(random.nextInt(3)).append("}\n");
		}
		yaml.append("services:\n");
		for (final String service : SERVICES) {
			yaml.append("  ").append(service).append(": {state: ").append(any(List.of("running", "stopped"))).append(", start: ")
					.append(any(List.of("automatic", "manual", "disabled"))).append("}\n");
		}
		return yaml.append("""
				tools:
				  switch on: {effects: {flags: {switch: "on"}}}
				  switch off: {effects: {flags: {switch: ~}}}
				""").toString();
	}

	private String values() {
		final StringBuilder values = new StringBuilder();
		final List<String> names = new ArrayList<>(NAMES);
		for (int i = random.nextInt(3); i > 0; i--) {
			values.append(values.isEmpty() ? "" : ", ").append(names.remove(random.nextInt(names.size()))).append(": ")
					.append(any(List.of("1", "text", "[a, b]")));
		}
		return values.toString();
	}

	private RegistryPath path() {
		final String top = random.nextInt(6) == 0 ? name() : Integer.toString(1 + random.nextInt(4));
		return RegistryPath.parse((random.nextBoolean() ? "HKLM\\SOFTWARE\\" : "HKCU\\Software\\") + top + '\\' + names(4));
	}

	private RegistryView view() {
		return random.nextInt(5) == 0 ? RegistryView.BITS_32 : RegistryView.BITS_64;
	}

	private RegistryValue value() {
		return switch (random.nextInt(5)) {
		case 0 -> RegistryValue.text(name(), "t" + random.nextInt(3));
		case 1 -> RegistryValue.number(name(), random.nextInt(3));
		case 2 -> RegistryValue.texts(name(), List.of("a", "b"));
		case 3 -> new RegistryValue(name(), RegistryValueType.REG_QWORD, new RegistryData.Number(random.nextLong()));
		default -> new RegistryValue("", RegistryValueType.REG_BINARY, new RegistryData.Binary("00ff"));
		};
	}

	private RegistryKey key(final RegistryPath path, final int depth) {
		final List<RegistryKey> subkeys = new ArrayList<>();
		for (final String name : NAMES.subList(0, depth == 0 ? 0 : random.nextInt(3))) {
			subkeys.add(key(path.child(name), depth - 1));
		}
		return new RegistryKey(path, random.nextBoolean() ? List.of(value()) : List.of(), subkeys);
	}

	private String file() {
		return "C:\\" + (1 + random.nextInt(4)) + '\\' + names(3);
	}

	Change change() {
		final Identity user = Identity.user(SID);
		return switch (random.nextInt(8)) {
		case 0 -> new RegistryKeyDelete(path(), view(), user);
		case 1 -> new RegistryValueSet(path(), view(), value(), user);
		case 2 -> new RegistryValueDelete(path(), view(), name(), user);
		case 3 -> new RegistryKeyRestore(key(path(), 2), view(), user);
		case 4 -> new FileQuarantine(file(), user);
		case 5 -> new FileWrite(file(), Base64.getEncoder().encodeToString(new byte[] { (byte) ('0' + random.nextInt(3)) }), user);
		case 6 -> service();
		default -> random.nextInt(4) == 0
				? new ToolRun(ToolCommand.of("switch", "on"), Identity.ADMINISTRATOR, Text.verbatim("Switch on"),
						Duration.ofSeconds(1), Set.of(0), Reversibility.REVERSIBLE, Optional.of(ToolCommand.of("switch", "off")))
				: new RegistryValueSet(path(), view(), value(), user);
		};
	}

	private Change service() {
		final Optional<StartType> start = random.nextBoolean()
				? Optional.of(any(List.of(StartType.AUTOMATIC, StartType.MANUAL, StartType.DISABLED)))
				: Optional.empty();
		return new ServiceConfigure(any(SERVICES), start,
				start.isEmpty() || random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.empty());
	}
}
