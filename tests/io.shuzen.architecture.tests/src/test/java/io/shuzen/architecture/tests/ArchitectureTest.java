package io.shuzen.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.Dependency;

/** Holds the manifests and class files of all bundles against the rules of the architecture. */
class ArchitectureTest {

	private static final String INTERNAL = ".internal";
	private static final Predicate<String> WINDOW_SYSTEM = name -> name.equals("org.eclipse.swt")
			|| name.startsWith("org.eclipse.swt.") || name.equals("org.eclipse.jface") || name.startsWith("org.eclipse.jface.")
			|| name.equals("org.eclipse.ui") || name.startsWith("org.eclipse.ui.") || name.startsWith("org.eclipse.e4.ui.");
	/** What reaches a file, a network or a process. Naming something (URI, Path of a fact) is not among it. */
	private static final Set<String> INPUT_AND_OUTPUT = Set.of("java.io.File", "java.io.FileInputStream",
			"java.io.FileOutputStream", "java.io.FileReader", "java.io.FileWriter", "java.io.RandomAccessFile",
			"java.lang.Process", "java.lang.ProcessBuilder", "java.lang.Runtime", "java.nio.file.Files", "java.net.Socket",
			"java.net.ServerSocket", "java.net.URLConnection", "java.net.HttpURLConnection", "java.net.http.HttpClient");

	private static List<ProjectBundle> bundles;
	private static Map<String, ProjectBundle> owners;

	@BeforeAll
	static void readBundles() throws IOException {
		bundles = ProjectBundle.all();
		owners = new HashMap<>();
		for (ProjectBundle bundle : bundles) {
			for (String each : bundle.packages()) {
				ProjectBundle other = owners.put(each, bundle);
				assertEquals(null, other, () -> "Package " + each + " is in two bundles, " + bundle.name() + " and " + other.name());
			}
		}
	}

	@Test
	void bundlesAndTheirClassesAreFound() {
		assertTrue(bundles.size() >= 17, () -> "Found only " + bundles.size() + " bundles");
		assertTrue(owners.containsKey("io.shuzen.core.probe"), "Found no classes of the core");
	}

	@Test
	void everyBundleHasItsPlaceInTheArchitecture() {
		assertEquals(List.of(), bundles.stream().map(ProjectBundle::name).filter(each -> !AllowedArrows.isKnown(each)).toList());
	}

	@Test
	void manifestsRequireOnlyWhatTheArchitectureAllows() {
		List<String> forbidden = bundles.stream()
				.flatMap(bundle -> Stream
						.concat(bundle.requiredBundles().stream().filter(AllowedArrows::isKnown),
								bundle.importedPackages().stream().filter(owners::containsKey).map(each -> owners.get(each).name()))
						.filter(each -> !each.equals(bundle.name()) && !AllowedArrows.from(bundle.name()).contains(each))
						.map(each -> bundle.name() + " -> " + each))
				.sorted().toList();
		assertEquals(List.of(), forbidden);
	}

	@Test
	void classesUseOnlyWhatTheArchitectureAllows() {
		assertEquals(List.of(), uses((bundle, use) -> {
			ProjectBundle owner = owners.get(use.getTargetClass().getBaseComponentType().getPackageName());
			return owner != null && owner != bundle && !AllowedArrows.from(bundle.name()).contains(owner.name());
		}));
	}

	@Test
	void onlyTheUserInterfaceKnowsTheWindowSystem() {
		List<String> manifests = bundles.stream().filter(each -> !AllowedArrows.mayKnowWindows(each.name()))
				.flatMap(bundle -> Stream.concat(bundle.requiredBundles().stream(), bundle.importedPackages().stream())
						.filter(WINDOW_SYSTEM).map(each -> bundle.name() + " -> " + each))
				.toList();
		assertEquals(List.of(), manifests);
		assertEquals(List.of(), uses((bundle, use) -> !AllowedArrows.mayKnowWindows(bundle.name())
				&& WINDOW_SYSTEM.test(use.getTargetClass().getBaseComponentType().getPackageName())));
	}

	@Test
	void internalPackagesAreUsedOnlyByTheirOwnBundleAndItsFriends() {
		assertEquals(List.of(), uses((bundle, use) -> {
			String target = use.getTargetClass().getBaseComponentType().getPackageName();
			ProjectBundle owner = owners.get(target);
			return owner != null && owner != bundle && !owner.opens(target, bundle.name());
		}));
	}

	@Test
	void everyPackageIsEitherExportedOrInternal() {
		List<String> neither = bundles.stream().flatMap(bundle -> bundle.packages().stream()
				.filter(each -> !isInternal(each) && !bundle.opens(each, "any") && !isOpenToFriends(bundle, each))).sorted().toList();
		List<String> both = bundles.stream().flatMap(bundle -> bundle.api().stream().filter(ArchitectureTest::isInternal))
				.sorted().toList();
		assertEquals(List.of(), neither, "neither exported nor named internal");
		assertEquals(List.of(), both, "named internal, but exported to all");
	}

	@Test
	void packsNeitherReadNorWrite() {
		assertEquals(List.of(), uses((bundle, use) -> AllowedArrows.isPack(bundle.name())
				&& INPUT_AND_OUTPUT.contains(use.getTargetClass().getBaseComponentType().getName())));
	}

	/** The platform's log throws where no framework runs, in the middle of dealing with what was to be logged. */
	@Test
	void whatRunsWithoutAFrameworkTooLogsThroughTheCore() {
		Set<String> framework = Set.of("io.shuzen.cli", "io.shuzen.logging");
		assertEquals(List.of(), uses((bundle, use) -> use.getTargetClass().getName().equals("org.eclipse.core.runtime.ILog")
				&& !use.getOriginClass().getName().equals("io.shuzen.core.log.ProgramLog") && !framework.contains(bundle.name())
				&& !AllowedArrows.mayKnowWindows(bundle.name())));
	}

	@Test
	void everyBundleSaysWhatLivesThere() {
		assertEquals(List.of(), bundles.stream().filter(bundle -> !Files.isRegularFile(
				bundle.folder().resolve("src").resolve(bundle.name().replace('.', '/')).resolve("package-info.java")))
				.map(ProjectBundle::name).toList());
	}

	private static List<String> uses(BiPredicate<ProjectBundle, Dependency> forbidden) {
		return bundles.stream()
				.flatMap(bundle -> bundle.classes().stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
						.filter(use -> forbidden.test(bundle, use)).map(Dependency::getDescription))
				.sorted().toList();
	}

	private static boolean isInternal(String packageName) {
		return packageName.endsWith(INTERNAL) || packageName.contains(INTERNAL + ".");
	}

	/** EMF puts the implementation of a model into packages of its own naming, which only the item providers may use. */
	private static boolean isOpenToFriends(ProjectBundle bundle, String packageName) {
		return packageName.endsWith(".impl") && bundles.stream().anyMatch(each -> bundle.opens(packageName, each.name()));
	}
}
