package io.shuzen.windows.tests;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a Japanese endpoint (code page 932), as far as it depends on the language. */
@ExtendWith(LanguageCondition.class)
class JapaneseConsoleToolsContractTest extends ConsoleToolsContract {

	private static final int JAPANESE = 2;

	@BeforeAll
	static void start() throws Exception {
		start(JAPANESE);
	}
}
