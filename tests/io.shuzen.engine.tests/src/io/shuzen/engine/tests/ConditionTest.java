package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.shuzen.core.text.Text;
import io.shuzen.engine.internal.RunbookCatalogComponent;

class ConditionTest {

	private final RunbookCatalogComponent catalog = new RunbookCatalogComponent(kind -> List.of(), new ContosoPack());

	@Test
	void comparisonsOfValuesAreUnderstood() {
		for (final String condition : List.of("parameters.user == '*'", "found['contoso.D-1-faults']",
				"not found['a'] and (findings['b'] == 'ERROR' or results['first'] != 'FAILED')",
				"endpoint.attributes['site'] =~ ['osaka', 'tokyo']", "'vip' =~ endpoint.tags", "parameters.depth >= 3",
				"endpoint.name =^ 'PC-'", "facts.os.build >= 22000 and facts.os.version != '21H2'",
				"facts.join == 'HYBRID_JOINED'", "'OUTLOOK.EXE' =~ facts.processes", "'CONTOSO\\\\taro' =~ facts.signedIn",
				"facts.service['ClickToRunSvc'] == 'RUNNING' and facts.startType['ClickToRunSvc'] != 'DISABLED'",
				"facts.registry['HKLM\\\\Software\\\\Contoso!Mode'] == 1 or facts.exists['C:\\\\Contoso']", "")) {
			assertEquals(Optional.empty(), catalog.conditionProblem(condition), condition);
		}
	}

	@Test
	void everythingElseIsRefusedInWords() {
		for (final String condition : List.of("1 +", "x", "nobody.knows", "parameters.a.b", "endpoint.secret",
				"facts", "facts.secret", "facts.os.secret", "facts.registry['HKCU\\\\Software!Mode'] == 1",
				"facts.registry['HKLM\\\\Software'] == 1", "facts.registry['nowhere!x'] == 1", "facts.exists['%APPDATA%\\\\x']",
				"facts.os.build.getClass()", "facts.processes.size() > 1",
				"parameters.name.length() > 2", "parameters['a' + 'b']", "new('java.io.File', '/')",
				"parameters.a = 1", "var a = 1", "while (true) {}", "() -> 1", "true; false", "`${parameters.a}` == 'x'",
				"endpoint.name.getClass()", "#pragma x y", "import java.lang.Runtime", "@silent true", "x".repeat(5000))) {
			final Optional<Text> problem = catalog.conditionProblem(condition);
			assertTrue(problem.isPresent(), condition);
			assertFalse(problem.get().english().isBlank());
			assertFalse(problem.get().japanese().equals(problem.get().english()), problem.get().english());
		}
	}
}
