package io.shuzen.office.internal.cause;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OneAuthAccount;
import io.shuzen.office.internal.reading.OneAuthAccounts;
import io.shuzen.office.internal.reading.SharedComputerActivation;
import io.shuzen.office.internal.reading.SignInAccount;

/** F1, F7 and F27: who is signed in where. */
final class AccountRules {

	private static final String ONEDRIVE = "com.microsoft.OneDrive";
	private static final String[] ONEDRIVE_CODES = { "0x8004DEC5", "0x8004DEEF", "0x8004DEB4" };

	private AccountRules() {
	}

	/** The reset that fits the machine: on a shared computer only the user's own part. */
	static CauseDraft reset(final Symptoms symptoms, final CauseDraft draft) {
		final boolean shared = SharedComputerActivation.READING.from(symptoms.facts(), Identity.ADMINISTRATOR).asOptional()
				.filter(SharedComputerActivation::isEnabled).isPresent();
		draft.runbook(shared ? RunbookId.RESET_SHARED_COMPUTER : RunbookId.RESET_SIGN_IN);
		if (symptoms.has(DiagnosticId.INSTALLATION, "msi")) {
			draft.instruct("msi");
		}
		if (symptoms.has(DiagnosticId.RUNNING_APPLICATIONS, "running")) {
			draft.instruct("saveWork");
		}
		return draft.instruct("signInAgain");
	}

	/** F1: accounts that do not belong together. */
	static void accounts(final Symptoms symptoms, final Causes causes) {
		final List<Finding> identities = symptoms.of(DiagnosticId.IDENTITIES, "several", "foreignTenant");
		final List<Finding> credentials = symptoms.unexplained(DiagnosticId.CREDENTIALS, "otherAccount", "severalAccounts",
				"formerVersion", "nobodySignedIn");
		final List<Finding> activation = symptoms.of(DiagnosticId.ACTIVATION_IDENTITY, "otherTenant", "otherAccount");
		for (final Identity user : Symptoms.subjects(identities, credentials)) {
			final List<Finding> own = of(identities, user);
			final CauseDraft draft = new CauseDraft("F1-accounts", user, RepairLayer.ACCOUNTS,
					own.isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY).because(own).because(of(credentials, user));
			if (!own.isEmpty()) {
				draft.because(symptoms.about(user, DiagnosticId.ONEAUTH, "several")).because(activation);
			}
			if (!own.isEmpty() && own.stream().noneMatch(finding -> finding.kind().equals("several"))) {
				draft.against(own, "guest");
			}
			if (own.isEmpty() && draft.findings().stream().allMatch(finding -> finding.kind().equals("nobodySignedIn"))) {
				draft.against(List.of(), "credentialsWait");
			}
			causes.add(reset(symptoms, draft));
		}
		final List<Finding> left = activation.stream().filter(finding -> !symptoms.isExplained(finding)).toList();
		if (!left.isEmpty()) {
			final boolean tenant = left.stream().anyMatch(finding -> finding.kind().equals("otherTenant"));
			causes.add(reset(symptoms, new CauseDraft("F1-activated-for-another", Identity.ADMINISTRATOR, RepairLayer.ACCOUNTS,
					tenant ? Certainty.LIKELY : Certainty.POSSIBLE).because(left)));
		}
	}

	/** F7 and F27: several accounts claim Office in the store that the applications share. */
	static void claimedAccounts(final Symptoms symptoms, final Causes causes) {
		final List<Finding> several = symptoms.unexplained(DiagnosticId.ONEAUTH, "several");
		final List<Finding> told = symptoms.telling(ONEDRIVE_CODES);
		for (final Identity user : Symptoms.subjects(several)) {
			final boolean oneDrive = !told.isEmpty() || movedFromOtherTenant(symptoms, user);
			final CauseDraft draft = new CauseDraft(oneDrive ? "F27-onedrive" : "F7-another-account", user, RepairLayer.ACCOUNTS,
					Certainty.LIKELY).because(of(several, user));
			if (oneDrive) {
				draft.because(told);
			} else {
				forgetOthers(symptoms, draft, user);
			}
			causes.add(reset(symptoms, draft));
		}
		final List<Finding> left = symptoms.telling(ONEDRIVE_CODES);
		if (!left.isEmpty()) {
			causes.add(new CauseDraft("F27-onedrive", symptoms.affected(), RepairLayer.ACCOUNTS, Certainty.POSSIBLE).because(left)
					.step(StepId.ONEAUTH).instruct("signInAgain"));
		}
	}

	// milder than a reset, when it is known whose account stays and nothing has to be closed for it
	private static void forgetOthers(final Symptoms symptoms, final CauseDraft draft, final Identity user) {
		final Optional<String> own = SignInAccount.INSTANCE.from(symptoms.facts(), user).asOptional();
		final boolean known = own.isPresent() && OneAuthAccounts.INSTANCE.from(symptoms.facts(), user).asOptional().orElse(List.of())
				.stream().filter(OneAuthAccount::isAssociatedWithOffice).anyMatch(account -> account.account().equalsIgnoreCase(own.get()));
		if (known && symptoms.about(user, DiagnosticId.RUNNING_APPLICATIONS, "running").isEmpty()) {
			draft.step(StepId.ONEAUTH_ASSOCIATION, Map.of("keep", own.get()));
		}
	}

	// an account of another domain than the user's that OneDrive signs in with
	private static boolean movedFromOtherTenant(final Symptoms symptoms, final Identity user) {
		final Optional<String> own = SignInAccount.INSTANCE.from(symptoms.facts(), user).asOptional().map(AccountRules::domain);
		return OneAuthAccounts.INSTANCE.from(symptoms.facts(), user).asOptional().orElse(List.of()).stream()
				.filter(account -> account.associatedApplications().stream().anyMatch(ONEDRIVE::equalsIgnoreCase))
				.map(OneAuthAccount::account).map(AccountRules::domain)
				.anyMatch(domain -> !domain.isEmpty() && own.isPresent() && !own.get().equals(domain));
	}

	private static String domain(final String account) {
		return account.contains("@") ? account.substring(account.indexOf('@') + 1).toLowerCase(Locale.ROOT) : "";
	}

	/** F1: an earlier repair goes on resetting. */
	static void plantedReset(final Symptoms symptoms, final Causes causes) {
		final List<Finding> planted = symptoms.of(DiagnosticId.EARLIER_RESETS, "planted");
		if (!planted.isEmpty()) {
			causes.add(new CauseDraft("F1-planted-reset", Identity.ADMINISTRATOR, RepairLayer.ACCOUNTS, Certainty.POSSIBLE)
					.because(planted).step(StepId.EARLIER_RESETS).runbook(RunbookId.REMOVE_STALE_LICENSES)
					.against(List.of(), "onlyFirstStart"));
		}
	}

	private static List<Finding> of(final List<Finding> found, final Identity subject) {
		return found.stream().filter(finding -> finding.subject().equals(subject)).toList();
	}
}
