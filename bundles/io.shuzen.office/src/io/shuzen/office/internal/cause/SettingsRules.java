package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.reading.OfficeInstallation;

/** F11, F12, F13, F25 and F28: switches and policies. What a policy sets is never repaired, it comes back and belongs to somebody. */
final class SettingsRules {

	private static final String OWNED = "policy";
	private static final Set<String> SIGN_IN = Set.of("signinoptions", "useonlinecontent");

	private SettingsRules() {
	}

	/** F11: modern authentication or the Web Account Manager is switched off. */
	static void modernAuthentication(final Symptoms symptoms, final Causes causes) {
		final List<Finding> found = symptoms.of(DiagnosticId.MODERN_AUTHENTICATION, "off", "wamOff", OWNED);
		for (final Identity subject : Symptoms.subjects(found)) {
			final List<Finding> own = of(found, subject);
			final List<Finding> effective = own.stream().filter(finding -> !isOfOtherVersion(symptoms, finding)).toList();
			final boolean off = effective.stream().anyMatch(finding -> valueOf(finding).equals("enableadal"));
			final CauseDraft draft = switches("F11-modern-authentication", subject,
					off ? Certainty.CERTAIN : effective.isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY, own)
					.because(symptoms.telling("AADSTS9002313"));
			if (effective.isEmpty()) {
				draft.against(own, "officeOfOtherVersion");
			}
			causes.add(draft);
		}
	}

	// switches of Office 2013 do nothing to a later one
	private static boolean isOfOtherVersion(final Symptoms symptoms, final Finding finding) {
		final boolean of2013 = finding.evidence().stream().anyMatch(each -> each.probe() instanceof final RegistryProbe probe
				&& probe.path().toString().contains("\\15.0\\"));
		return of2013 && OfficeInstallation.READING.from(symptoms.facts(), Identity.ADMINISTRATOR).asOptional()
				.filter(office -> office.version().startsWith("16.")).isPresent();
	}

	/** F11: Windows or Office is too old for the Web Account Manager. */
	static void tooOld(final Symptoms symptoms, final Causes causes) {
		final List<Finding> old = new ArrayList<>(symptoms.of(DiagnosticId.WINDOWS_BUILD, "noWebAccountManager", "old"));
		old.addAll(symptoms.of(DiagnosticId.INSTALLATION, "office2013", "old"));
		if (!old.isEmpty()) {
			causes.add(new CauseDraft("F11-too-old", Identity.ADMINISTRATOR, RepairLayer.SETTINGS, Certainty.POSSIBLE).because(old)
					.because(symptoms.telling("AADSTS9002313")).instruct("update"));
		}
	}

	/** F12: signing in or online services are forbidden. */
	static void signInForbidden(final Symptoms symptoms, final Causes causes) {
		final List<Finding> found = symptoms.of(DiagnosticId.SIGN_IN_BLOCKED).stream()
				.filter(finding -> SIGN_IN.contains(valueOf(finding))).toList();
		for (final Identity subject : Symptoms.subjects(found)) {
			causes.add(switches("F12-sign-in-forbidden", subject, Certainty.CERTAIN, of(found, subject)));
		}
	}

	/** F28: connected experiences are switched off. */
	static void connectedServices(final Symptoms symptoms, final Causes causes) {
		final List<Finding> found = symptoms.unexplained(DiagnosticId.SIGN_IN_BLOCKED, OWNED);
		for (final Identity subject : Symptoms.subjects(found)) {
			causes.add(switches("F28-connected-experiences", subject, Certainty.LIKELY, of(found, subject)));
		}
	}

	/** F25: Windows Information Protection does not let Office in. */
	static void informationProtection(final Symptoms symptoms, final Causes causes) {
		final List<Finding> told = symptoms.telling("0x80070164");
		if (!told.isEmpty()) {
			causes.add(new CauseDraft("F25-information-protection", Identity.ADMINISTRATOR, RepairLayer.SETTINGS, Certainty.LIKELY)
					.because(told).instruct("allowApplication"));
		}
	}

	/** F13: the user once signed out by hand. */
	static void signedOutByHand(final Symptoms symptoms, final Causes causes) {
		for (final Finding switched : symptoms.of(DiagnosticId.SIGN_IN_SWITCHES, "signedOut")) {
			final List<Finding> signedIn = symptoms.about(switched.subject(), DiagnosticId.IDENTITIES, "consistent", "several");
			final CauseDraft draft = new CauseDraft("F13-signed-out", switched.subject(), RepairLayer.SETTINGS,
					signedIn.isEmpty() ? Certainty.LIKELY : Certainty.POSSIBLE).because(List.of(switched))
					.because(symptoms.about(switched.subject(), DiagnosticId.CREDENTIALS, "nobodySignedIn"))
					.runbook(RunbookId.ALLOW_SIGN_IN).instruct("restartOffice");
			if (!signedIn.isEmpty()) {
				draft.against(signedIn, "signedInAgain");
			}
			causes.add(draft);
		}
	}

	private static CauseDraft switches(final String key, final Identity subject, final Certainty certainty,
			final List<Finding> found) {
		final CauseDraft draft = new CauseDraft(key, subject, RepairLayer.SETTINGS, certainty).because(found);
		if (found.stream().anyMatch(finding -> !finding.kind().equals(OWNED))) {
			draft.runbook(RunbookId.ALLOW_SIGN_IN);
		}
		if (found.stream().anyMatch(finding -> finding.kind().equals(OWNED))) {
			draft.instruct("policyOwner");
		}
		return draft;
	}

	private static List<Finding> of(final List<Finding> found, final Identity subject) {
		return found.stream().filter(finding -> finding.subject().equals(subject)).toList();
	}

	// the evidence of a registry finding is "name = data"
	private static String valueOf(final Finding finding) {
		return finding.evidence().stream().map(Finding.Evidence::excerpt).map(excerpt -> excerpt.split(" = ", 2)[0].trim())
				.findFirst().orElse("").toLowerCase(Locale.ROOT);
	}
}
