package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.SignInAccount;
import io.shuzen.office.internal.reading.Subjects;

/** D-17: for whom Click-to-Run believes the machine's Office was activated. */
final class ActivationIdentity extends OfficeDiagnostic {

	private static final String ACCOUNT = ".EmailAddress";
	private static final String TENANT = ".TenantId";

	ActivationIdentity() {
		super(DiagnosticId.ACTIVATION_IDENTITY, questions(), "Reset activation state for Microsoft 365 Apps for enterprise");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(SignInAccount.INSTANCE.probes());
		probes.add(OfficeInstallation.CLICK_TO_RUN);
		probes.add(DeviceJoinProbe.MACHINE);
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<RegistryKey> answer = facts.answer(OfficeInstallation.CLICK_TO_RUN);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(configuration -> {
			final List<RegistryValue> values = configuration.values().stream()
					.filter(value -> value.name().endsWith(ACCOUNT) || value.name().endsWith(TENANT)).toList();
			if (values.isEmpty()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
				return;
			}
			judge(facts, findings, values);
		});
	}

	private static void judge(final Facts facts, final Findings findings, final List<RegistryValue> values) {
		final String shown = values.stream().map(value -> value.name() + " = " + value.data().display())
				.collect(Collectors.joining(", "));
		final Set<String> accounts = texts(values, ACCOUNT);
		final Set<String> tenants = texts(values, TENANT);
		final Set<String> known = new TreeSet<>();
		Subjects.withCollector(facts).forEach(user -> SignInAccount.INSTANCE.from(facts, user).asOptional().ifPresent(known::add));
		final Optional<String> tenant = JoinState.ofDevice(facts).asOptional()
				.flatMap(source -> source.status().value("Tenant Details", "TenantId")).map(id -> id.toLowerCase(Locale.ROOT))
				.filter(id -> !id.isBlank());
		if (tenant.isPresent() && !tenants.isEmpty() && !tenants.contains(tenant.get())) {
			findings.warning(Identity.ADMINISTRATOR, "otherTenant", String.join(", ", tenants), tenant.get())
					.evidence(OfficeInstallation.CLICK_TO_RUN, shown).step(StepId.ACTIVATION_IDENTITY)
					.runbook(RunbookId.RESET_SIGN_IN);
		} else if (!known.isEmpty() && !accounts.isEmpty() && accounts.stream().noneMatch(known::contains)) {
			findings.warning(Identity.ADMINISTRATOR, "otherAccount", String.join(", ", accounts), String.join(", ", known))
					.evidence(OfficeInstallation.CLICK_TO_RUN, shown).step(StepId.ACTIVATION_IDENTITY)
					.runbook(RunbookId.RESET_SIGN_IN);
		} else {
			findings.ok(Identity.ADMINISTRATOR, "activated", String.join(", ", accounts))
					.evidence(OfficeInstallation.CLICK_TO_RUN, shown);
		}
	}

	private static Set<String> texts(final List<RegistryValue> values, final String ending) {
		return values.stream().filter(value -> value.name().endsWith(ending)).map(RegistryValue::asText)
				.flatMap(Optional::stream).map(text -> text.trim().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty())
				.collect(Collectors.toCollection(TreeSet::new));
	}
}
