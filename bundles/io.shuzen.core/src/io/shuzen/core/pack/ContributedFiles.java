package io.shuzen.core.pack;

import java.util.List;

/** The data files of all installed bundles. An OSGi service; thread-safe. */
public interface ContributedFiles {

	/** The kinds of data a bundle can contribute, one extension point each. */
	enum Kind {
		/** {@code .runbook} files. */
		RUNBOOK("runbooks"),
		/** {@code .inventory} files offered as samples. */
		INVENTORY("inventories"),
		/** Scenario files: machines for the simulation. */
		SCENARIO("scenarios");

		private final String extensionPoint;

		Kind(final String extensionPoint) {
			this.extensionPoint = extensionPoint;
		}

		/** The simple name of the extension point in the io.shuzen.core namespace. */
		public String extensionPoint() {
			return extensionPoint;
		}
	}

	/** In the order of contributor and path. */
	List<ContributedFile> files(Kind kind);
}
