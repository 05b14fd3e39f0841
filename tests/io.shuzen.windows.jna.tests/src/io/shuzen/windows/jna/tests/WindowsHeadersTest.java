package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.CERT_CONTEXT;
import io.shuzen.windows.jna.internal.api.CREDENTIALW;
import io.shuzen.windows.jna.internal.api.ComponentIdentifiers;
import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.Crypt32;
import io.shuzen.windows.jna.internal.api.EVT_RPC_LOGIN;
import io.shuzen.windows.jna.internal.api.Kernel32;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_MEMBERS_INFO_2;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_USERS_INFO_0;
import io.shuzen.windows.jna.internal.api.Netapi32;
import io.shuzen.windows.jna.internal.api.Ole32;
import io.shuzen.windows.jna.internal.api.OleAut32;
import io.shuzen.windows.jna.internal.api.QUERY_SERVICE_CONFIGW;
import io.shuzen.windows.jna.internal.api.SERVICE_DELAYED_AUTO_START_INFO;
import io.shuzen.windows.jna.internal.api.SERVICE_STATUS_PROCESS;
import io.shuzen.windows.jna.internal.api.TIME_OF_DAY_INFO;
import io.shuzen.windows.jna.internal.api.TOKEN_PRIVILEGES;
import io.shuzen.windows.jna.internal.api.User32;
import io.shuzen.windows.jna.internal.api.WINHTTP_PROXY_INFO;
import io.shuzen.windows.jna.internal.api.WTSINFOW;
import io.shuzen.windows.jna.internal.api.WTS_PROCESS_INFOW;
import io.shuzen.windows.jna.internal.api.WTS_SESSION_INFOW;
import io.shuzen.windows.jna.internal.api.Wevtapi;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;
import io.shuzen.windows.jna.internal.api.Winhttp;
import io.shuzen.windows.jna.internal.api.Wtsapi32;

/** Holds the mappings against the Windows headers of mingw-w64 and the DLLs of Wine. */
class WindowsHeadersTest {

	private static final List<Class<? extends Structure>> STRUCTURES = List.of(CERT_CONTEXT.class, CREDENTIALW.class,
			EVT_RPC_LOGIN.class, LOCALGROUP_MEMBERS_INFO_2.class, LOCALGROUP_USERS_INFO_0.class, QUERY_SERVICE_CONFIGW.class,
			SERVICE_DELAYED_AUTO_START_INFO.class, SERVICE_STATUS_PROCESS.class, TIME_OF_DAY_INFO.class, TOKEN_PRIVILEGES.class,
			WINHTTP_PROXY_INFO.class, WTSINFOW.class, WTS_PROCESS_INFOW.class, WTS_SESSION_INFOW.class);
	private static final List<Class<?>> LIBRARIES = List.of(Advapi32.class, Crypt32.class, Kernel32.class, Netapi32.class, Ole32.class,
			OleAut32.class, User32.class, Wevtapi.class, Winhttp.class, Wtsapi32.class);
	/** What neither the headers nor Wine have yet, with DSREG_JOIN_INFO: written by Microsoft's documentation and proven by nothing here. */
	private static final Set<String> NOT_IN_HEADERS = Set.of("NetGetAadJoinInformation", "NetFreeAadJoinInformation",
			"DSREG_DEVICE_JOIN", "DSREG_WORKPLACE_JOIN", "CRED_TYPE_GENERIC_CERTIFICATE",
			"CRED_TYPE_DOMAIN_EXTENDED");

	private static Map<String, Long> headers;

	@BeforeAll
	static void compileAndRun(@TempDir final Path folder) throws Exception {
		assumeTrue(HeaderProgram.canRun(), "needs x86_64-w64-mingw32-gcc (gcc-mingw-w64-x86-64) and wine64");
		final HeaderProgram program = new HeaderProgram().constants(NOT_IN_HEADERS).slots().identifiers();
		STRUCTURES.forEach(program::structure);
		LIBRARIES.forEach(library -> program.functions(library, NOT_IN_HEADERS));
		headers = program.run(folder);
	}

	@Test
	void structuresHaveTheSizesAndOffsetsOfTheHeaders() throws ReflectiveOperationException {
		final Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
		offset.setAccessible(true);
		for (final Class<? extends Structure> type : STRUCTURES) {
			final Structure structure = type.getConstructor().newInstance();
			final String name = type.getSimpleName();
			assertEquals(headers.get(name), structure.size(), name);
			for (final String field : type.getAnnotation(Structure.FieldOrder.class).value()) {
				assertEquals(headers.get(name + '.' + field).longValue(), ((Integer) offset.invoke(structure, field)).longValue(), name + '.' + field);
			}
		}
	}

	@Test
	void constantsHaveTheValuesOfTheHeaders() throws IllegalAccessException {
		int compared = 0;
		for (final Field field : WindowsConstants.class.getFields()) {
			if (!NOT_IN_HEADERS.contains(field.getName())) {
				assertEquals(headers.get(field.getName()), field.getInt(null), field.getName());
				compared++;
			}
		}
		assertTrue(compared > 100, "compared only " + compared);
		assertEquals(headers.get("HKEY_LOCAL_MACHINE"), Pointer.nativeValue(WindowsApi.HKEY_LOCAL_MACHINE));
		assertEquals(headers.get("HKEY_USERS"), Pointer.nativeValue(WindowsApi.HKEY_USERS));
		assertEquals(headers.get("HKEY_CLASSES_ROOT"), Pointer.nativeValue(WindowsApi.HKEY_CLASSES_ROOT));
	}

	@Test
	void methodsStandWhereTheHeadersHaveThem() throws IllegalAccessException {
		for (final Field field : ComponentSlots.class.getFields()) {
			assertEquals(headers.get(field.getName()), field.getInt(null), field.getName());
		}
		for (final Field field : ComponentIdentifiers.class.getFields()) {
			assertEquals(1, headers.get(field.getName()), field.getName());
		}
	}

	@Test
	void everyMappedFunctionIsInItsDll() {
		final List<String> missing = new ArrayList<>();
		int found = 0;
		for (final Class<?> library : LIBRARIES) {
			for (final Method function : library.getDeclaredMethods()) {
				if (!NOT_IN_HEADERS.contains(function.getName())) {
					if (Long.valueOf(1).equals(headers.get(function.getName()))) {
						found++;
					} else {
						missing.add(library.getSimpleName() + '.' + function.getName());
					}
				}
			}
		}
		assertEquals(List.of(), missing);
		assertTrue(found > 70, "found only " + found);
	}
}
