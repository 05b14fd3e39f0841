package io.shuzen.windows.jna.internal;

import java.util.Arrays;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** An interface of a component (COM), released when closed. */
final class ComponentObject implements AutoCloseable {

	private static final int IDENTIFIER_BYTES = 16;

	private final WindowsApi api;
	private final Pointer address;

	private ComponentObject(final WindowsApi api, final Pointer address) {
		this.api = api;
		this.address = address;
	}

	/** Makes one of a class, by the identifiers of {@link io.shuzen.windows.jna.internal.api.ComponentIdentifiers}. */
	static ComponentObject create(final WindowsApi api, final String component, final String interfaceIdentifier)
			throws WindowsCallException {
		final int started = api.ole32().CoInitializeEx(null, WindowsConstants.COINIT_MULTITHREADED);
		if (started < 0 && started != WindowsConstants.RPC_E_CHANGED_MODE) {
			throw WindowsApiFailures.call("CoInitializeEx", component, started);
		}
		final PointerByReference result = new PointerByReference();
		final int code = api.ole32().CoCreateInstance(identifier(api, component), null,
				WindowsConstants.CLSCTX_INPROC_SERVER | WindowsConstants.CLSCTX_LOCAL_SERVER, identifier(api, interfaceIdentifier),
				result);
		if (code < 0) {
			throw WindowsApiFailures.call("CoCreateInstance", component, code);
		}
		return new ComponentObject(api, result.getValue());
	}

	private static byte[] identifier(final WindowsApi api, final String text) {
		final byte[] identifier = new byte[IDENTIFIER_BYTES];
		if (api.ole32().CLSIDFromString(new WString(text), identifier) < 0) {
			throw new IllegalArgumentException(text);
		}
		return identifier;
	}

	/** Calls a method and gives back its HRESULT. */
	int call(final int slot, final Object... arguments) {
		return api.components().call(address, slot, arguments);
	}

	/** Calls a method whose last argument takes an interface; empty when it fails. */
	Optional<ComponentObject> get(final int slot, final Object... arguments) {
		final PointerByReference result = new PointerByReference();
		final Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = result;
		return call(slot, all) < 0 || result.getValue() == null ? Optional.empty()
				: Optional.of(new ComponentObject(api, result.getValue()));
	}

	/** The text that a method gives; empty when it fails. */
	String text(final int slot) {
		final PointerByReference result = new PointerByReference();
		if (call(slot, result) < 0 || result.getValue() == null) {
			return "";
		}
		try {
			return result.getValue().getWideString(0);
		} finally {
			api.oleAut32().SysFreeString(result.getValue());
		}
	}

	/** An interface that a call has given. */
	ComponentObject of(final Pointer other) {
		return new ComponentObject(api, other);
	}

	@Override
	public void close() {
		call(ComponentSlots.IUnknown_Release);
	}
}
