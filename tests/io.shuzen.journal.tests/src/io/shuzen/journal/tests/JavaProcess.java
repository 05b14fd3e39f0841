package io.shuzen.journal.tests;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.URIUtil;
import org.osgi.framework.Bundle;
import org.sqlite.SQLiteDataSource;

import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;

/** Starts a class of these tests in a virtual machine of its own, with what the journal needs on the class path. */
final class JavaProcess {

	private static final List<Class<?>> NEEDED = List.of(JavaProcess.class, Journal.class, Text.class, SQLiteDataSource.class,
			ObjectMapper.class, JsonParser.class, JsonTypeInfo.class, Jdk8Module.class, JavaTimeModule.class, ILog.class,
			IStatus.class, Bundle.class);

	private JavaProcess() {
	}

	static ProcessBuilder of(final Class<?> main, final String... arguments) {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx128m");
		command.add("--enable-native-access=ALL-UNNAMED");
		command.add("-cp");
		command.add(String.join(File.pathSeparator, classPath()));
		command.add(main.getName());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectError(Redirect.INHERIT);
	}

	private static Set<String> classPath() {
		final Set<String> entries = new LinkedHashSet<>();
		for (final Class<?> type : NEEDED) {
			final URL location = type.getProtectionDomain().getCodeSource().getLocation();
			try {
				// the framework leaves blanks in these addresses as they are
				final Path path = URIUtil.toFile(URIUtil.toURI(location)).toPath();
				// a bundle that is a folder of the build keeps its classes one level further down
				final Path classes = path.resolve("target").resolve("classes");
				entries.add((Files.isDirectory(classes) ? classes : path).toString());
			} catch (final URISyntaxException e) {
				throw new IllegalStateException(location.toString(), e);
			}
		}
		return entries;
	}
}
