package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.Timings;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.FindingProperties;
import io.shuzen.ui.investigation.TroubleSeverity;

/** Nothing that a likely cause explains looks as if it were in order. */
class TroubleSeverityTest {

	@Test
	void aLikelyCauseIsAWarningThoughEachOfItsFindingsIsMinor() {
		for (final Certainty certainty : List.of(Certainty.CERTAIN, Certainty.LIKELY)) {
			assertEquals(Severity.WARNING, TroubleSeverity.of(cause(certainty, finding(Severity.INFO))));
			assertEquals(Severity.WARNING, TroubleSeverity.of(cause(certainty, finding(Severity.OK))));
		}
	}

	@Test
	void aLikelyCauseIsAsGraveAsTheGravestOfItsFindings() {
		assertEquals(Severity.ERROR,
				TroubleSeverity.of(cause(Certainty.LIKELY, finding(Severity.INFO), finding(Severity.ERROR), finding(Severity.WARNING))));
	}

	@Test
	void aPossibleCauseIsWorthKnowingWhateverItRestsOn() {
		assertEquals(Severity.INFO, TroubleSeverity.of(cause(Certainty.POSSIBLE, finding(Severity.ERROR))));
		assertEquals(Severity.INFO, TroubleSeverity.of(cause(Certainty.POSSIBLE, finding(Severity.OK))));
	}

	@Test
	void minorFindingsThatPointToNothingLeaveAnEndpointInOrder() {
		assertEquals(Icon.SEVERITY_OK, state(List.of(), finding(Severity.INFO)).icon());
		assertEquals(Icon.SEVERITY_OK, state(List.of()).icon());
	}

	@Test
	void theSymbolOfAnEndpointIsThatOfItsGravestTrouble() {
		final Finding minor = finding(Severity.INFO);
		assertEquals(Icon.SEVERITY_WARNING, state(List.of(cause(Certainty.LIKELY, minor)), minor).icon());
		assertEquals(Icon.SEVERITY_INFO, state(List.of(cause(Certainty.POSSIBLE, minor)), minor).icon());
		assertEquals(Icon.SEVERITY_ERROR, state(List.of(cause(Certainty.LIKELY, minor)), minor, finding(Severity.ERROR)).icon());
	}

	@Test
	void aFilterFindsWhatTheSymbolShowsAndMinorFindings() {
		final Finding minor = finding(Severity.INFO);
		assertEquals(OptionalInt.of(0), compared(state(List.of(cause(Certainty.LIKELY, minor)), minor), "warning"));
		assertEquals(OptionalInt.of(0), compared(state(List.of(), minor), "info"));
		assertEquals(OptionalInt.of(0), compared(state(List.of()), "ok"));
	}

	private static OptionalInt compared(final EndpointState state, final String severity) {
		return new FindingProperties(endpoint -> state).compare(InventoryFactory.eINSTANCE.createEndpoint(), "severity", severity);
	}

	private static EndpointState state(final List<Cause> causes, final Finding... findings) {
		return new EndpointState(Optional.empty(), Optional.of(new Diagnosis(EndpointDescriptor.of("PC-1", "PC-1", "fake"),
				Optional.empty(), List.of(findings), causes, Optional.empty(), List.of(), new Timings(Instant.EPOCH, Map.of()))));
	}

	private static Finding finding(final Severity severity) {
		return new Finding("contoso.D-1", "fault", severity, Identity.ADMINISTRATOR, Text.verbatim("Fault"), Text.EMPTY, List.of(),
				List.of());
	}

	private static Cause cause(final Certainty certainty, final Finding... findings) {
		return new Cause("contoso.F-1", Identity.ADMINISTRATOR, Text.verbatim("Broken"), Text.EMPTY, certainty, RepairLayer.CLOCK,
				List.of(new Reason(Text.verbatim("It shows."), List.of(findings))), List.of(), List.of(), List.of());
	}
}
