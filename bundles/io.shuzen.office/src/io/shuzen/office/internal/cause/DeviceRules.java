package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;

/** F8, F9, F10, and what of F1 is the device's: its registration and its keys. */
final class DeviceRules {

	private static final String DISABLED = "AADSTS135011";
	private static final String DELETED = "AADSTS50155";
	private static final String NOT_FOUND = "0x801C03F2";
	private static final Set<String> ABOUT_KEYS = Set.of(DiagnosticId.DEVICE_KEYS, DiagnosticId.TPM);

	private DeviceRules() {
	}

	private static Optional<JoinType> joinType(final Symptoms symptoms) {
		return JoinState.joinType(symptoms.facts());
	}

	private static boolean isHybrid(final Symptoms symptoms) {
		return joinType(symptoms).filter(type -> type == JoinType.HYBRID_JOINED).isPresent();
	}

	/** F8: the device's key is lost or the TPM does not give it out. */
	static void lostKey(final Symptoms symptoms, final Causes causes) {
		final List<Finding> failed = symptoms.of(DiagnosticId.DEVICE_KEYS, "failed");
		final List<Finding> recovery = symptoms.of(DiagnosticId.DEVICE_KEYS, "recovery");
		final List<Finding> notReady = symptoms.of(DiagnosticId.TPM, "notReady");
		final List<Finding> told = isWell(symptoms) ? List.of() : symptoms.tellingOf(ABOUT_KEYS);
		if (failed.isEmpty() && recovery.isEmpty() && notReady.isEmpty() && told.isEmpty()) {
			return;
		}
		final boolean signs = symptoms.has(DiagnosticId.DEVICE_KEYS, "passed");
		final Certainty certainty = !failed.isEmpty() ? Certainty.CERTAIN
				: !signs && !(told.isEmpty() && recovery.isEmpty()) ? Certainty.LIKELY : Certainty.POSSIBLE;
		final CauseDraft draft = new CauseDraft("F8-device-key", Identity.ADMINISTRATOR, RepairLayer.DEVICE, certainty)
				.because(failed).because(recovery).because(told).because(notReady);
		if (signs) {
			draft.against(symptoms.of(DiagnosticId.DEVICE_KEYS, "passed"), "keySigns");
		}
		howToRegisterAgain(symptoms, draft, !failed.isEmpty());
		causes.add(draft.instruct("neverClearTpm"));
	}

	// only the hybrid join comes back by itself; leaving any other join by command would lock users out
	private static void howToRegisterAgain(final Symptoms symptoms, final CauseDraft draft, final boolean leaves) {
		final Optional<JoinType> type = joinType(symptoms);
		if (type.isEmpty()) {
			draft.instruct("joinUnknown");
			return;
		}
		switch (type.get()) {
		case HYBRID_JOINED -> {
			if (leaves) {
				draft.runbook(RunbookId.REPAIR_DEVICE_REGISTRATION);
				if (symptoms.has(DiagnosticId.JOIN_TASK, "disabled", "missing")) {
					draft.instruct("joinTask");
				}
			} else {
				draft.instruct("recoverAtSignIn");
			}
		}
		case ENTRA_JOINED -> draft.instruct("rejoinByHand");
		case DOMAIN_JOINED, ON_PREMISES_DRS, NOT_JOINED -> draft.instruct("addWorkAccountAgain");
		}
	}

	/** F9 and F10: Microsoft Entra ID does not accept the device. */
	static void disabledOrDeleted(final Symptoms symptoms, final Causes causes) {
		if (isWell(symptoms)) {
			return;
		}
		final List<Finding> refused = symptoms.of(DiagnosticId.DEVICE_JOIN, "refused");
		final List<Finding> disabled = symptoms.telling(DISABLED);
		final List<Finding> deleted = symptoms.telling(DELETED, refused.isEmpty() ? DELETED : NOT_FOUND);
		if (refused.isEmpty() && disabled.isEmpty() && deleted.isEmpty()) {
			return;
		}
		final boolean accepted = isAccepted(symptoms);
		if (!disabled.isEmpty() || deleted.isEmpty()) {
			final CauseDraft draft = new CauseDraft("F9-device-disabled", Identity.ADMINISTRATOR, RepairLayer.DEVICE,
					accepted ? Certainty.POSSIBLE : refused.isEmpty() || disabled.isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN)
					.because(refused).because(disabled).instruct("enableDevice").instruct("duplicateDevices").instruct("recoverAtSignIn");
			objections(symptoms, draft, accepted);
			if (disabled.isEmpty()) {
				draft.against(refused, "disabledOrDeleted");
			}
			causes.add(draft);
		}
		if (!deleted.isEmpty() || disabled.isEmpty()) {
			final CauseDraft draft = new CauseDraft("F10-device-deleted", Identity.ADMINISTRATOR, RepairLayer.DEVICE,
					accepted || deleted.isEmpty() ? Certainty.POSSIBLE : refused.isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN)
					.because(refused).because(deleted);
			objections(symptoms, draft, accepted);
			if (deleted.isEmpty()) {
				draft.against(refused, "disabledOrDeleted");
			}
			howToRegisterAgain(symptoms, draft, true);
			causes.add(draft);
		}
	}

	private static void objections(final Symptoms symptoms, final CauseDraft draft, final boolean accepted) {
		if (accepted) {
			draft.against(symptoms.of(DiagnosticId.DEVICE_JOIN), "deviceAccepted");
		}
	}

	// that no refusal was found is not enough: an unelevated reading does not have the field
	private static boolean isAccepted(final Symptoms symptoms) {
		return JoinState.ofDevice(symptoms.facts()).asOptional()
				.flatMap(source -> source.status().value("Device Details", "DeviceAuthStatus"))
				.filter(status -> status.toUpperCase(Locale.ROOT).startsWith("SUCCESS")).isPresent();
	}

	// what was logged before is history when the device is accepted, its key signs, and its users get tokens
	private static boolean isWell(final Symptoms symptoms) {
		return isAccepted(symptoms) && symptoms.isWell(DiagnosticId.DEVICE_KEYS) && symptoms.isWell(DiagnosticId.PRIMARY_REFRESH_TOKEN);
	}

	/** F10: registering fails, or half of the registration is lost. */
	static void registration(final Symptoms symptoms, final Causes causes) {
		final List<Finding> certificates = symptoms.about(Identity.ADMINISTRATOR, DiagnosticId.DEVICE_CERTIFICATES, "missing",
				"expired");
		final List<Finding> failing = symptoms.of(DiagnosticId.DEVICE_JOIN, "hybridFailing");
		final List<Finding> events = symptoms.unexplained(DiagnosticId.REGISTRATION_EVENTS, "code", "failed");
		final List<Finding> told = new ArrayList<>(symptoms.telling("0xCAAA0007", "0xCAAA0006", "0xCAA50021"));
		if (certificates.isEmpty() && failing.isEmpty() && (isWell(symptoms) || events.isEmpty() && told.isEmpty())) {
			return;
		}
		final boolean accepted = isAccepted(symptoms) && certificates.isEmpty();
		final boolean shown = !certificates.isEmpty() || !failing.isEmpty();
		final CauseDraft draft = new CauseDraft("F10-registration", Identity.ADMINISTRATOR, RepairLayer.DEVICE,
				accepted ? Certainty.POSSIBLE : shown ? Certainty.LIKELY : Certainty.POSSIBLE).because(certificates).because(failing)
				.because(events).because(told);
		objections(symptoms, draft, accepted);
		if (!failing.isEmpty()) {
			draft.runbook(RunbookId.REPAIR_DEVICE_REGISTRATION).instruct("syncedAndInScope");
		} else if (!certificates.isEmpty()) {
			howToRegisterAgain(symptoms, draft, isHybrid(symptoms) && symptoms.has(DiagnosticId.DEVICE_JOIN, "refused"));
		} else {
			draft.instruct("syncedAndInScope");
		}
		if (symptoms.has(DiagnosticId.JOIN_TASK, "disabled", "missing") && joinType(symptoms)
				.filter(type -> type == JoinType.HYBRID_JOINED || type == JoinType.DOMAIN_JOINED).isPresent()) {
			draft.because(symptoms.of(DiagnosticId.JOIN_TASK, "disabled", "missing")).instruct("joinTask");
		}
		causes.add(draft);
	}

	/** F1: work accounts are registered beside the device's join, or several of them. */
	static void workAccounts(final Symptoms symptoms, final Causes causes) {
		for (final Finding dual : symptoms.of(DiagnosticId.WORKPLACE_JOIN, "dual")) {
			// never by command here: on a joined device that is not proven to spare the device's own account
			final CauseDraft draft = new CauseDraft("F1-two-registrations", dual.subject(), RepairLayer.DEVICE, Certainty.LIKELY)
					.because(List.of(dual)).instruct("disconnectExtraAccount");
			preventReturn(symptoms, draft);
			causes.add(draft);
		}
		for (final Finding several : symptoms.of(DiagnosticId.WORKPLACE_JOIN, "several")) {
			final CauseDraft draft = new CauseDraft("F1-several-work-accounts", several.subject(), RepairLayer.DEVICE, Certainty.LIKELY)
					.because(List.of(several)).because(symptoms.about(several.subject(), DiagnosticId.WAM_ACCOUNTS, "several"))
					.step(StepId.WAM_CLEANUP).instruct("managementEnds");
			preventReturn(symptoms, draft);
			causes.add(draft);
		}
		final List<Finding> certificates = symptoms.of(DiagnosticId.DEVICE_CERTIFICATES, "missing", "expired").stream()
				.filter(finding -> finding.subject() instanceof Identity.User).toList();
		certificates.forEach(finding -> causes.add(new CauseDraft("F10-work-account-certificate", finding.subject(),
				RepairLayer.DEVICE, Certainty.LIKELY).because(List.of(finding)).instruct("addWorkAccountAgain")));
	}

	private static void preventReturn(final Symptoms symptoms, final CauseDraft draft) {
		if (symptoms.has(DiagnosticId.WORKPLACE_JOIN_POLICY, "recurs")) {
			draft.instruct("preventReturn");
		}
	}
}
