package io.shuzen.windows.simulation.internal.machine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An immutable map from names to values as Windows keeps names: found without regard to case, sorted, shown as they were first written.
 * Two sorted arrays: a hundred thousand machines share theirs, and a change copies only the arrays on its path.
 *
 * @param <V> immutable
 */
public final class NameMap<V> {

	private static final NameMap<?> EMPTY = new NameMap<>(new String[0], new Object[0]);

	private final String[] names;
	private final Object[] values;

	private NameMap(final String[] names, final Object[] values) {
		this.names = names;
		this.values = values;
	}

	/** Of names that differ only in case, the last value counts. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public NameMap(final Map<String, V> entries) {
		final TreeMap<String, V> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		sorted.putAll(entries);
		names = sorted.keySet().toArray(String[]::new);
		values = sorted.values().toArray();
	}

	@SuppressWarnings("unchecked")
	public static <V> NameMap<V> empty() {
		return (NameMap<V>) EMPTY;
	}

	@SuppressWarnings("unchecked")
	public Optional<V> get(final String name) {
		final int index = indexOf(name);
		return index < 0 ? Optional.empty() : Optional.of((V) values[index]);
	}

	/** The name as it is stored. */
	public Optional<String> storedName(final String name) {
		final int index = indexOf(name);
		return index < 0 ? Optional.empty() : Optional.of(names[index]);
	}

	public boolean contains(final String name) {
		return indexOf(name) >= 0;
	}

	/** With that value; a name that is there already keeps its letters. */
	public NameMap<V> with(final String name, final V value) {
		final int index = indexOf(name);
		if (index >= 0) {
			if (values[index].equals(value)) {
				return this;
			}
			final Object[] changed = values.clone();
			changed[index] = value;
			return new NameMap<>(names, changed);
		}
		final int place = -index - 1;
		final String[] moreNames = Arrays.copyOf(names, names.length + 1);
		final Object[] moreValues = Arrays.copyOf(values, values.length + 1);
		System.arraycopy(names, place, moreNames, place + 1, names.length - place);
		System.arraycopy(values, place, moreValues, place + 1, values.length - place);
		moreNames[place] = name;
		moreValues[place] = value;
		return new NameMap<>(moreNames, moreValues);
	}

	/** Without that name; this map when it has none such. */
	public NameMap<V> without(final String name) {
		final int index = indexOf(name);
		if (index < 0) {
			return this;
		}
		if (names.length == 1) {
			return empty();
		}
		final String[] fewerNames = Arrays.copyOf(names, names.length - 1);
		final Object[] fewerValues = Arrays.copyOf(values, values.length - 1);
		System.arraycopy(names, index + 1, fewerNames, index, fewerNames.length - index);
		System.arraycopy(values, index + 1, fewerValues, index, fewerValues.length - index);
		return new NameMap<>(fewerNames, fewerValues);
	}

	/** In the order of names. */
	public List<String> names() {
		return List.of(names);
	}

	/** In the order of names. */
	@SuppressWarnings("unchecked")
	public List<V> values() {
		return (List<V>) List.of(values);
	}

	@SuppressWarnings("unchecked")
	public void forEach(final BiConsumer<? super String, ? super V> action) {
		for (int i = 0; i < names.length; i++) {
			action.accept(names[i], (V) values[i]);
		}
	}

	public int size() {
		return names.length;
	}

	public boolean isEmpty() {
		return names.length == 0;
	}

	@JsonValue
	Map<String, V> asMap() {
		final Map<String, V> map = LinkedHashMap.newLinkedHashMap(names.length);
		forEach(map::put);
		return map;
	}

	private int indexOf(final String name) {
		return Arrays.binarySearch(names, name, String.CASE_INSENSITIVE_ORDER);
	}

	@Override
	public boolean equals(final Object other) {
		return this == other || other instanceof final NameMap<?> that
				&& (names == that.names || Arrays.equals(names, that.names)) && Arrays.equals(values, that.values);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return asMap().toString();
	}
}
