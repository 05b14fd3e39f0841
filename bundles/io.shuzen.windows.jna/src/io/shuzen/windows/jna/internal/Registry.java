package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.data.RegistryBytes;
import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Reads and alters registry keys, of the machine and of users whose hive is loaded. */
final class Registry {

	// winreg.h: the longest name of a key is 255 characters, of a value 16,383
	private static final int LONGEST_KEY_NAME = 256;
	private static final int LONGEST_VALUE_NAME = 16_384;
	private static final String CLASSES = "SOFTWARE\\Classes";

	private final Advapi32 functions;
	private final Machine machine;

	Registry(final Advapi32 functions, final Machine machine) {
		this.functions = functions;
		this.machine = machine;
	}

	/** An open key. */
	private final class Handle implements AutoCloseable {

		private final Pointer pointer;

		Handle(final Pointer pointer) {
			this.pointer = pointer;
		}

		@Override
		public void close() {
			functions.RegCloseKey(pointer);
		}
	}

	/**
	 * A key as it is now.
	 *
	 * @param deep whether the subkeys' content is wanted too
	 * @return empty when it is not there
	 * @throws WindowsCallException when it cannot be read completely, or the user's hive is not loaded
	 */
	Optional<RegistryKey> read(final RegistryPath path, final RegistryView view, final Identity identity, final boolean deep,
			final Cancellation cancellation) throws WindowsCallException {
		final RegistryPath where = where(path, identity);
		requireHive(path, identity);
		return read(path, where, view, deep, true, cancellation);
	}

	/**
	 * As {@link #read}, for a key that lies elsewhere.
	 *
	 * @param path  how it shall be called
	 * @param where where it is
	 */
	Optional<RegistryKey> readAt(final RegistryPath path, final RegistryPath where, final RegistryView view, final boolean deep,
			final Cancellation cancellation) throws WindowsCallException {
		return read(path, where, view, deep, true, cancellation);
	}

	private Optional<RegistryKey> read(final RegistryPath path, final RegistryPath where, final RegistryView view,
			final boolean deep, final boolean withContent, final Cancellation cancellation) throws WindowsCallException {
		cancellation.check();
		final Optional<Handle> opened = open(where, view, WindowsConstants.KEY_READ);
		if (opened.isEmpty()) {
			return Optional.empty();
		}
		final List<String> names;
		final List<RegistryValue> values;
		try (Handle key = opened.get()) {
			names = subKeys(key, where);
			values = withContent ? values(key, where) : List.of();
		}
		final List<RegistryKey> subkeys = new ArrayList<>();
		for (final String name : names) {
			if (deep) {
				// one that was removed meanwhile is not there
				read(path.child(name), where.child(name), view, true, true, cancellation).ifPresent(subkeys::add);
			} else {
				subkeys.add(new RegistryKey(path.child(name), List.of(), List.of()));
			}
		}
		return Optional.of(new RegistryKey(path, values, subkeys));
	}

	private List<String> subKeys(final Handle key, final RegistryPath where) throws WindowsCallException {
		final List<String> names = new ArrayList<>();
		final char[] name = new char[LONGEST_KEY_NAME];
		for (int index = 0;; index++) {
			final IntByReference length = new IntByReference(name.length);
			final int error = functions.RegEnumKeyExW(key.pointer, index, name, length, null, null, null, null);
			if (error == WindowsConstants.ERROR_NO_MORE_ITEMS) {
				return names;
			}
			require(error, "RegEnumKeyEx", where);
			names.add(new String(name, 0, length.getValue()));
		}
	}

	private List<RegistryValue> values(final Handle key, final RegistryPath where) throws WindowsCallException {
		final IntByReference longestName = new IntByReference();
		final IntByReference longest = new IntByReference();
		require(functions.RegQueryInfoKeyW(key.pointer, null, null, null, null, null, null, null, longestName, longest, null, null),
				"RegQueryInfoKey", where);
		byte[] data = new byte[Math.max(longest.getValue(), 256)];
		// with the zero at its end
		char[] name = new char[longestName.getValue() + 1];
		final List<RegistryValue> values = new ArrayList<>();
		for (int index = 0;; index++) {
			final IntByReference nameLength = new IntByReference(name.length);
			final IntByReference type = new IntByReference();
			final IntByReference dataLength = new IntByReference(data.length);
			int error = functions.RegEnumValueW(key.pointer, index, name, nameLength, null, type, data, dataLength);
			while (error == WindowsConstants.ERROR_MORE_DATA) {
				// it grew meanwhile, or another came with a longer name
				data = new byte[Math.max(dataLength.getValue(), data.length * 2)];
				name = new char[LONGEST_VALUE_NAME];
				nameLength.setValue(name.length);
				dataLength.setValue(data.length);
				error = functions.RegEnumValueW(key.pointer, index, name, nameLength, null, type, data, dataLength);
			}
			if (error == WindowsConstants.ERROR_NO_MORE_ITEMS) {
				return values;
			}
			require(error, "RegEnumValue", where);
			final String valueName = new String(name, 0, nameLength.getValue());
			values.add(RegistryBytes.value(valueName, type(type.getValue(), where, valueName),
					Arrays.copyOf(data, dataLength.getValue())));
		}
	}

	private static RegistryValueType type(final int number, final RegistryPath where, final String name)
			throws WindowsCallException {
		for (final RegistryValueType type : RegistryValueType.values()) {
			if (type.number() == number) {
				return type;
			}
		}
		throw WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "valueType", where.toString(), name, Integer.toString(number));
	}

	/** Sets a value, making the key with those above it when they are not there. */
	void set(final RegistryPath path, final RegistryView view, final Identity identity, final RegistryValue value)
			throws WindowsCallException {
		final RegistryPath where = where(path, identity);
		final PointerByReference result = new PointerByReference();
		require(functions.RegCreateKeyExW(machine.root(where.hive()), new WString(where.key()), 0, null,
				WindowsConstants.REG_OPTION_NON_VOLATILE, WindowsConstants.KEY_WRITE | viewFlag(view), null, result,
				new IntByReference()), "RegCreateKeyEx", where);
		try (Handle key = new Handle(result.getValue())) {
			if (value != null) {
				final byte[] data = RegistryBytes.of(value);
				require(functions.RegSetValueExW(key.pointer, new WString(value.name()), 0, value.type().number(), data, data.length),
						"RegSetValueEx", where);
			}
		}
	}

	/** Makes a key, with those above it when they are not there. */
	void create(final RegistryPath path, final RegistryView view, final Identity identity) throws WindowsCallException {
		set(path, view, identity, null);
	}

	void deleteValue(final RegistryPath path, final RegistryView view, final Identity identity, final String name)
			throws WindowsCallException {
		final RegistryPath where = where(path, identity);
		final Optional<Handle> opened = open(where, view, WindowsConstants.KEY_WRITE);
		if (opened.isPresent()) {
			try (Handle key = opened.get()) {
				final int error = functions.RegDeleteValueW(key.pointer, new WString(name));
				if (error != WindowsConstants.ERROR_FILE_NOT_FOUND) {
					require(error, "RegDeleteValue", where);
				}
			}
		}
	}

	/** Deletes a key with everything below it, from the leaves upwards. */
	void delete(final RegistryPath path, final RegistryView view, final Identity identity) throws WindowsCallException {
		deleteTree(where(path, identity), view);
	}

	private void deleteTree(final RegistryPath where, final RegistryView view) throws WindowsCallException {
		final Optional<Handle> opened = open(where, view, WindowsConstants.KEY_READ);
		if (opened.isEmpty()) {
			return;
		}
		final List<String> names;
		try (Handle key = opened.get()) {
			names = subKeys(key, where);
		}
		for (final String name : names) {
			deleteTree(where.child(name), view);
		}
		final int error = functions.RegDeleteKeyExW(machine.root(where.hive()), new WString(where.key()), viewFlag(view), 0);
		if (error != WindowsConstants.ERROR_FILE_NOT_FOUND) {
			require(error, "RegDeleteKeyEx", where);
		}
	}

	/** Whether a user's hive is loaded. */
	boolean isLoaded(final String sid) throws WindowsCallException {
		final Optional<Handle> hive = open(RegistryPath.parse("HKU\\" + sid), RegistryView.BITS_64, WindowsConstants.KEY_READ);
		hive.ifPresent(Handle::close);
		return hive.isPresent();
	}

	private void requireHive(final RegistryPath path, final Identity identity) throws WindowsCallException {
		if (path.hive() == RegistryHive.CURRENT_USER
				&& identity instanceof Identity.User(final String sid) && !isLoaded(sid)) {
			throw WindowsApiFailures.refusal(FailureKind.USER_NOT_SIGNED_IN, "hiveNotLoaded", path.toString());
		}
	}

	private Optional<Handle> open(final RegistryPath where, final RegistryView view, final int access)
			throws WindowsCallException {
		final PointerByReference result = new PointerByReference();
		final int error = functions.RegOpenKeyExW(machine.root(where.hive()), new WString(where.key()), 0, access | viewFlag(view), result);
		if (error == WindowsConstants.ERROR_FILE_NOT_FOUND || error == WindowsConstants.ERROR_PATH_NOT_FOUND) {
			return Optional.empty();
		}
		require(error, "RegOpenKeyEx", where);
		return Optional.of(new Handle(result.getValue()));
	}

	private static void require(final int error, final String function, final RegistryPath where)
			throws WindowsCallException {
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call(function, where, error);
		}
	}

	private RegistryPath where(final RegistryPath path, final Identity identity) throws WindowsCallException {
		if (path.hive() == RegistryHive.CLASSES_ROOT && !machine.isLocal()) {
			// other machines give out two roots only (RegConnectRegistry); this is the machine's part of the third
			return new RegistryPath(RegistryHive.LOCAL_MACHINE, path.key().isEmpty() ? CLASSES : CLASSES + '\\' + path.key());
		}
		if (path.hive() != RegistryHive.CURRENT_USER) {
			return path;
		}
		if (identity instanceof Identity.User(final String sid)) {
			return path.ofUser(sid);
		}
		throw WindowsApiFailures.refusal(FailureKind.INVALID_INPUT, "noUser", path.toString());
	}

	private static int viewFlag(final RegistryView view) {
		return view == RegistryView.BITS_32 ? WindowsConstants.KEY_WOW64_32KEY : WindowsConstants.KEY_WOW64_64KEY;
	}
}
