package io.shuzen.office.internal.diagnostic;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SignInCredentials;
import io.shuzen.office.internal.location.SignInCredentials.Owner;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.OfficeIdentity;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.Subjects;

/**
 * D-27: credentials of Office, Teams, Skype for Business and OneDrive in each user's vault. Having them is normal; having them for an
 * account that Office is no longer signed in with, or for several accounts, is what makes Office pick the wrong one.
 */
final class LeftoverCredentials extends OfficeDiagnostic {

	private static final String OFFICE_2013 = "microsoftoffice15_";

	LeftoverCredentials() {
		super(DiagnosticId.CREDENTIALS, questions(),
				"Reset activation state for Microsoft 365 Apps for enterprise");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(OfficeInstallation.READING.probes());
		probes.add(CredentialProbe.INSTANCE);
		probes.add(OfficeIdentities.PROBE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final boolean current = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR).asOptional()
				.filter(office -> office.version().startsWith("16.")).isPresent();
		Subjects.answers(facts, CredentialProbe.INSTANCE).forEach((user, answer) -> {
			findings.unknown(user, answer);
			if (answer.isKnown()) {
				judge(findings, user, answer.map(SignInCredentials::among).asOptional().orElse(List.of()),
						OfficeIdentities.INSTANCE.from(facts, user), current);
			}
		});
	}

	private static void judge(final Findings findings, final Identity user, final List<StoredCredential> credentials,
			final Answer<List<OfficeIdentity>> identities, final boolean current) {
		if (credentials.isEmpty()) {
			findings.ok(user, "none");
			return;
		}
		final String summary = summarise(credentials);
		final String targets = credentials.stream().map(StoredCredential::target).collect(Collectors.joining(", "));
		final Set<String> accounts = credentials.stream().map(SignInCredentials::accountOf).flatMap(Optional::stream)
				.collect(Collectors.toCollection(TreeSet::new));
		final List<StoredCredential> ofOffice2013 = credentials.stream()
				.filter(credential -> credential.target().toLowerCase(Locale.ROOT).startsWith(OFFICE_2013)).toList();
		final Findings.Draft draft;
		if (current && !ofOffice2013.isEmpty()) {
			draft = findings.warning(user, "formerVersion", ofOffice2013.size(), summary);
		} else if (identities.isKnown()) {
			final Set<String> signedIn = OfficeIdentities.signedInAccounts(identities.asOptional().orElse(List.of()));
			final Set<String> leftOver = new TreeSet<>(accounts);
			leftOver.removeAll(signedIn);
			if (signedIn.isEmpty() && officeIsAmong(credentials)) {
				draft = findings.warning(user, "nobodySignedIn", credentials.size(), summary);
			} else if (!signedIn.isEmpty() && !leftOver.isEmpty()) {
				draft = findings.warning(user, "otherAccount", String.join(", ", leftOver), String.join(", ", signedIn),
						summary);
			} else {
				draft = findings.info(user, "present", credentials.size(), summary);
			}
		} else if (accounts.size() > 1) {
			draft = findings.warning(user, "severalAccounts", accounts.size(), String.join(", ", accounts), summary);
		} else {
			draft = findings.info(user, "present", credentials.size(), summary);
		}
		draft.evidence(CredentialProbe.INSTANCE, targets).step(StepId.CREDENTIALS).runbook(RunbookId.RESET_SIGN_IN);
	}

	// Teams and OneDrive may be signed in without Office being so
	private static boolean officeIsAmong(final List<StoredCredential> credentials) {
		return credentials.stream().anyMatch(credential -> SignInCredentials.ownerOf(credential).orElseThrow() == Owner.OFFICE);
	}

	private static String summarise(final List<StoredCredential> credentials) {
		return Arrays.stream(Owner.values()).map(owner -> {
			final long count = credentials.stream()
					.filter(credential -> SignInCredentials.ownerOf(credential).orElseThrow() == owner).count();
			return count == 0 ? "" : owner.prefix() + "*: " + count;
		}).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
	}
}
