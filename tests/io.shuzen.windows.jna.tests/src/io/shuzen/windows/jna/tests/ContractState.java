package io.shuzen.windows.jna.tests;

import java.util.List;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;

/** The registry that the contract suite expects, made by the back end itself where nothing else can make it. */
final class ContractState {

	private static final RegistryPath KEY = RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Contract");

	private ContractState() {
	}

	static void make(final WindowsHost host) {
		remove(host);
		final RegistryKey grandchild = new RegistryKey(KEY.child("Child").child("Grandchild"), List.of(), List.of());
		final RegistryKey child = new RegistryKey(KEY.child("Child"), List.of(RegistryValue.number("Value", 1)), List.of(grandchild));
		final RegistryKey named = new RegistryKey(KEY.child("名前 with blanks"), List.of(RegistryValue.text("値", "データ")), List.of());
		apply(host, new RegistryKeyRestore(new RegistryKey(KEY,
				List.of(RegistryValue.text("", "default value"),
						RegistryValue.text("Text", "日本語 \"quoted\" & %PATH% \\ end\\"), RegistryValue.text("Empty", ""),
						new RegistryValue("Expand", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%\\System32")),
						RegistryValue.number("Number", 0xFFFF_FFFFL), RegistryValue.number("Zero", 0),
						new RegistryValue("Long", RegistryValueType.REG_QWORD, new RegistryData.Number(-1)),
						RegistryValue.texts("List", List.of("one", "two words", "三")), RegistryValue.texts("EmptyList", List.of()),
						binary("Binary", RegistryValueType.REG_BINARY, "0001feff"), binary("EmptyBinary", RegistryValueType.REG_BINARY, ""),
						binary("None", RegistryValueType.REG_NONE, ""), RegistryValue.number("Odd", 0x8000_0000L)),
				List.of(child, named)), RegistryView.BITS_64, Identity.ADMINISTRATOR));
		apply(host, new RegistryKeyRestore(new RegistryKey(KEY, List.of(RegistryValue.text("Text", "32 bits")), List.of()),
				RegistryView.BITS_32, Identity.ADMINISTRATOR));
	}

	static void remove(final WindowsHost host) {
		apply(host, new RegistryKeyDelete(KEY, RegistryView.BITS_64, Identity.ADMINISTRATOR));
		apply(host, new RegistryKeyDelete(KEY, RegistryView.BITS_32, Identity.ADMINISTRATOR));
	}

	private static RegistryValue binary(final String name, final RegistryValueType type, final String hex) {
		return new RegistryValue(name, type, new RegistryData.Binary(hex));
	}

	private static void apply(final WindowsHost host, final Change change) {
		final Outcome outcome = host.apply(change, new ApplyContext("contract", Cancellation.none(), line -> {
			// nobody listens
		}));
		if (!outcome.isSuccess()) {
			throw new IllegalStateException(outcome.toString());
		}
	}
}
