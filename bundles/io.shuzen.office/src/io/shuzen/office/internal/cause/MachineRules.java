package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.location.TlsSettings;

/** F20 to F23: what everything else on the machine needs. */
final class MachineRules {

	/** Without these nobody signs in; the others do something less for it. */
	private static final Set<String> ESSENTIAL = Set.of("TokenBroker", "wlidsvc", "VaultSvc", "NlaSvc", "netprofm", "EventLog",
			"sppsvc");
	private static final String TIME = "W32Time";
	private static final Set<String> ABOUT_TLS = Set.of(DiagnosticId.TLS, DiagnosticId.TLS_INTERCEPTION);

	private MachineRules() {
	}

	/** F23. */
	static void services(final Symptoms symptoms, final Causes causes) {
		final List<Finding> broken = new ArrayList<>(symptoms.of(DiagnosticId.SERVICES, "disabled", "stopped"));
		broken.addAll(symptoms.of(DiagnosticId.SOFTWARE_PROTECTION, "disabled"));
		// a time service that does not run matters only when the clock is wrong, and is part of that then
		final boolean clockRight = symptoms.isWell(DiagnosticId.CLOCK);
		broken.removeIf(finding -> serviceOf(finding).equals(TIME) && !clockRight);
		if (broken.isEmpty()) {
			return;
		}
		broken.addAll(symptoms.of(DiagnosticId.VAULT_SERVICE, "disabled"));
		final boolean essential = broken.stream().anyMatch(finding -> ESSENTIAL.contains(serviceOf(finding)));
		final boolean disabled = broken.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
		final CauseDraft draft = new CauseDraft("F23-services", Identity.ADMINISTRATOR, RepairLayer.SERVICES,
				!essential ? Certainty.POSSIBLE : disabled ? Certainty.CERTAIN : Certainty.LIKELY).because(broken)
				.runbook(RunbookId.REPAIR_SERVICES).instruct("policyMayDisableServices");
		if (!essential) {
			draft.against(List.of(), "notEssential");
		}
		causes.add(draft);
	}

	private static String serviceOf(final Finding finding) {
		return finding.evidence().stream().map(Finding.Evidence::probe).filter(ServiceProbe.class::isInstance)
				.map(probe -> ((ServiceProbe) probe).name()).findFirst().orElse("");
	}

	/** F20. */
	static void clock(final Symptoms symptoms, final Causes causes) {
		final List<Finding> wrong = symptoms.of(DiagnosticId.CLOCK, "wrong");
		final boolean rightNow = symptoms.isWell(DiagnosticId.CLOCK);
		// a token's last refusal stays on record until the next try: once the clock is right, that is what is left to do
		final List<Finding> told = symptoms.telling("AADSTS500133", "0xCAA82F05").stream()
				.filter(finding -> !rightNow || !finding.diagnosticId().equals(DiagnosticId.PRIMARY_REFRESH_TOKEN)).toList();
		if (wrong.isEmpty() && told.isEmpty()) {
			return;
		}
		final boolean refused = wrong.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
		final CauseDraft draft = new CauseDraft("F20-clock", Identity.ADMINISTRATOR, RepairLayer.CLOCK,
				refused ? Certainty.CERTAIN : told.isEmpty() || rightNow ? Certainty.POSSIBLE : Certainty.LIKELY).because(wrong)
				.because(told).runbook(RunbookId.SYNCHRONISE_CLOCK);
		symptoms.of(DiagnosticId.SERVICES).stream().filter(finding -> serviceOf(finding).equals(TIME))
				.forEach(finding -> draft.because(List.of(finding)));
		if (rightNow) {
			draft.against(symptoms.of(DiagnosticId.CLOCK), "clockRight");
		} else if (!refused && told.isEmpty()) {
			draft.against(wrong, "clockTolerated");
		}
		draft.instruct("clockSource");
		causes.add(draft);
	}

	/** F21. */
	static void tlsVersions(final Symptoms symptoms, final Causes causes) {
		final List<Finding> settings = symptoms.of(DiagnosticId.TLS, "off", "lacking", "policy");
		if (settings.isEmpty()) {
			return;
		}
		final List<Finding> failing = symptoms.of(DiagnosticId.SERVICE_ENDPOINTS, "stage.TLS_FAILED");
		final List<Finding> told = symptoms.tellingOf(ABOUT_TLS);
		final boolean off = symptoms.has(DiagnosticId.TLS, "off");
		final boolean proven = !failing.isEmpty() || !told.isEmpty();
		final boolean users = settings.stream().anyMatch(MachineRules::isOfUserOrPolicy);
		final CauseDraft draft = new CauseDraft("F21-tls", Identity.ADMINISTRATOR, RepairLayer.ENCRYPTION,
				off && proven ? Certainty.CERTAIN : off || proven || users ? Certainty.LIKELY : Certainty.POSSIBLE)
				.because(settings).because(failing).because(told);
		final List<Finding> owned = symptoms.of(DiagnosticId.TLS, "policy");
		if (owned.size() < settings.size()) {
			draft.runbook(RunbookId.ENABLE_TLS).instruct("restartForTls");
		}
		if (!owned.isEmpty()) {
			draft.instruct("policyOwner");
		}
		if (symptoms.has(DiagnosticId.SERVICE_ENDPOINTS, "reached")) {
			draft.against(symptoms.of(DiagnosticId.SERVICE_ENDPOINTS, "reached"), "tlsReached");
		}
		causes.add(draft);
	}

	// the addresses are reached as the machine: what only users' programs may do is not disproved by that
	private static boolean isOfUserOrPolicy(final Finding finding) {
		return finding.kind().equals("policy") || finding.evidence().stream().map(Finding.Evidence::probe)
				.anyMatch(probe -> probe instanceof final RegistryProbe registry && TlsSettings.INTERNET_SETTINGS.contains(registry));
	}

	/** F22. */
	static void tlsInspection(final Symptoms symptoms, final Causes causes) {
		final List<Finding> inspected = symptoms.of(DiagnosticId.TLS_INTERCEPTION, "inspected");
		final List<Finding> told = symptoms.telling("0xCAA82F0D", "0xCAA82F06", "0xCAA82F8F", "0xCAA70010", "0xCAA82F19");
		if (inspected.isEmpty() && (told.isEmpty() || symptoms.isWell(DiagnosticId.TLS_INTERCEPTION))) {
			return;
		}
		final CauseDraft draft = new CauseDraft("F22-inspection", Identity.ADMINISTRATOR, RepairLayer.ENCRYPTION,
				told.isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY).because(inspected).because(told).instruct("exemptAddresses");
		if (told.isEmpty()) {
			draft.against(List.of(), "inspectionMayWork");
		}
		causes.add(draft);
	}
}
