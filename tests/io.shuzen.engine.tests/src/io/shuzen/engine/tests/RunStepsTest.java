package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.as;
import static io.shuzen.engine.tests.EngineFixture.onFailure;
import static io.shuzen.engine.tests.EngineFixture.parameter;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.retrying;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.when;
import static io.shuzen.engine.tests.EngineFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.StepIdentity;

/** Which steps of a runbook are done on an endpoint, with which values, and how often. */
@Timeout(60)
class RunStepsTest {

	private static final Failure BROKE = new Failure(FailureKind.TOOL_FAILED, Text.verbatim("Exit code 5."));

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void aFailedStepIsTriedAgainAsOftenAsTheRunbookSays() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.idleChanges = 2;
		final EndpointReport report = engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 2, Duration.ZERO)));
		assertEquals(EndpointResult.SUCCEEDED, report.result());
		assertEquals(3, report.steps().getFirst().attempts());
		machine.fault("a");
		machine.idleChanges = 3;
		assertEquals(EndpointResult.FAILED,
				engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 2, Duration.ZERO))).result());
	}

	@Test
	void aToolThatFailsMakesTheStepFailWithItsWords() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.mishap = change -> new Outcome.Failed(change, BROKE, Undo.NONE);
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a"), remove("second", "b")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(BROKE, report.failure().orElseThrow());
		assertEquals(1, report.steps().size(), "the rest is skipped");
	}

	@Test
	void aStepMayFailAndTheNextIsDoneAllTheSame() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a").fault("b");
		machine.idleChanges = 1;
		final EndpointReport report = engine.runOn("PC-1",
				runbook(onFailure(remove("first", "a"), FailurePolicy.CONTINUE), remove("second", "b")));
		assertEquals(List.of(StepResult.FAILED, StepResult.SUCCEEDED),
				report.steps().stream().map(step -> step.result()).toList());
		assertEquals(EndpointResult.FAILED, report.result());
	}

	@Test
	void aBlockedStepChangesNothing() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a").process(4711);
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.BLOCKED, report.result());
		assertEquals("A program runs.", report.failure().orElseThrow().message().english());
		assertEquals(List.of(), machine.changes());
	}

	@Test
	void anEarlierStepClearsTheWayForALaterOne() throws Exception {
		engine.machine("PC-1").fault("a").process(4711);
		assertEquals(EndpointResult.SUCCEEDED, engine
				.runOn("PC-1", runbook(StepDefinition.of("close", ContosoPack.CLOSE, Map.of()), remove("first", "a"))).result());
	}

	@Test
	void stepsAreSkippedWhereTheirConditionIsNotTrue() throws Exception {
		engine.machine("PC-1").fault("a");
		engine.machine("PC-2").fault("b");
		final RunbookDefinition conditional = unconfirmed(runbook(remove("first", "a"),
				when(remove("second", "b"), "results['first'] == 'NOTHING_TO_DO' and found['contoso.D-1-faults']")));
		final RunReport report = engine.run(request(conditional, "PC-1", "PC-2"));
		assertEquals(List.of(StepResult.SUCCEEDED, StepResult.SKIPPED),
				report.endpoints().get(0).steps().stream().map(step -> step.result()).toList());
		assertEquals(List.of(StepResult.NOTHING_TO_DO, StepResult.SUCCEEDED),
				report.endpoints().get(1).steps().stream().map(step -> step.result()).toList());
	}

	@Test
	void conditionsAskForFactsOfTheMachine() throws Exception {
		final String key = "HKLM\\\\Software\\\\Contoso\\\\Faults";
		for (final Map.Entry<String, StepResult> expected : Map.of(
				"'WINWORD.EXE' =~ facts.processes", StepResult.SUCCEEDED, "'EXCEL.EXE' =~ facts.processes", StepResult.SKIPPED,
				"facts.exists['" + key + "']", StepResult.SUCCEEDED, "facts.exists['" + key + "\\\\b']", StepResult.SKIPPED,
				"facts.registry['" + key + "!Mode'] == 'ABSENT'", StepResult.SUCCEEDED,
				"'CONTOSO\\\\taro' =~ facts.signedIn", StepResult.SUCCEEDED).entrySet()) {
			engine.machine("PC-1").credential("x").process(4711);
			engine.machine("PC-1").fault("a");
			final EndpointReport report = engine.runOn("PC-1", unconfirmed(
					runbook(when(StepDefinition.of("forget", ContosoPack.FORGET, Map.of()), expected.getKey()))));
			assertEquals(expected.getValue(), report.steps().getFirst().result(), expected::getKey);
		}
	}

	@Test
	void aConditionAboutWhatCannotBeReadIsAFailureAndNotAGuess() throws Exception {
		engine.machine("PC-1").fault("a");
		final EndpointReport report = engine.runOn("PC-1", unconfirmed(runbook(when(remove("first", "a"), "facts.os.build > 1"))));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(List.of(), engine.machine("PC-1").changes());
		assertTrue(report.failure().orElseThrow().message().english().contains("fake machine"), report::toString);
	}

	@Test
	void parametersArePutIntoArgumentsAndConditions() throws Exception {
		engine.machine("PC-1").fault("a").fault("b");
		final RunbookDefinition parameterised = unconfirmed(with(
				runbook(remove("first", "${which}"), when(remove("second", "b"), "parameters.both and parameters.depth > 2")),
				parameter("which", ParameterType.TEXT, true, ""), parameter("both", ParameterType.BOOLEAN, false, "false"),
				parameter("depth", ParameterType.INTEGER, false, "3")));
		engine.run(request(parameterised, ALL_AT_ONCE, Map.of("which", "a"), "PC-1"));
		assertEquals(Set.of("b"), engine.machine("PC-1").faults());
		engine.run(request(parameterised, ALL_AT_ONCE, Map.of("which", "a", "both", "true"), "PC-1"));
		assertEquals(Set.of(), engine.machine("PC-1").faults());
	}

	@Test
	void whatCannotRunIsRefusedBeforeAnythingIsTouched() {
		refused("not installed", runbook(StepDefinition.of("first", "contoso.unknown", Map.of())), Map.of());
		refused("is missing", runbook(StepDefinition.of("first", ContosoPack.REMOVE, Map.of())), Map.of());
		refused("no argument", runbook(StepDefinition.of("first", ContosoPack.CLOSE, Map.of("speed", "1"))), Map.of());
		refused("no steps", runbook(), Map.of());
		refused("Two steps", runbook(remove("first", "a"), remove("first", "b")), Map.of());
		refused("takes no parameters", runbook(remove("first", "a")), Map.of("which", "a"));
		refused("which the runbook does not have", runbook(remove("first", "${nobody}")), Map.of());
		refused("which is no step before it", runbook(when(remove("first", "a"), "results['later'] == 'FAILED'")), Map.of());
		refused("which is not installed", runbook(when(remove("first", "a"), "found['x.y']")), Map.of());
		refused("cannot be understood: 1:3 parsing error", runbook(when(remove("first", "a"), "1 +")), Map.of());
		refused("which", with(runbook(remove("first", "${which}")), parameter("which", ParameterType.TEXT, true, "")), Map.of());
		refused("first", with(runbook(remove("first", "${which}")), parameter("which", ParameterType.TEXT, true, "")),
				Map.of("which", "far too long for a fault's name"));
		assertEquals(0, engine.machine("PC-1").openings.get());
	}

	private void refused(final String word, final RunbookDefinition runbook, final Map<String, String> parameters) {
		final FailureException refusal = assertThrows(FailureException.class,
				() -> engine.start(request(runbook, ALL_AT_ONCE, parameters, "PC-1")));
		assertEquals(FailureKind.INVALID_INPUT, refusal.failure().kind());
		assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
		assertFalse(refusal.failure().message().japanese().isEmpty());
	}

	@Test
	void aStepMayNotReachBeyondTheIdentityTheRunbookGivesIt() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		final EndpointReport report = engine.runOn("PC-1", runbook(as(remove("first", "a"), StepIdentity.USER)));
		assertEquals(EndpointResult.BLOCKED, report.result());
		assertEquals(List.of(), machine.changes());
	}
}
