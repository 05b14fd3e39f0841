package io.shuzen.tests.support;

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

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.URIUtil;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Starts a class of a test in a virtual machine of its own, without the framework, with what it needs on the class path. */
public final class JavaProcess {

	private JavaProcess() {
	}

	/**
	 * A process that is not started yet. What it says on its standard error output is passed on.
	 *
	 * @param main      the class with the method {@code main}
	 * @param heap      how much memory its objects may take, as {@code -Xmx} takes it: {@code 128m}
	 * @param needed    a class of each bundle and library that it needs, without its own
	 * @param arguments for the class
	 */
	public static ProcessBuilder of(final Class<?> main, final String heap, final List<Class<?>> needed, final String... arguments) {
		final List<Class<?>> types = new ArrayList<>(needed);
		types.add(main);
		return of(main, heap, classPath(types), arguments);
	}

	/** As {@link #of}, with everything on the class path that is installed where this runs. */
	public static ProcessBuilder withEverything(final Class<?> main, final String heap, final String... arguments) {
		final Bundle self = FrameworkUtil.getBundle(JavaProcess.class);
		final Set<String> entries = new LinkedHashSet<>();
		if (self == null) {
			entries.add(System.getProperty("java.class.path"));
		} else {
			for (final Bundle bundle : self.getBundleContext().getBundles()) {
				FileLocator.getBundleFileLocation(bundle).map(file -> entry(file.toPath())).ifPresent(entries::add);
			}
		}
		return of(main, heap, entries, arguments);
	}

	private static ProcessBuilder of(final Class<?> main, final String heap, final Set<String> classPath, final String... arguments) {
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx" + heap);
		command.add("--enable-native-access=ALL-UNNAMED");
		command.add("-cp");
		command.add(String.join(File.pathSeparator, classPath));
		command.add(main.getName());
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectError(Redirect.INHERIT);
	}

	private static Set<String> classPath(final List<Class<?>> types) {
		final Set<String> entries = new LinkedHashSet<>();
		for (final Class<?> type : types) {
			final URL location = type.getProtectionDomain().getCodeSource().getLocation();
			try {
				// the framework leaves blanks in these addresses as they are
				entries.add(entry(URIUtil.toFile(URIUtil.toURI(location)).toPath()));
			} catch (final URISyntaxException e) {
				throw new IllegalStateException(location.toString(), e);
			}
		}
		return entries;
	}

	private static String entry(final Path bundle) {
		// a bundle that is a folder of the build keeps its classes one level further down
		final Path classes = bundle.resolve("target").resolve("classes");
		return (Files.isDirectory(classes) ? classes : bundle).toString();
	}
}
