package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;

/** F5, F6, F24, and what of F1 is Windows' own sign-in: the parts of Windows that sign users in. */
final class SignInRules {

	private static final String PACKAGE_MISSING = "0x80070057";
	private static final String NO_LOGON_SESSION = "0x80070520";
	private static final String BROKER_FAILED = "0xCAA5001C";

	private SignInRules() {
	}

	/** F5: the packages that show sign-in windows. */
	static void packages(final Symptoms symptoms, final Causes causes) {
		final List<Finding> gone = symptoms.of(DiagnosticId.SYSTEM_APPS, "missing");
		final List<Finding> unregistered = new ArrayList<>(symptoms.of(DiagnosticId.AAD_BROKER, "missing", "damaged"));
		unregistered.addAll(symptoms.of(DiagnosticId.CLOUD_EXPERIENCE_HOST, "missing", "damaged"));
		final List<Finding> repaired = symptoms.of(DiagnosticId.APP_STATE_EVENTS, "repaired");
		final List<Finding> told = symptoms.telling(PACKAGE_MISSING);
		if (!gone.isEmpty()) {
			final List<Finding> consequences = unregistered.stream().filter(finding -> isOfMissingFiles(finding, gone)).toList();
			causes.add(new CauseDraft("F5-image", Identity.ADMINISTRATOR, RepairLayer.SIGN_IN, Certainty.CERTAIN).because(gone)
					.because(consequences).because(repaired).because(told).instruct("repairImage").instruct("registerAfterwards"));
			unregistered.removeAll(consequences);
		}
		for (final Identity user : Symptoms.subjects(unregistered)) {
			final List<Finding> own = unregistered.stream().filter(finding -> finding.subject().equals(user)).toList();
			final boolean missing = own.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
			final CauseDraft draft = new CauseDraft("F5-package", user, RepairLayer.SIGN_IN,
					missing ? Certainty.CERTAIN : Certainty.LIKELY).because(own)
					.because(repaired.stream().filter(finding -> !symptoms.isExplained(finding)).toList())
					.because(told.stream().filter(finding -> !symptoms.isExplained(finding)).toList())
					.runbook(RunbookId.REPAIR_TOKEN_BROKER);
			exclusions(symptoms, draft);
			causes.add(draft);
		}
		if (gone.isEmpty() && unregistered.isEmpty() && !(repaired.isEmpty() && told.isEmpty())) {
			final boolean registered = symptoms.isWell(DiagnosticId.AAD_BROKER);
			final boolean past = symptoms.areFromBeforeRestart(Stream.concat(repaired.stream(), told.stream()).toList());
			final CauseDraft draft = new CauseDraft("F5-package-state", symptoms.affected(), RepairLayer.SIGN_IN,
					past || repaired.isEmpty() && registered ? Certainty.POSSIBLE : Certainty.LIKELY).because(repaired).because(told)
					.runbook(RunbookId.REPAIR_TOKEN_BROKER);
			if (registered) {
				draft.against(symptoms.of(DiagnosticId.AAD_BROKER), "packageRegistered");
			}
			if (past) {
				draft.against(List.of(), "beforeRestart");
			}
			exclusions(symptoms, draft);
			causes.add(draft);
		}
	}

	private static boolean isOfMissingFiles(final Finding unregistered, final List<Finding> gone) {
		final SystemApp app = unregistered.diagnosticId().equals(DiagnosticId.AAD_BROKER) ? SystemApp.AAD_BROKER
				: SystemApp.CLOUD_EXPERIENCE_HOST;
		return gone.stream().anyMatch(finding -> finding.evidence().stream().anyMatch(each -> each.probe().equals(app.manifest())));
	}

	private static void exclusions(final Symptoms symptoms, final CauseDraft draft) {
		if (symptoms.has(DiagnosticId.SECURITY_SOFTWARE, "others")) {
			draft.instruct("securityExclusions");
		}
	}

	/** F6: account files of a former identity of the user. */
	static void brokerAccounts(final Symptoms symptoms, final Causes causes) {
		final List<Finding> session = symptoms.telling(NO_LOGON_SESSION);
		final List<Finding> broker = symptoms.telling(BROKER_FAILED);
		if (session.isEmpty() && broker.isEmpty()) {
			return;
		}
		final Identity user = symptoms.affected();
		final List<Finding> files = symptoms.about(user, DiagnosticId.BROKER_ACCOUNTS, "some");
		final boolean noFiles = symptoms.has(DiagnosticId.BROKER_ACCOUNTS, "none")
				&& !symptoms.has(DiagnosticId.BROKER_ACCOUNTS, "some");
		final boolean past = symptoms.areFromBeforeRestart(Stream.concat(session.stream(), broker.stream()).toList());
		final CauseDraft draft = new CauseDraft("F6-broker-accounts", user, RepairLayer.SIGN_IN,
				session.isEmpty() || noFiles || past ? Certainty.POSSIBLE : Certainty.LIKELY).because(session).because(broker).because(files)
				.runbook(RunbookId.REPAIR_TOKEN_BROKER);
		if (noFiles) {
			draft.against(symptoms.of(DiagnosticId.BROKER_ACCOUNTS, "none"), "noBrokerAccounts");
		}
		if (past) {
			draft.against(List.of(), "beforeRestart");
		}
		causes.add(draft);
	}

	/** F24: the sign-in page leads to an address without HTTPS. */
	static void signInPage(final Symptoms symptoms, final Causes causes) {
		final List<Finding> found = symptoms.of(DiagnosticId.AAD_EVENTS, "notSecure");
		if (!found.isEmpty()) {
			causes.add(new CauseDraft("F24-not-https", Identity.ADMINISTRATOR, RepairLayer.SIGN_IN, Certainty.CERTAIN).because(found)
					.instruct("httpsOnly"));
		}
	}

	/** F1: Windows gets no token for the user, and neither clock nor network nor device explains it. */
	static void token(final Symptoms symptoms, final Causes causes) {
		for (final Finding refused : symptoms.unexplained(DiagnosticId.PRIMARY_REFRESH_TOKEN, "refused", "missing", "stale")) {
			final boolean password = symptoms.telling("AADSTS50126", "0xC000006D").contains(refused);
			final boolean secondFactor = symptoms.telling("AADSTS50076", "AADSTS50078", "0xCAA2000C").contains(refused)
					|| mentions(refused, "interaction_required");
			final boolean locked = symptoms.telling("AADSTS50053", "AADSTS50057", "AADSTS50034", "AADSTS53003").contains(refused);
			final String key = locked ? "F1-account-refused" : secondFactor ? "F1-second-factor" : password ? "F1-password" : "F1-token";
			final boolean stale = refused.kind().equals("stale");
			final boolean consequence = causes.isBroken(RepairLayer.SIGN_IN);
			final CauseDraft draft = new CauseDraft(key, refused.subject(), RepairLayer.SIGN_IN,
					consequence || stale && !symptoms.isActive(refused.subject()) ? Certainty.POSSIBLE : Certainty.LIKELY)
					.because(List.of(refused)).because(symptoms.telling("AADSTS50126", "AADSTS50076", "AADSTS50078", "0xCAA2000C",
							"AADSTS50053", "AADSTS50057", "AADSTS50034", "AADSTS53003", "0xCAA20003", "0xCAA90003", "0xCAA90004"));
			if (consequence) {
				draft.against(List.of(), "consequence");
			}
			switch (key) {
			// Windows would try the old password again, and too many tries lock the account
			case "F1-password" -> draft.instruct("lockAndUnlock");
			case "F1-second-factor" -> draft.instruct("secondFactor");
			case "F1-account-refused" -> draft.instruct("accountInTenant");
			default -> draft.step(StepId.REFRESH_TOKEN).instruct("lockAndUnlock");
			}
			causes.add(draft);
		}
	}

	private static boolean mentions(final Finding finding, final String word) {
		return finding.evidence().stream().anyMatch(each -> each.excerpt().toLowerCase(Locale.ROOT).contains(word));
	}
}
