package io.shuzen.windows.jna.tests;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.sun.jna.Structure;

import io.shuzen.windows.jna.internal.api.ComponentIdentifiers;
import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * A C program made from the mappings: it does not compile when a mapped function takes other arguments than the Windows headers say,
 * and prints what the headers make of structures and constants, and whether the DLLs it runs with have the functions.
 */
final class HeaderProgram {

	private static final Path COMPILER = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
	private static final Path WINE = Path.of("/usr/lib/wine/wine64");
	private static final Path SERVER = Path.of("/usr/lib/wine/wineserver64");
	/** Fields that the headers have in a structure inside the structure. */
	private static final Map<String, String> NESTED = Map.of("LastWrittenLow", "LastWritten.dwLowDateTime", "LastWrittenHigh",
			"LastWritten.dwHighDateTime", "LuidLowPart", "Privileges[0].Luid.LowPart", "LuidHighPart", "Privileges[0].Luid.HighPart");

	private final StringBuilder checks = new StringBuilder();
	private final StringBuilder prints = new StringBuilder();

	static boolean canRun() {
		return Files.isExecutable(COMPILER) && Files.isExecutable(WINE) && Files.isExecutable(SERVER);
	}

	HeaderProgram constants(final Set<String> left) {
		for (final Field field : WindowsConstants.class.getFields()) {
			if (!left.contains(field.getName())) {
				prints.append("\tprintf(\"%s %%lld\\n\", (long long)(int)(%s));\n".formatted(field.getName(), field.getName()));
			}
		}
		for (final String key : List.of("HKEY_CLASSES_ROOT", "HKEY_LOCAL_MACHINE", "HKEY_USERS")) {
			prints.append("\tprintf(\"%s %%lld\\n\", (long long)(LONG_PTR)%s);\n".formatted(key, key));
		}
		return this;
	}

	/** Places of methods in the tables of their interfaces. */
	HeaderProgram slots() {
		for (final Field field : ComponentSlots.class.getFields()) {
			final String name = field.getName();
			final int separator = name.indexOf('_');
			prints.append("\tprintf(\"%s %%lld\\n\", (long long)(offsetof(%sVtbl, %s) / sizeof(void *)));\n".formatted(name,
					name.substring(0, separator), name.substring(separator + 1)));
		}
		return this;
	}

	/** 1 for every identifier that is the headers'. */
	HeaderProgram identifiers() throws IllegalAccessException {
		for (final Field field : ComponentIdentifiers.class.getFields()) {
			prints.append("\tprintf(\"%s %%d\\n\", CLSIDFromString(L\"%s\", &identifier) == S_OK && IsEqualGUID(&identifier, &%s));\n"
					.formatted(field.getName(), field.get(null), field.getName()));
		}
		return this;
	}

	HeaderProgram structure(final Class<? extends Structure> type) {
		final String name = type.getSimpleName();
		prints.append("\tprintf(\"%s %%lld\\n\", (long long)sizeof(%s));\n".formatted(name, name));
		for (final String field : type.getAnnotation(Structure.FieldOrder.class).value()) {
			final String place = name.equals("TOKEN_PRIVILEGES") && field.equals("Attributes") ? "Privileges[0].Attributes"
					: NESTED.getOrDefault(field, field);
			prints.append("\tprintf(\"%s.%s %%lld\\n\", (long long)offsetof(%s, %s));\n".formatted(name, field, name, place));
		}
		return this;
	}

	HeaderProgram functions(final Class<?> library, final Set<String> left) {
		for (final Method function : library.getDeclaredMethods()) {
			if (left.contains(function.getName()) || Modifier.isStatic(function.getModifiers())) {
				continue;
			}
			final String arguments = Arrays.stream(function.getParameterTypes()).map(HeaderProgram::variable)
					.collect(Collectors.joining(", "));
			final String result = function.getReturnType() == void.class ? "" : variable(function.getReturnType()) + " = ";
			checks.append("\t%s%s(%s);\n".formatted(result, function.getName(), arguments));
			prints.append("\tprintf(\"%s %%d\\n\", GetProcAddress(LoadLibraryA(\"%s.dll\"), \"%s\") != NULL);\n"
					.formatted(function.getName(), library.getSimpleName().toLowerCase(Locale.ROOT), function.getName()));
		}
		return this;
	}

	/** A variable of the kind that JNA passes for a Java type. */
	private static String variable(final Class<?> type) {
		if (type == int.class || type == boolean.class) {
			return "number";
		}
		return type == long.class ? "large" : "pointer";
	}

	/** What it printed, by name. */
	Map<String, Long> run(final Path folder) throws IOException, InterruptedException {
		final Path source = folder.resolve("headers.c");
		final Path program = folder.resolve("headers.exe");
		Files.writeString(source, """
				#include <stddef.h>
				#include <stdio.h>
				#include <windows.h>
				#include <initguid.h>
				#include <wincred.h>
				#include <wtsapi32.h>
				#include <lm.h>
				#include <sddl.h>
				#include <winevt.h>
				#include <wincrypt.h>
				#include <winhttp.h>
				#include <taskschd.h>
				#include <netlistmgr.h>
				/* never called: it must only compile */
				void check(DWORD number, ULONGLONG large, void *pointer)
				{
				%s}
				int main(void)
				{
					GUID identifier;
				%s	return 0;
				}
				""".formatted(checks, prints));
		compile(folder, source, program);
		final List<String> lines;
		try {
			lines = execute(folder, List.of(WINE.toString(), program.toString()));
		} finally {
			// nothing may run in the folder any more when it is removed
			stopWine(folder);
		}
		final Map<String, Long> found = new LinkedHashMap<>();
		for (final String line : lines) {
			final String[] parts = line.strip().split(" ");
			if (parts.length == 2 && parts[1].matches("-?\\d+")) {
				found.put(parts[0], Long.parseLong(parts[1]));
			}
		}
		return found;
	}

	/** Compiles a C program for Windows. */
	static void compile(final Path folder, final Path source, final Path program, final String... options)
			throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(COMPILER.toString(), "-D_WIN32_WINNT=0x0A00", "-Werror=int-conversion",
				"-Werror=implicit-function-declaration", "-o", program.toString(), source.toString()));
		command.addAll(List.of(options));
		command.addAll(List.of("-ladvapi32", "-lwtsapi32", "-lnetapi32", "-lwevtapi", "-lcrypt32", "-lwinhttp", "-lole32",
				"-loleaut32"));
		execute(folder, command);
	}

	/** Ends everything of Wine that runs in a folder. */
	static void stopWine(final Path folder) throws IOException, InterruptedException {
		execute(folder, List.of(SERVER.toString(), "-k"));
	}

	/** A process of Wine, which keeps its drive C below the folder. */
	static ProcessBuilder wine(final Path folder, final String... arguments) {
		final List<String> command = new ArrayList<>(List.of(WINE.toString()));
		command.addAll(List.of(arguments));
		return environment(folder, new ProcessBuilder(command));
	}

	private static ProcessBuilder environment(final Path folder, final ProcessBuilder builder) {
		builder.directory(folder.toFile());
		builder.environment().put("WINEPREFIX", folder.resolve("wine").toString());
		builder.environment().put("WINEDEBUG", "-all");
		builder.environment().put("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=d");
		builder.environment().put("HOME", folder.toString());
		return builder;
	}

	private static List<String> execute(final Path folder, final List<String> command) throws IOException, InterruptedException {
		final ProcessBuilder builder = environment(folder, new ProcessBuilder(new ArrayList<>(command)));
		// Wine's background processes would hold a pipe open
		final Path output = folder.resolve("output.txt");
		final Path errors = folder.resolve("errors.txt");
		final Process process = builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
		if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException(command.getFirst() + ": " + Files.readString(output) + Files.readString(errors));
		}
		return Files.readAllLines(output, StandardCharsets.UTF_8);
	}
}
