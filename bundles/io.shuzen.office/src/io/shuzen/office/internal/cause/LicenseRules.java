package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.OfficeLicense;

/** F14 to F19: licences and activation. */
final class LicenseRules {

	/** What the status of an entitlement says when the tenant has nothing against it. */
	private static final Set<String> ENTITLED = Set.of("active", "enabled", "licensed");

	private LicenseRules() {
	}

	/** F19: Windows' own licensing is damaged. */
	static void softwareProtection(final Symptoms symptoms, final Causes causes) {
		final List<Finding> damaged = new ArrayList<>(symptoms.of(DiagnosticId.SOFTWARE_PROTECTION, "keyMissing", "missing"));
		final List<Finding> access = symptoms.of(DiagnosticId.NETWORK_SERVICE_ACCESS, "lacking");
		if (!damaged.isEmpty() || !access.isEmpty()) {
			final CauseDraft draft = new CauseDraft("F19-software-protection", Identity.ADMINISTRATOR, RepairLayer.LICENSES,
					damaged.isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN).because(damaged).because(access);
			if (!damaged.isEmpty()) {
				draft.runbook(RunbookId.REPAIR_LICENSE_SERVICE).instruct("importLicensingKey");
			}
			if (!access.isEmpty()) {
				draft.step(StepId.NETWORK_SERVICE_ACCESS);
			}
			causes.add(draft.instruct("networkServiceAccess"));
		}
		final List<Finding> compatibility = symptoms.of(DiagnosticId.SOFTWARE_PROTECTION, "compatibility");
		for (final Identity subject : Symptoms.subjects(compatibility)) {
			causes.add(new CauseDraft("F19-compatibility", subject, RepairLayer.LICENSES, Certainty.LIKELY)
					.because(compatibility.stream().filter(finding -> finding.subject().equals(subject)).toList())
					.runbook(RunbookId.REPAIR_LICENSE_SERVICE));
		}
	}

	/** F18: activating is denied access. Only what Office itself said counts: Windows meets the same code for its own licence. */
	static void deniedAccess(final Symptoms symptoms, final Causes causes) {
		final List<Finding> told = symptoms.telling("0x80070005").stream()
				.filter(finding -> finding.diagnosticId().equals(DiagnosticId.OFFICE_ALERTS)).toList();
		if (!told.isEmpty()) {
			causes.add(new CauseDraft("F18-access-denied", Identity.ADMINISTRATOR, RepairLayer.LICENSES, Certainty.LIKELY).because(told)
					.because(symptoms.of(DiagnosticId.SOFTWARE_PROTECTION, "disabled")).runbook(RunbookId.REMOVE_STALE_LICENSES)
					.runbook(RunbookId.REPAIR_LICENSE_SERVICE, Map.of("activationDenied", "true"))
					.runbook(RunbookId.REPAIR_OFFICE, Map.of("online", "true"))
					.instruct("renameTokenStore"));
		}
	}

	/** F16: two ways of licensing exclude each other. */
	static void modes(final Symptoms symptoms, final Causes causes) {
		final List<Finding> conflicts = new ArrayList<>(symptoms.of(DiagnosticId.DEVICE_LICENSE, "conflict"));
		conflicts.addAll(symptoms.of(DiagnosticId.LICENSE_MODES, "conflict"));
		if (!conflicts.isEmpty()) {
			causes.add(new CauseDraft("F16-modes", Identity.ADMINISTRATOR, RepairLayer.LICENSES, Certainty.CERTAIN).because(conflicts)
					.because(symptoms.of(DiagnosticId.SHARED_COMPUTER, "on", "onByPolicy"))
					.because(symptoms.of(DiagnosticId.SHARED_COMPUTER_TOKENS, "missing")).instruct("decideMode"));
		}
	}

	/** F16: keys of a former way of activation are left, or a volume key is not activated. */
	static void productKeys(final Symptoms symptoms, final Causes causes) {
		final List<Finding> stale = symptoms.of(DiagnosticId.PRODUCT_KEYS, "several", "stale");
		if (!stale.isEmpty()) {
			final CauseDraft draft = new CauseDraft("F16-stale-key", Identity.ADMINISTRATOR, RepairLayer.LICENSES, Certainty.LIKELY)
					.because(stale).because(symptoms.of(DiagnosticId.LICENSE_MODES, "legacy"))
					.runbook(RunbookId.REMOVE_STALE_LICENSES);
			if (symptoms.has(DiagnosticId.SHARED_COMPUTER, "on", "onByPolicy")) {
				draft.instruct("outsideWorkingHours");
			}
			causes.add(draft);
		}
		final List<Finding> volume = symptoms.of(DiagnosticId.PRODUCT_KEYS, "notActivated");
		if (!volume.isEmpty()) {
			causes.add(new CauseDraft("F16-volume-key", Identity.ADMINISTRATOR, RepairLayer.LICENSES, Certainty.LIKELY).because(volume)
					.instruct("volumeActivation"));
		}
	}

	/** F17: a user of a shared computer has no valid token. */
	static void sharedComputer(final Symptoms symptoms, final Causes causes) {
		final List<Finding> tokens = symptoms.unexplained(DiagnosticId.SHARED_COMPUTER_TOKENS, "missing", "expired");
		final List<Finding> plan = symptoms.telling("0x40E");
		final List<Finding> machines = symptoms.telling("0x420");
		for (final Identity user : Symptoms.subjects(tokens)) {
			final List<Finding> own = tokens.stream().filter(finding -> finding.subject().equals(user)).toList();
			final boolean uses = own.stream().anyMatch(finding -> finding.kind().equals("expired"))
					|| !symptoms.about(user, DiagnosticId.IDENTITIES, "consistent", "several").isEmpty();
			final CauseDraft draft = new CauseDraft("F17-shared-token", user, RepairLayer.LICENSES,
					uses ? Certainty.LIKELY : Certainty.POSSIBLE).because(own)
					.because(symptoms.of(DiagnosticId.SHARED_COMPUTER, "on", "onByPolicy")).runbook(RunbookId.RESET_SHARED_COMPUTER)
					.instruct("roamingOrSingleSignOn");
			if (!uses) {
				draft.against(List.of(), "neverUsedOffice");
			}
			causes.add(draft);
		}
		if (!plan.isEmpty() || !machines.isEmpty()) {
			final CauseDraft draft = new CauseDraft("F17-shared-plan", Identity.ADMINISTRATOR, RepairLayer.LICENSES, Certainty.LIKELY)
					.because(plan).because(machines);
			causes.add(draft.instruct(plan.isEmpty() ? "tooManyComputers" : "planWithSharedComputer"));
		}
	}

	/** F14 and F15: the licence of Microsoft 365 Apps. */
	static void licenses(final Symptoms symptoms, final Causes causes) {
		final List<Finding> found = symptoms.of(DiagnosticId.LICENSES, "reduced", "grace", "missing", "nobodys", "otherAccount",
				"otherTenant");
		for (final Identity user : Symptoms.subjects(found)) {
			final List<Finding> own = found.stream().filter(finding -> finding.subject().equals(user)).toList();
			final boolean foreign = own.stream()
					.anyMatch(finding -> Set.of("nobodys", "otherAccount", "otherTenant").contains(finding.kind()));
			final boolean onlyMissing = own.stream().allMatch(finding -> finding.kind().equals("missing"));
			final boolean consequence = causes.isBroken(RepairLayer.SETTINGS);
			final boolean taken = !foreign && !onlyMissing && !consequence && isEntitled(symptoms, user);
			final CauseDraft draft = new CauseDraft(taken ? "F15-limit" : foreign ? "F14-foreign-license"
					: onlyMissing ? "F14-no-license" : "F14-license", user, RepairLayer.LICENSES,
					taken || onlyMissing ? Certainty.POSSIBLE : Certainty.LIKELY).because(own);
			if (taken) {
				draft.against(List.of(), "limitUnknown").against(List.of(), "longAway").instruct("removeDevices");
			} else {
				draft.instruct("assignLicense");
			}
			if (onlyMissing) {
				draft.against(List.of(), "afterReset").runbook(RunbookId.RESET_SIGN_IN);
			} else {
				draft.runbook(RunbookId.REMOVE_STALE_LICENSES).runbook(RunbookId.RESET_SIGN_IN);
			}
			if (consequence) {
				draft.against(List.of(), "consequence");
			}
			causes.add(draft.instruct("startOffice"));
		}
	}

	// inferred, not published: an entitlement that is in force while its licence is not renewed was taken from this device
	private static boolean isEntitled(final Symptoms symptoms, final Identity user) {
		final List<OfficeLicense> licenses = LicenseReport.READING.from(symptoms.facts(), user).asOptional().map(LicenseReport::user)
				.or(() -> LicenseFiles.OF_USER.from(symptoms.facts(), user).asOptional()).orElse(List.of());
		return licenses.stream().filter(license -> license.state() == OfficeLicense.State.REDUCED_FUNCTIONALITY)
				.anyMatch(license -> license.reason().isEmpty() && ENTITLED.contains(license.status().toLowerCase(Locale.ROOT)));
	}
}
