package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;

/** What every back end does with the registry. */
public interface RegistryContract extends ContractEndpoint {

	/** Texts that shells, code pages and file formats like to get wrong. */
	List<String> AWKWARD = List.of("日本語テキスト", "𠮷野家 😀", "say \"hello\"", "100% of %PATH%", "a & b | c > d < e", "^caret^ !bang!",
			"ends with backslash\\", " blanks around ", "=equals;semicolon", "'single' `back`", "ｶﾅ ～ ─ 表 ソ 能", "C:\\Users\\Öäü");

	@Test
	default void readsRegistryValuesWithTheirTypes() {
		final RegistryKey key = present(RegistryProbe.key(KEY));

		assertEquals("default value", key.value("").orElseThrow().asText().orElseThrow());
		assertEquals("", key.value("Empty").orElseThrow().asText().orElseThrow());
		assertEquals(RegistryValue.number("Number", 0xFFFF_FFFFL), key.value("number").orElseThrow());
		assertEquals(0, key.value("Zero").orElseThrow().asNumber().orElseThrow());
		assertEquals(new RegistryData.Binary("0001feff"), key.value("Binary").orElseThrow().data());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsRegistryTextsCharacterByCharacter() {
		assertEquals("日本語 \"quoted\" & %PATH% \\ end\\",
				present(RegistryProbe.key(KEY)).value("Text").orElseThrow().asText().orElseThrow());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsEveryRegistryType() {
		needs(Capability.ALL_REGISTRY_TYPES);
		final RegistryKey key = present(RegistryProbe.key(KEY));

		assertEquals(new RegistryValue("Expand", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%\\System32")),
				key.value("Expand").orElseThrow());
		assertEquals(new RegistryValue("Long", RegistryValueType.REG_QWORD, new RegistryData.Number(-1)),
				key.value("Long").orElseThrow());
		assertEquals(RegistryValue.texts("List", List.of("one", "two words", "三")), key.value("List").orElseThrow());
		assertEquals(RegistryValue.texts("EmptyList", List.of()), key.value("EmptyList").orElseThrow());
		assertEquals(new RegistryData.Binary(""), key.value("EmptyBinary").orElseThrow().data());
		assertEquals(RegistryValueType.REG_NONE, key.value("None").orElseThrow().type());
		assertEquals(13, key.values().size());
	}

	@Test
	default void findsRegistryKeysWithoutRegardToCase() {
		assertTrue(read(RegistryProbe.key(KEY.toLowerCase(Locale.ROOT)))
				.answer(RegistryProbe.key(KEY.toUpperCase(Locale.ROOT))).asOptional().isPresent());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsSubkeysByNameOnlyUnlessAskedForAll() {
		final RegistryKey flat = present(RegistryProbe.key(KEY));
		final RegistryKey tree = present(RegistryProbe.tree(KEY));

		assertEquals(Set.of("Child", "名前 with blanks"),
				Set.copyOf(flat.subkeys().stream().map(subkey -> subkey.path().name()).toList()));
		assertTrue(flat.subkey("Child").orElseThrow().values().isEmpty());
		assertEquals(1, tree.subkey("child").orElseThrow().value("Value").orElseThrow().asNumber().orElseThrow());
		assertTrue(tree.subkey("Child").orElseThrow().subkey("Grandchild").isPresent());
		assertEquals("データ", tree.subkey("名前 with blanks").orElseThrow().value("値").orElseThrow().asText().orElseThrow());
	}

	@Test
	@Tag(LANGUAGE)
	default void saysThatAMissingKeyIsAbsent() {
		final RegistryProbe probe = RegistryProbe.tree(KEY + "\\Nothing\\here");
		assertTrue(read(probe).answer(probe).isAbsent());
	}

	@Test
	default void readsBothRegistryViews() {
		needs(Capability.BITS_32);
		final RegistryProbe probe = new RegistryProbe(path(KEY), RegistryView.BITS_32, false);
		assertEquals("32 bits", present(probe).value("Text").orElseThrow().asText().orElseThrow());
	}

	@Test
	@Tag(LANGUAGE)
	default void deletesAKeyAndPutsItBackExactly() {
		final RegistryProbe probe = RegistryProbe.tree(KEY);
		final RegistryKey before = present(probe);

		final Outcome outcome = apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());

		undo(outcome);
		assertEquals(sorted(before), sorted(present(probe)));
	}

	@Test
	@Tag(LANGUAGE)
	default void setsAValueAndTakesItBackWithTheKeysItMade() {
		final RegistryProbe made = RegistryProbe.key(KEY + "\\New\\Newer");
		final RegistryValue value = RegistryValue.text("値", "新しい \"text\" & more");

		final Outcome outcome = apply(
				new RegistryValueSet(made.path(), RegistryView.BITS_64, value, Identity.ADMINISTRATOR));
		assertEquals(List.of(value), present(made).values());

		undo(outcome);
		final RegistryProbe topmost = RegistryProbe.key(KEY + "\\New");
		assertTrue(read(topmost).answer(topmost).isAbsent());
	}

	@Test
	default void setsAValueAnewAndRestoresTheFormerOneWithItsType() {
		final RegistryProbe probe = RegistryProbe.key(KEY);

		final Outcome outcome = apply(new RegistryValueSet(path(KEY), RegistryView.BITS_64, RegistryValue.text("Binary", "x"),
				Identity.ADMINISTRATOR));
		assertEquals("x", present(probe).value("Binary").orElseThrow().asText().orElseThrow());

		undo(outcome);
		assertEquals(new RegistryData.Binary("0001feff"), present(probe).value("Binary").orElseThrow().data());
	}

	@Test
	default void deletesAValueAndRestoresIt() {
		final RegistryProbe probe = RegistryProbe.key(KEY);
		final RegistryValue former = present(probe).value("Text").orElseThrow();

		final Outcome outcome = apply(
				new RegistryValueDelete(path(KEY), RegistryView.BITS_64, "Text", Identity.ADMINISTRATOR));
		assertTrue(present(probe).value("Text").isEmpty());

		undo(outcome);
		assertEquals(former, present(probe).value("Text").orElseThrow());
	}

	@Test
	default void restoresAKeyAsItWasAndRemovesWhatCameLater() {
		final RegistryProbe probe = RegistryProbe.tree(KEY + "\\Child");
		final RegistryKey before = present(probe);
		apply(new RegistryValueSet(path(KEY + "\\Child\\Later"), RegistryView.BITS_64, RegistryValue.number("X", 1),
				Identity.ADMINISTRATOR));

		apply(new RegistryKeyRestore(before, RegistryView.BITS_64, Identity.ADMINISTRATOR));

		assertEquals(sorted(before), sorted(present(probe)));
	}

	@Test
	default void leavesARegistryAloneThatIsSoAlready() {
		for (final Change change : List.of(
				new RegistryKeyDelete(path(KEY + "\\Nothing"), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new RegistryValueDelete(path(KEY), RegistryView.BITS_64, "Nothing", Identity.ADMINISTRATOR),
				new RegistryValueDelete(path(KEY + "\\Nothing"), RegistryView.BITS_64, "Nothing", Identity.ADMINISTRATOR),
				new RegistryValueSet(path(KEY), RegistryView.BITS_64, RegistryValue.number("Zero", 0), Identity.ADMINISTRATOR),
				new RegistryKeyRestore(present(RegistryProbe.tree(KEY)), RegistryView.BITS_64, Identity.ADMINISTRATOR))) {
			assertInstanceOf(Outcome.Unchanged.class, host().apply(change, context()), change::toString);
		}
	}

	@Test
	default void keepsEveryTypeOfValueWhenItIsSetAndTakenBack() {
		needs(Capability.ALL_REGISTRY_TYPES);
		final RegistryProbe probe = RegistryProbe.tree(KEY);
		final String before = sorted(present(probe));
		final List<RegistryValue> values = List.of(RegistryValue.text("Expand", "no longer %expanded%"),
				new RegistryValue("Text", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%")),
				new RegistryValue("Number", RegistryValueType.REG_QWORD, new RegistryData.Number(Long.MIN_VALUE)),
				new RegistryValue("Long", RegistryValueType.REG_DWORD, new RegistryData.Number(0x8000_0000L)),
				RegistryValue.texts("Binary", List.of("one", "二", "three words here")),
				new RegistryValue("List", RegistryValueType.REG_BINARY, new RegistryData.Binary("00ff10")),
				new RegistryValue("Odd", RegistryValueType.REG_NONE, new RegistryData.Binary("010203")));
		final List<Outcome> outcomes = new ArrayList<>();
		for (final RegistryValue value : values) {
			outcomes.add(apply(new RegistryValueSet(path(KEY), RegistryView.BITS_64, value, Identity.ADMINISTRATOR)));
		}

		final RegistryKey key = present(RegistryProbe.key(KEY));
		values.forEach(value -> assertEquals(value, key.value(value.name()).orElseThrow()));

		outcomes.reversed().forEach(this::undo);
		assertEquals(before, sorted(present(probe)));
	}

	@Test
	@Tag(LANGUAGE)
	default void keepsNamesAndTextsCharacterByCharacter() {
		final List<RegistryValue> values = new ArrayList<>();
		for (final String text : AWKWARD) {
			values.add(RegistryValue.text("data " + values.size(), text));
			values.add(RegistryValue.text(text, "named"));
		}
		final RegistryPath path = path(KEY + "\\𠮷野家 \"%PATH%\" & ^ ! 名前");
		final RegistryProbe probe = RegistryProbe.key(path.toString());

		final Outcome outcome = apply(
				new RegistryKeyRestore(new RegistryKey(path, values, List.of()), RegistryView.BITS_64, Identity.ADMINISTRATOR));

		final RegistryKey key = present(probe);
		assertEquals(values.size(), key.values().size());
		values.forEach(value -> assertEquals(value, key.value(value.name()).orElseThrow(() -> new AssertionError(value.toString()))));
		undo(outcome);
		assertTrue(read(probe).answer(probe).isAbsent());
	}

	@Test
	@Tag(LANGUAGE)
	default void setsAndDeletesAwkwardValuesOneByOne() {
		for (final String text : List.of("C:\\ends with\\", "50% & \"more\" ^ !x! 日本𠮷")) {
			final RegistryProbe probe = RegistryProbe.key(KEY + "\\Child");
			final RegistryValue value = RegistryValue.text(text, text);

			final Outcome set = apply(new RegistryValueSet(probe.path(), RegistryView.BITS_64, value, Identity.ADMINISTRATOR));
			assertEquals(value, present(probe).value(text).orElseThrow());
			final Outcome deleted = apply(new RegistryValueDelete(probe.path(), RegistryView.BITS_64, text, Identity.ADMINISTRATOR));
			assertTrue(present(probe).value(text).isEmpty());
			undo(deleted);
			assertEquals(value, present(probe).value(text).orElseThrow());
			undo(set);
			assertTrue(present(probe).value(text).isEmpty());
		}
	}

	@Test
	default void changesTheViewThatWasMeant() {
		needs(Capability.BITS_32);
		final RegistryProbe narrow = new RegistryProbe(path(KEY), RegistryView.BITS_32, true);
		final String wide = sorted(present(RegistryProbe.tree(KEY)));

		final Outcome outcome = apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_32, Identity.ADMINISTRATOR));
		assertTrue(read(narrow).answer(narrow).isAbsent());
		assertEquals(wide, sorted(present(RegistryProbe.tree(KEY))));

		undo(outcome);
		assertEquals("32 bits", present(narrow).value("Text").orElseThrow().asText().orElseThrow());
	}

	@Test
	default void takesAnUndoBackToo() {
		final RegistryProbe probe = RegistryProbe.key(KEY);
		final RegistryValue value = RegistryValue.text("Text", "changed");
		final Outcome outcome = apply(new RegistryValueSet(path(KEY), RegistryView.BITS_64, value, Identity.ADMINISTRATOR));

		final Outcome undone = apply(outcome.undo().changes().getFirst());
		undo(undone);

		assertEquals(value, present(probe).value("Text").orElseThrow());
	}

	@Test
	default void handlesLargeTrees() {
		final RegistryPath path = path(KEY + "\\Large");
		final List<RegistryKey> keys = new ArrayList<>();
		for (int i = 0; i < largeTree(); i++) {
			keys.add(new RegistryKey(path.child("Key %04d 名前".formatted(i)), List.of(RegistryValue.number("Index", i)), List.of()));
		}
		final RegistryProbe probe = RegistryProbe.tree(path.toString());
		apply(new RegistryKeyRestore(new RegistryKey(path, List.of(), keys), RegistryView.BITS_64, Identity.ADMINISTRATOR));
		final String before = sorted(present(probe));
		assertEquals(largeTree(), present(probe).subkeys().size());

		final Outcome outcome = apply(new RegistryKeyDelete(path, RegistryView.BITS_64, Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());
		undo(outcome);
		assertEquals(before, sorted(present(probe)));
	}

	@Test
	default void altersNothingWhenWhatRestoresItCannotBeKept() {
		final RegistryProbe key = RegistryProbe.tree(KEY);
		final String before = sorted(present(key));
		for (final Change change : List.of(new RegistryKeyDelete(key.path(), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new RegistryValueDelete(key.path(), RegistryView.BITS_64, "Text", Identity.ADMINISTRATOR))) {
			assertThrows(UnsupportedOperationException.class, () -> host().apply(change, nowhere()), change::toString);
		}
		assertEquals(before, sorted(present(key)));
	}

	private static String sorted(final RegistryKey key) {
		final List<String> lines = new ArrayList<>();
		key.stream().forEach(one -> {
			lines.add(one.path().toString().toUpperCase(Locale.ROOT));
			one.values().forEach(value -> lines.add(one.path().toString().toUpperCase(Locale.ROOT) + ' ' + value));
		});
		return String.join("\n", lines.stream().sorted().toList());
	}
}
