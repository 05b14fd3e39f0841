package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;

/** A machine prints the secret of its connection back: nobody hears it. */
class ClearedSecretsTest {

	private static final String SECRET = "Hunter2-Hunter2";

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();
	private Machine machine;

	@BeforeEach
	void connectWithASecret() {
		machine = engine.machine("PC-1").fault("a");
		engine.secrets.remembering((endpoint, source) -> Optional.of(SECRET.toCharArray()))
				.secret(FakeMachines.endpoint("PC-1"), CredentialSource.NONE);
	}

	private EndpointReport run(final String fault) throws Exception {
		final RunReport report = engine.run(request(runbook(remove("first", fault)), "PC-1"));
		for (final RunEvent event : engine.events(report.runId())) {
			// the runbook and the change say what the operator wrote, not the machine
			final String told = JsonFormat.mapper().writeValueAsString(event);
			assertFalse(fault.equals("a") && told.contains(SECRET), told);
		}
		return report.endpoints().getFirst();
	}

	@Test
	void aFailureDoesNotRepeatIt() throws Exception {
		machine.mishap = change -> new Outcome.Failed(change, failure(), Undo.NONE);
		final Failure failure = run("a").failure().orElseThrow();
		assertEquals("Wrong: ********", failure.message().english());
		assertEquals("間違い: ********", failure.message().japanese());
		assertEquals("net use /user:admin ********", failure.detail());
	}

	@Test
	void neitherDoesTheFailureOfAConnection() throws Exception {
		machine.refusal = failure();
		assertEquals("net use /user:admin ********", run("a").failure().orElseThrow().detail());
	}

	@Test
	void factsAndFindingsAreReadWithoutIt() throws Exception {
		machine.fault(SECRET);
		final EndpointReport report = run("a");
		assertEquals("Fault ********", report.findings().getFirst().title().english());
	}

	@Test
	void aChangeWhoseUndoWouldHoldItIsNotMade() throws Exception {
		machine.fault(SECRET);
		final EndpointReport report = run(SECRET);
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(FailureKind.REFUSED, report.failure().orElseThrow().kind());
		assertTrue(report.failure().orElseThrow().message().english().startsWith("Not done on PC-1"), report::toString);
		assertEquals(Set.of("a", SECRET), machine.faults());
	}

	private static Failure failure() {
		return new Failure(FailureKind.TOOL_FAILED, new Text("Wrong: " + SECRET, "間違い: " + SECRET), Text.EMPTY,
				"net use /user:admin " + SECRET);
	}
}
