package io.shuzen.engine.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.jexl3.introspection.JexlPermissions;

/** Lets conditions look values up in the maps they are given and reach nothing else of Java. A list of what is allowed, not of what is not. */
final class ValuesOnly implements JexlPermissions {

	@Override
	public boolean allow(final Class<?> type) {
		return type == HashMap.class || type == Map.class;
	}

	@Override
	public boolean allow(final Method method) {
		return allow(method.getDeclaringClass(), method);
	}

	@Override
	public boolean allow(final Class<?> type, final Method method) {
		return allow(type) && method.getName().equals("get");
	}

	@Override
	public boolean allow(final Package container) {
		// each class loader has package objects of its own
		return container.getName().equals(HashMap.class.getPackageName());
	}

	@Override
	public boolean allow(final Constructor<?> constructor) {
		return false;
	}

	@Override
	public boolean allow(final Field field) {
		return false;
	}

	@Override
	public JexlPermissions compose(final String... declarations) {
		throw new UnsupportedOperationException("nothing is added to what conditions may do");
	}
}
