package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.code.ErrorCodes;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.OfficeLicense;
import io.shuzen.office.internal.reading.Subjects;

/**
 * D-70: what has to be looked at in the tenant, as far as the machine shows it: an entitlement that is not active, a device that is
 * refused, and what the sign-in service itself answered. Whether a licence is assigned, the device enabled and which Conditional Access
 * policy applied, only the tenant can say; so this reports and repairs nothing.
 */
final class TenantHints extends OfficeDiagnostic {

	private static final Pattern ANSWER = Pattern.compile("AADSTS\\d{5,7}");

	TenantHints() {
		super(DiagnosticId.TENANT, questions(), "Unlicensed Product and activation errors in Office",
				"Your organization has disabled this device");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(LicenseFiles.OF_USER.probes());
		probes.add(DeviceJoinProbe.MACHINE);
		probes.add(DeviceJoinProbe.EACH_USER);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		boolean looked = false;
		for (final Identity user : Subjects.withCollector(facts)) {
			final Answer<LicenseReport> report = LicenseReport.READING.from(facts, user);
			final Answer<List<OfficeLicense>> licenses = report.isKnown() ? report.map(LicenseReport::user) : LicenseFiles.OF_USER.from(facts, user);
			looked |= licenses.isKnown();
			licenses.asOptional().orElse(List.of()).stream().filter(license -> !license.status().isEmpty() && !license.status().equalsIgnoreCase("Active"))
					.forEach(license -> findings.info(user, "entitlement", license.product(), license.status()).evidence(
							report.isKnown() ? LicenseReport.recordedProbe(facts) : LicenseFiles.OF_USER.probe(), license.display()));
		}
		final Optional<JoinState.Source> device = JoinState.ofDevice(facts).asOptional();
		looked |= device.isPresent();
		device.ifPresent(source -> source.status().value("Device Details", "DeviceAuthStatus").filter(text -> !text.isBlank())
				.filter(text -> !text.toUpperCase(Locale.ROOT).startsWith("SUCCESS"))
				.ifPresent(text -> findings.info(Identity.ADMINISTRATOR, "device", source.status().value("Device Details", "DeviceId").orElse("?"))
						.evidence(source.probe(), source.identity(), "DeviceAuthStatus : " + text)));
		JoinState.ofUsers(facts).forEach((user, answer) -> answer.asOptional().ifPresent(source -> {
			final Set<String> codes = new LinkedHashSet<>();
			source.status().sections().forEach(section -> section.values().values().forEach(value -> {
				for (final Matcher code = ANSWER.matcher(value); code.find();) {
					codes.add(code.group());
				}
			}));
			codes.forEach(code -> findings.info(user, "answer", code,
					new ErrorCodes().explain(code).map(CodeExplanation::meaning).orElse(Text.EMPTY)).evidence(source.probe(), source.identity(), code));
		}));
		if (looked && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "none");
		}
	}
}
