package io.shuzen.office.internal.diagnostic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.OfficeInstallation;

/** D-08: which Office is installed; it decides which repair applies. */
final class Installation extends OfficeDiagnostic {

	private static final String OFFICE_2013 = "15.";

	Installation() {
		super(DiagnosticId.INSTALLATION, OfficeInstallation.READING.probes(), "Change the Microsoft 365 Apps update channel",
				"Connection issues in sign-in after update to Office 2016 build 16.0.7967");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<OfficeInstallation> answer = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		if (answer.isAbsent()) {
			findings.info(Identity.ADMINISTRATOR, "none");
		}
		answer.asOptional().ifPresent(office -> describe(findings, office));
	}

	private static void describe(final Findings findings, final OfficeInstallation office) {
		final String products = String.join(", ", office.products());
		final Findings.Draft draft;
		if (office.version().startsWith(OFFICE_2013)) {
			draft = findings.warning(Identity.ADMINISTRATOR, "office2013", office.version());
		} else if (!office.isClickToRun()) {
			draft = findings.info(Identity.ADMINISTRATOR, "msi", office.version(), office.folder());
		} else if (isBeforeWebAccountManager(office.version())) {
			draft = findings.warning(Identity.ADMINISTRATOR, "old", products, office.version());
		} else {
			draft = findings.ok(Identity.ADMINISTRATOR, "clickToRun", products, office.version(), office.platform(),
					office.channel());
		}
		draft.evidence(OfficeInstallation.CLICK_TO_RUN,
				products + ' ' + office.version() + ' ' + office.platform() + ' ' + office.channel());
	}

	// 16.0.7967 is the first that signs in through the Web Account Manager
	private static boolean isBeforeWebAccountManager(final String version) {
		final Matcher build = Pattern.compile("16\\.0\\.(\\d{1,6})\\..*").matcher(version);
		return build.matches() && Integer.parseInt(build.group(1)) < 7967;
	}
}
