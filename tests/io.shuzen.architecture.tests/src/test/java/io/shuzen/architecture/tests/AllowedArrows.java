package io.shuzen.architecture.tests;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which bundle of ours may use which other: the picture of the architecture, as data. What is not here is forbidden. */
final class AllowedArrows {

	private static final Set<String> CORE = Set.of("io.shuzen.core");
	private static final Set<String> CORE_AND_MODEL = Set.of("io.shuzen.core", "io.shuzen.model");
	private static final Set<String> WINDOWS_DATA = Set.of("io.shuzen.windows.data", "io.shuzen.core", "io.shuzen.model");
	private static final Set<String> ENGINE = Set.of("io.shuzen.engine", "io.shuzen.journal", "io.shuzen.core", "io.shuzen.model");

	private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
			Map.entry("io.shuzen.logging", Set.of()),
			Map.entry("io.shuzen.model", Set.of()),
			Map.entry("io.shuzen.model.edit", Set.of("io.shuzen.model")),
			Map.entry("io.shuzen.core", Set.of("io.shuzen.model")),
			Map.entry("io.shuzen.journal", CORE_AND_MODEL),
			Map.entry("io.shuzen.engine", Set.of("io.shuzen.journal", "io.shuzen.core", "io.shuzen.model")),
			Map.entry("io.shuzen.windows.data", CORE_AND_MODEL),
			Map.entry("io.shuzen.windows", WINDOWS_DATA),
			Map.entry("io.shuzen.windows.jna", WINDOWS_DATA),
			Map.entry("io.shuzen.windows.simulation", CORE_AND_MODEL),
			Map.entry("io.shuzen.transport.ssh", CORE_AND_MODEL),
			Map.entry("io.shuzen.transport.winrm", CORE_AND_MODEL),
			Map.entry("io.shuzen.transport.process", CORE_AND_MODEL),
			Map.entry("io.shuzen.office", CORE),
			Map.entry("io.shuzen.training", CORE),
			Map.entry("io.shuzen.ui", union(ENGINE, Set.of("io.shuzen.model.edit"))),
			Map.entry("io.shuzen.ui.console", union(ENGINE, Set.of("io.shuzen.ui"))),
			Map.entry("io.shuzen.ui.batch", union(ENGINE, Set.of("io.shuzen.ui"))),
			Map.entry("io.shuzen.ui.runbook", union(ENGINE, Set.of("io.shuzen.ui", "io.shuzen.model.edit"))),
			Map.entry("io.shuzen.cli", ENGINE),
			Map.entry("io.shuzen.japanese.jface", Set.of()),
			Map.entry("io.shuzen.japanese.console", Set.of()),
			Map.entry("io.shuzen.japanese.views", Set.of()),
			Map.entry("io.shuzen.app",
					union(ENGINE, Set.of("io.shuzen.ui", "io.shuzen.ui.batch", "io.shuzen.ui.console", "io.shuzen.ui.runbook", "io.shuzen.cli",
							"io.shuzen.model.edit"))));

	private AllowedArrows() {
	}

	static boolean isKnown(String bundle) {
		return ARROWS.containsKey(bundle);
	}

	static Set<String> from(String bundle) {
		return ARROWS.getOrDefault(bundle, Set.of());
	}

	/** Whether a bundle may know the window system. */
	static boolean mayKnowWindows(String bundle) {
		return bundle.equals("io.shuzen.app") || bundle.equals("io.shuzen.ui") || bundle.startsWith("io.shuzen.ui.");
	}

	/** Whether a bundle is a pack: pure functions over facts, and data. */
	static boolean isPack(String bundle) {
		return bundle.equals("io.shuzen.office") || bundle.equals("io.shuzen.training");
	}

	private static Set<String> union(Set<String> one, Set<String> other) {
		return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
	}
}
