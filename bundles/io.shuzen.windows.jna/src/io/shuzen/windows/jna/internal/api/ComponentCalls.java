package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

/** Calls of methods of components (COM). */
@FunctionalInterface
public interface ComponentCalls {

	/**
	 * Calls a method.
	 *
	 * @param object    the interface's address
	 * @param slot      the method's place in its table, see {@link ComponentSlots}
	 * @param arguments without the object itself
	 * @return the HRESULT; for AddRef and Release the count
	 */
	int call(Pointer object, int slot, Object... arguments);

	/** The calls themselves. */
	ComponentCalls NATIVE = (object, slot, arguments) -> {
		final Object[] all = new Object[arguments.length + 1];
		all[0] = object;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return Function.getFunction(object.getPointer(0).getPointer((long) slot * Long.BYTES), Function.ALT_CONVENTION).invokeInt(all);
	};
}
