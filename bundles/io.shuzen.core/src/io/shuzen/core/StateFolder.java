package io.shuzen.core;

import java.nio.file.Path;

/**
 * Where Shuzen keeps what it remembers from one start to the next: {@code journal/}, {@code inventories/}, {@code runbooks/},
 * {@code simulation/}, {@code known_hosts} and {@code workspace/}.
 */
public final class StateFolder {

	/** The system property that names the folder. */
	public static final String PROPERTY = "shuzen.home";

	private StateFolder() {
	}

	/** The folder: the system property {@value #PROPERTY}, else {@code .shuzen} in the user's home. It may not exist yet. */
	public static Path path() {
		final String configured = System.getProperty(PROPERTY, "");
		return configured.isBlank() ? Path.of(System.getProperty("user.home"), ".shuzen")
				: Path.of(configured).toAbsolutePath().normalize();
	}
}
