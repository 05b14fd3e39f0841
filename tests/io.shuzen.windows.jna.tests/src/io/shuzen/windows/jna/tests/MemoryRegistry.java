package io.shuzen.windows.jna.tests;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * The registry functions of advapi32 over a map, with the documented error numbers and call-twice rules, so that what is built on them
 * runs without Windows. A function it does not have is a test's mistake.
 */
final class MemoryRegistry implements InvocationHandler {

	private record Value(String name, int type, byte[] data) {
	}

	private final Map<String, Map<String, Value>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
	private final Map<Long, String> handles = new HashMap<>();
	private final TreeSet<String> denied = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
	private String hiveFile = "";
	private long nextHandle = 0x1000;

	MemoryRegistry() {
		keys.put("HKLM", new TreeMap<>());
		keys.put("HKLM\\SOFTWARE", new TreeMap<>());
		keys.put("HKU", new TreeMap<>());
	}

	/** A key that is there, with those above it. */
	void key(final String path) {
		for (int end = path.indexOf('\\'); end >= 0; end = path.indexOf('\\', end + 1)) {
			keys.putIfAbsent(path.substring(0, end), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
		}
		keys.putIfAbsent(path, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
	}

	void value(final String path, final String name, final int type, final byte... data) {
		key(path);
		keys.get(path).put(name, new Value(name, type, data));
	}

	/** A hive file that can be loaded: it holds HKCU\\Software\\X with a number. */
	void hiveFile(final String path) {
		hiveFile = path;
	}

	void deny(final String path) {
		denied.add(path);
	}

	/** How many handles were opened and not closed. */
	int openHandles() {
		return handles.size();
	}

	Advapi32 functions() {
		return (Advapi32) Proxy.newProxyInstance(Advapi32.class.getClassLoader(), new Class<?>[] { Advapi32.class }, this);
	}

	@Override
	public Object invoke(final Object proxy, final Method method, final Object[] arguments) {
		return switch (method.getName()) {
		case "RegOpenKeyExW" -> open(path(arguments[0], arguments[1]), (PointerByReference) arguments[4]);
		case "RegCreateKeyExW" -> {
			final String path = path(arguments[0], arguments[1]);
			if (!denied.contains(path)) {
				key(path);
			}
			yield open(path, (PointerByReference) arguments[7]);
		}
		case "RegCloseKey" -> handles.remove(Pointer.nativeValue((Pointer) arguments[0])) == null ? 6
				: WindowsConstants.ERROR_SUCCESS;
		case "RegQueryInfoKeyW" -> {
			final Map<String, Value> values = keys.get(path(arguments[0], null));
			((IntByReference) arguments[8]).setValue(values.keySet().stream().mapToInt(String::length).max().orElse(0));
			((IntByReference) arguments[9]).setValue(values.values().stream().mapToInt(value -> value.data().length).max().orElse(0));
			yield WindowsConstants.ERROR_SUCCESS;
		}
		case "RegEnumKeyExW" -> enumerateKeys(arguments);
		case "RegEnumValueW" -> enumerateValues(arguments);
		case "RegSetValueExW" -> {
			final String name = arguments[1].toString();
			keys.get(path(arguments[0], null)).put(name, new Value(name, (Integer) arguments[3], ((byte[]) arguments[4]).clone()));
			yield WindowsConstants.ERROR_SUCCESS;
		}
		case "RegDeleteValueW" -> keys.get(path(arguments[0], null)).remove(arguments[1].toString()) == null
				? WindowsConstants.ERROR_FILE_NOT_FOUND
				: WindowsConstants.ERROR_SUCCESS;
		case "RegDeleteKeyExW" -> delete(path(arguments[0], arguments[1]));
		case "RegLoadKeyW" -> {
			if (!arguments[2].toString().equals(hiveFile)) {
				yield WindowsConstants.ERROR_FILE_NOT_FOUND;
			}
			value("HKU\\" + arguments[1] + "\\Software\\X", "Offline", 4, (byte) 7, (byte) 0, (byte) 0, (byte) 0);
			yield WindowsConstants.ERROR_SUCCESS;
		}
		case "RegUnLoadKeyW" -> {
			// like Windows, which unloads no hive that is in use
			final String hive = "HKU\\" + arguments[1];
			if (handles.values().stream().anyMatch(path -> path.startsWith(hive))) {
				yield WindowsConstants.ERROR_ACCESS_DENIED;
			}
			keys.keySet().removeIf(path -> path.startsWith(hive));
			yield WindowsConstants.ERROR_SUCCESS;
		}
		case "OpenProcessToken", "LookupPrivilegeValueW", "AdjustTokenPrivileges", "ConvertStringSidToSidW" -> false;
		default -> throw new UnsupportedOperationException(method.getName());
		};
	}

	private String path(final Object key, final Object subKey) {
		final long handle = Pointer.nativeValue((Pointer) key);
		final String base = handle == Pointer.nativeValue(WindowsApi.HKEY_LOCAL_MACHINE) ? "HKLM"
				: handle == Pointer.nativeValue(WindowsApi.HKEY_USERS) ? "HKU" : handles.get(handle);
		return subKey == null || ((WString) subKey).length() == 0 ? base : base + '\\' + subKey;
	}

	private int open(final String path, final PointerByReference result) {
		if (denied.contains(path)) {
			return WindowsConstants.ERROR_ACCESS_DENIED;
		}
		if (!keys.containsKey(path)) {
			return WindowsConstants.ERROR_FILE_NOT_FOUND;
		}
		nextHandle += 4;
		handles.put(nextHandle, path);
		result.setValue(Pointer.createConstant(nextHandle));
		return WindowsConstants.ERROR_SUCCESS;
	}

	private List<String> children(final String path) {
		final String start = path.toUpperCase(Locale.ROOT) + '\\';
		final List<String> names = new ArrayList<>();
		for (final String key : keys.keySet()) {
			if (key.toUpperCase(Locale.ROOT).startsWith(start) && key.indexOf('\\', start.length()) < 0) {
				names.add(key.substring(start.length()));
			}
		}
		return names;
	}

	private int enumerateKeys(final Object[] arguments) {
		final List<String> names = children(path(arguments[0], null));
		final int index = (Integer) arguments[1];
		if (index >= names.size()) {
			return WindowsConstants.ERROR_NO_MORE_ITEMS;
		}
		return text(names.get(index), (char[]) arguments[2], (IntByReference) arguments[3]);
	}

	private int enumerateValues(final Object[] arguments) {
		final List<Value> values = List.copyOf(keys.get(path(arguments[0], null)).values());
		final int index = (Integer) arguments[1];
		if (index >= values.size()) {
			return WindowsConstants.ERROR_NO_MORE_ITEMS;
		}
		final Value value = values.get(index);
		final byte[] data = (byte[]) arguments[6];
		final IntByReference length = (IntByReference) arguments[7];
		final boolean fits = length.getValue() >= value.data().length;
		length.setValue(value.data().length);
		if (!fits) {
			return WindowsConstants.ERROR_MORE_DATA;
		}
		System.arraycopy(value.data(), 0, data, 0, value.data().length);
		((IntByReference) arguments[5]).setValue(value.type());
		return text(value.name(), (char[]) arguments[2], (IntByReference) arguments[3]);
	}

	/** The length counts the terminating zero on the way in, and not on the way out. */
	private static int text(final String text, final char[] buffer, final IntByReference length) {
		if (length.getValue() < text.length() + 1) {
			return WindowsConstants.ERROR_MORE_DATA;
		}
		text.getChars(0, text.length(), buffer, 0);
		buffer[text.length()] = 0;
		length.setValue(text.length());
		return WindowsConstants.ERROR_SUCCESS;
	}

	private int delete(final String path) {
		if (!keys.containsKey(path)) {
			return WindowsConstants.ERROR_FILE_NOT_FOUND;
		}
		// Windows deletes no key that has subkeys
		if (!children(path).isEmpty() || denied.contains(path)) {
			return WindowsConstants.ERROR_ACCESS_DENIED;
		}
		keys.remove(path);
		return WindowsConstants.ERROR_SUCCESS;
	}
}
