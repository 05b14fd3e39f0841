package io.shuzen.core.pack;

import java.util.List;
import java.util.Optional;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.step.Step;

/** All packs that are installed. An OSGi service; thread-safe. */
public interface PackRegistry {

	/** In the order of their ids. */
	List<Pack> packs();

	/** Of all packs, in the order of packs and within each as the pack lists them. */
	default List<Diagnostic> diagnostics() {
		return packs().stream().flatMap(pack -> pack.diagnostics().stream()).toList();
	}

	/** Of all packs, in the order of packs and within each as the pack lists them. */
	default List<Step> steps() {
		return packs().stream().flatMap(pack -> pack.steps().stream()).toList();
	}

	default Optional<Diagnostic> diagnostic(final String id) {
		return diagnostics().stream().filter(diagnostic -> diagnostic.id().equals(id)).findFirst();
	}

	default Optional<Step> step(final String id) {
		return steps().stream().filter(step -> step.id().equals(id)).findFirst();
	}
}
