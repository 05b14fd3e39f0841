package io.shuzen.office.internal.step;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;

/**
 * One registry value that is put right where it is wrong.
 *
 * @param probe    its key
 * @param value    its name
 * @param isWrong  which data is wrong
 * @param repaired the right data; empty to delete the value
 */
record ValueRepair(RegistryProbe probe, String value, Predicate<RegistryValue> isWrong,
		Function<RegistryValue, Optional<RegistryValue>> repaired) {

	ValueRepair {
		Objects.requireNonNull(probe);
		Objects.requireNonNull(value);
		Objects.requireNonNull(isWrong);
		Objects.requireNonNull(repaired);
	}

	/** Deletes the value when it is {@code number}. */
	static ValueRepair delete(final RegistryProbe probe, final String value, final long number) {
		return new ValueRepair(probe, value, is(number), wrong -> Optional.empty());
	}

	/** Deletes the value whatever it is. */
	static ValueRepair delete(final RegistryProbe probe, final String value) {
		return new ValueRepair(probe, value, wrong -> true, wrong -> Optional.empty());
	}

	/** Replaces {@code wrongNumber} by {@code number}. */
	static ValueRepair set(final RegistryProbe probe, final String value, final long wrongNumber, final long number) {
		return new ValueRepair(probe, value, is(wrongNumber), wrong -> Optional.of(RegistryValue.number(value, number)));
	}

	/** Adds a bit to a mask that lacks it. */
	static ValueRepair addBit(final RegistryProbe probe, final String value, final long bit) {
		return new ValueRepair(probe, value, wrong -> wrong.asNumber().isPresent() && (wrong.asNumber().getAsLong() & bit) == 0,
				wrong -> Optional.of(RegistryValue.number(value, wrong.asNumber().orElse(0) & 0xFFFF_FFFFL | bit)));
	}

	private static Predicate<RegistryValue> is(final long number) {
		return value -> value.asNumber().isPresent() && value.asNumber().getAsLong() == number;
	}

	void plan(final Plan plan, final RegistryKey key, final Identity identity) {
		key.value(value).filter(isWrong).ifPresent(wrong -> plan.change(repaired.apply(wrong)
				.<Change>map(right -> new RegistryValueSet(probe.path(), probe.view(), right, identity))
				.orElseGet(() -> new RegistryValueDelete(probe.path(), probe.view(), wrong.name(), identity))));
	}
}
