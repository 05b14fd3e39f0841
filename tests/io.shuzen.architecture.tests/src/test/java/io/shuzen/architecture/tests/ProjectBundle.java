package io.shuzen.architecture.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** One bundle of this project: its manifest, its sources and the classes the build made of them. */
record ProjectBundle(Path folder, Manifest manifest, JavaClasses classes) {

	/** Every bundle of the project; fails when one was not built. */
	static List<ProjectBundle> all() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of(System.getProperty("bundles.folder")).toRealPath())) {
			return folders.filter(folder -> Files.isRegularFile(folder.resolve("META-INF/MANIFEST.MF"))).sorted()
					.map(ProjectBundle::read).toList();
		}
	}

	private static ProjectBundle read(Path folder) {
		Path classes = folder.resolve("target/classes");
		if (!Files.isDirectory(classes)) {
			throw new IllegalStateException("Not built yet: " + folder + "; build the bundles first");
		}
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			return new ProjectBundle(folder, new Manifest(in), new ClassFileImporter().importPath(classes));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	String name() {
		return folder.getFileName().toString();
	}

	/** Names of the bundles it requires. */
	Set<String> requiredBundles() {
		return elements(Constants.REQUIRE_BUNDLE).map(ManifestElement::getValue).collect(Collectors.toSet());
	}

	Set<String> importedPackages() {
		return elements(Constants.IMPORT_PACKAGE).flatMap(each -> Arrays.stream(each.getValueComponents()))
				.collect(Collectors.toSet());
	}

	/** The packages any bundle may use. */
	Set<String> api() {
		return exports().filter(each -> !isInternal(each)).flatMap(each -> Arrays.stream(each.getValueComponents()))
				.collect(Collectors.toSet());
	}

	/** Whether the manifest opens a package to the other bundle: to all, or to it by name. */
	boolean opens(String packageName, String other) {
		Optional<ManifestElement> export = exports()
				.filter(each -> List.of(each.getValueComponents()).contains(packageName)).findFirst();
		return export.isPresent() && (!isInternal(export.get()) || friends(export.get()).contains(other));
	}

	/** The packages that hold classes, package descriptions left out. */
	Set<String> packages() {
		return classes.stream().filter(each -> !each.getSimpleName().equals("package-info"))
				.map(each -> each.getPackageName()).collect(Collectors.toSet());
	}

	private Stream<ManifestElement> exports() {
		return elements(Constants.EXPORT_PACKAGE);
	}

	private static boolean isInternal(ManifestElement export) {
		return "true".equals(export.getDirective("x-internal")) || export.getDirective("x-friends") != null;
	}

	private static List<String> friends(ManifestElement export) {
		String friends = export.getDirective("x-friends");
		return friends == null ? List.of() : Arrays.stream(friends.split(",")).map(String::strip).toList();
	}

	private Stream<ManifestElement> elements(String header) {
		try {
			ManifestElement[] elements = ManifestElement.parseHeader(header, manifest.getMainAttributes().getValue(header));
			return elements == null ? Stream.empty() : Arrays.stream(elements);
		} catch (BundleException e) {
			throw new IllegalStateException("The manifest of " + name() + " cannot be read", e);
		}
	}
}
