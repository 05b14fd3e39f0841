package io.shuzen.engine.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.secret.SecretMask;

/** Clears every text in a value that is made of records, collections and texts, as all facts, outcomes and failures are. */
final class ClearedValues {

	private final SecretMask mask;

	ClearedValues(final SecretMask mask) {
		this.mask = mask;
	}

	/**
	 * The value without secrets; the same one when there are none in it.
	 *
	 * @throws ReflectiveOperationException when the value refuses to be without
	 */
	@SuppressWarnings("unchecked")
	<V> V clear(final V value) throws ReflectiveOperationException {
		return (V) switch (value) {
		case null -> null;
		case final String text -> mask.clear(text);
		case final Optional<?> optional -> optional.isEmpty() ? optional : clear(optional);
		case final List<?> list -> clear(list);
		case final Set<?> set -> clear(set);
		case final Map<?, ?> map -> clear(map);
		case final Record record -> clear(record);
		default -> value;
		};
	}

	private Optional<?> clear(final Optional<?> optional) throws ReflectiveOperationException {
		final Object before = optional.get();
		final Object after = clear(before);
		return after == before ? optional : Optional.of(after);
	}

	private List<?> clear(final List<?> list) throws ReflectiveOperationException {
		final List<Object> cleared = new ArrayList<>(list.size());
		return clearInto(cleared, list) ? Collections.unmodifiableList(cleared) : list;
	}

	private Set<?> clear(final Set<?> set) throws ReflectiveOperationException {
		final Set<Object> cleared = new LinkedHashSet<>();
		return clearInto(cleared, set) ? Collections.unmodifiableSet(cleared) : set;
	}

	/** Whether there was anything to clear. */
	private boolean clearInto(final Collection<Object> cleared, final Collection<?> values) throws ReflectiveOperationException {
		boolean changed = false;
		for (final Object before : values) {
			final Object after = clear(before);
			cleared.add(after);
			changed |= after != before;
		}
		return changed;
	}

	private Map<?, ?> clear(final Map<?, ?> map) throws ReflectiveOperationException {
		final Map<Object, Object> cleared = new LinkedHashMap<>();
		boolean changed = false;
		for (final Map.Entry<?, ?> entry : map.entrySet()) {
			final Object key = clear(entry.getKey());
			final Object value = clear(entry.getValue());
			cleared.put(key, value);
			changed |= key != entry.getKey() || value != entry.getValue();
		}
		return changed ? Collections.unmodifiableMap(cleared) : map;
	}

	private Record clear(final Record record) throws ReflectiveOperationException {
		final RecordComponent[] components = record.getClass().getRecordComponents();
		final Object[] values = new Object[components.length];
		boolean changed = false;
		for (int index = 0; index < components.length; index++) {
			components[index].getAccessor().setAccessible(true);
			final Object before = components[index].getAccessor().invoke(record);
			values[index] = clear(before);
			changed |= values[index] != before;
		}
		if (!changed) {
			return record;
		}
		final Constructor<? extends Record> constructor = record.getClass()
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		constructor.setAccessible(true);
		return constructor.newInstance(values);
	}
}
