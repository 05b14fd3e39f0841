package io.shuzen.windows.tests;

import org.junit.jupiter.api.BeforeAll;

/** On an English endpoint. */
class ConsoleToolsContractTest extends ConsoleToolsContract {

	private static final int ENGLISH = 1;

	@BeforeAll
	static void start() throws Exception {
		start(ENGLISH);
	}

	/** The lab's reg prints a few hundred lines a second. */
	@Override
	public int largeTree() {
		return 1_000;
	}
}
