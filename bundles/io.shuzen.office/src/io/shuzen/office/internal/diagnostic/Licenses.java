package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.OfficeIdentity;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.OfficeLicense;
import io.shuzen.office.internal.reading.SharedComputerActivation;
import io.shuzen.office.internal.reading.SignInAccount;
import io.shuzen.office.internal.reading.Subjects;

/** D-10: whether each user's Microsoft 365 Apps are licensed, and for the right account. */
final class Licenses extends OfficeDiagnostic {

	private static final List<String> ARTICLES = List.of("Detect Office activation with vNext licensing",
			"Unlicensed Product and activation errors in Office");

	Licenses() {
		super(DiagnosticId.LICENSES, questions(), ARTICLES.toArray(String[]::new));
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(LicenseFiles.OF_USER.probes());
		probes.addAll(OfficeInstallation.READING.probes());
		probes.addAll(SignInAccount.INSTANCE.probes());
		probes.addAll(SharedComputerActivation.READING.probes());
		probes.add(LicenseFiles.OF_DEVICE.probe());
		probes.add(OfficeIdentities.PROBE);
		probes.add(DeviceJoinProbe.MACHINE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		for (final Identity user : Subjects.withCollector(facts)) {
			final Answer<LicenseReport> report = LicenseReport.READING.from(facts, user);
			final Answer<List<OfficeLicense>> files = LicenseFiles.OF_USER.from(facts, user);
			if (report.isKnown()) {
				judge(facts, findings, user, report.asOptional().map(LicenseReport::user).orElse(List.of()),
						LicenseReport.recordedProbe(facts), report.asOptional().map(Licenses::otherModes).orElse(false));
			} else {
				findings.unknown(user, files);
				if (files.isKnown()) {
					judge(facts, findings, user, files.asOptional().orElse(List.of()), LicenseFiles.OF_USER.probe(),
							otherModes(facts));
				}
			}
		}
	}

	// with shared computer activation or a device licence, a user has no licence files
	private static boolean otherModes(final LicenseReport report) {
		return report.sharedComputer().orElse(false) || !report.device().isEmpty();
	}

	private static boolean otherModes(final Facts facts) {
		return SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR).asOptional()
				.filter(SharedComputerActivation::isEnabled).isPresent()
				|| LicenseFiles.OF_DEVICE.from(facts, Identity.ADMINISTRATOR).asOptional().filter(files -> !files.isEmpty())
						.isPresent();
	}

	private static void judge(final Facts facts, final Findings findings, final Identity user,
			final List<OfficeLicense> licenses, final Probe<?> probe, final boolean otherMode) {
		if (licenses.isEmpty()) {
			none(facts, findings, user, probe, otherMode);
			return;
		}
		for (final OfficeLicense license : licenses) {
			switch (license.state()) {
			case REDUCED_FUNCTIONALITY -> repair(
					findings.error(user, "reduced", license.product(), license.status(), license.reason()), probe, license);
			case GRACE -> repair(findings.warning(user, "grace", license.product(), license.status(), license.reason()), probe,
					license);
			case UNKNOWN -> findings.info(user, "unknownState", license.product()).evidence(probe, license.display());
			case LICENSED -> {
				// whose it is, is judged below
			}
			}
			foreign(facts, findings, user, license, probe);
		}
		if (findings.areHealthy(user)) {
			findings.ok(user, "licensed", licenses.stream().map(OfficeLicense::product).distinct().collect(Collectors.joining(", ")))
					.evidence(probe, licenses.stream().map(OfficeLicense::display).collect(Collectors.joining("; ")));
		}
	}

	private static void none(final Facts facts, final Findings findings, final Identity user, final Probe<?> probe,
			final boolean otherMode) {
		final boolean subscription = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR).asOptional()
				.filter(OfficeInstallation::isSubscription).isPresent();
		final boolean signedIn = OfficeIdentities.INSTANCE.from(facts, user).asOptional()
				.filter(identities -> identities.stream().anyMatch(OfficeIdentity::isSignedInWorkAccount)).isPresent();
		if (otherMode) {
			findings.ok(user, "otherMode").evidence(probe, "0");
		} else if (subscription && signedIn) {
			findings.warning(user, "missing").evidence(probe, "0").runbook(RunbookId.RESET_SIGN_IN);
		} else {
			findings.info(user, "none").evidence(probe, "0");
		}
	}

	private static void foreign(final Facts facts, final Findings findings, final Identity user, final OfficeLicense license,
			final Probe<?> probe) {
		final boolean fromReport = !(probe instanceof FileProbe);
		final Optional<String> account = SignInAccount.INSTANCE.from(facts, user).asOptional();
		final Optional<String> tenant = JoinState.ofDevice(facts).asOptional()
				.flatMap(source -> source.status().value("Tenant Details", "TenantId")).map(id -> id.toLowerCase(Locale.ROOT))
				.filter(id -> !id.isBlank());
		if (fromReport && license.account().isEmpty()) {
			repair(findings.warning(user, "nobodys", license.product()), probe, license);
		} else if (!license.account().isEmpty() && account.filter(own -> !own.equalsIgnoreCase(license.account())).isPresent()) {
			repair(findings.warning(user, "otherAccount", license.product(), license.account(), account.orElse("")), probe,
					license);
		} else if (!license.tenant().isEmpty() && tenant.filter(own -> !own.equals(license.tenant())).isPresent()) {
			repair(findings.warning(user, "otherTenant", license.product(), license.tenant(), tenant.orElse("")), probe,
					license);
		}
	}

	private static void repair(final Findings.Draft draft, final Probe<?> probe, final OfficeLicense license) {
		draft.evidence(probe, license.display()).runbook(RunbookId.RESET_SIGN_IN).step(StepId.USER_LICENSES);
	}
}
