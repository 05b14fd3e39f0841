package io.shuzen.windows.jna.tests;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import com.sun.jna.Memory;

import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.Crypt32;
import io.shuzen.windows.jna.internal.api.Kernel32;
import io.shuzen.windows.jna.internal.api.Netapi32;
import io.shuzen.windows.jna.internal.api.Ole32;
import io.shuzen.windows.jna.internal.api.OleAut32;
import io.shuzen.windows.jna.internal.api.User32;
import io.shuzen.windows.jna.internal.api.Wevtapi;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.Winhttp;
import io.shuzen.windows.jna.internal.api.Wtsapi32;

/** Functions that answer what a test has laid down, as Windows lays it into memory. One that nothing was laid down for is a test's mistake. */
final class StubbedApi {

	/** What a function does. */
	@FunctionalInterface
	interface Stub {
		Object call(Object... arguments);
	}

	private final Map<String, Stub> stubs = new HashMap<>();
	private InvocationHandler others = (proxy, method, arguments) -> {
		throw new UnsupportedOperationException(method.getName());
	};

	StubbedApi on(final String function, final Stub stub) {
		stubs.put(function, stub);
		return this;
	}

	/** What answers the functions that have no stub. */
	StubbedApi otherwise(final InvocationHandler handler) {
		others = handler;
		return this;
	}

	WindowsApi api() {
		return new WindowsApi(library(Advapi32.class), library(Kernel32.class), library(Wtsapi32.class), library(Netapi32.class),
				library(User32.class), library(Wevtapi.class), library(Crypt32.class), library(Ole32.class), library(OleAut32.class),
				library(Winhttp.class), (object, slot, arguments) -> {
					throw new UnsupportedOperationException("method " + slot);
				}, Memory::new);
	}

	private <T> T library(final Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
			final Stub stub = stubs.get(method.getName());
			return stub == null ? others.invoke(proxy, method, arguments) : stub.call(arguments == null ? new Object[0] : arguments);
		}));
	}
}
