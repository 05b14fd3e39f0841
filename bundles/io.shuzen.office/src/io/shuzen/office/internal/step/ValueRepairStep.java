package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.location.TlsSettings;

/**
 * Steps that put registry values right. Values of policies are never among them: those belong to whoever
 * owns the policy, and come back.
 */
final class ValueRepairStep extends OfficeStep {

	private final List<ValueRepair> repairs;
	private final List<FollowUp> followUps;

	private ValueRepairStep(final String id, final List<FollowUp> followUps, final List<ValueRepair> repairs) {
		super(id);
		this.repairs = repairs;
		this.followUps = followUps;
	}

	/** modern authentication and the Web Account Manager on. */
	static ValueRepairStep modernAuthentication() {
		final List<ValueRepair> repairs = new ArrayList<>();
		final RegistryProbe office2013 = RegistryProbe.key(OfficeRegistry.user("15.0", "Common\\Identity"));
		final RegistryProbe current = RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Identity"));
		final RegistryProbe machine = RegistryProbe.key(OfficeRegistry.machine(OfficeRegistry.CURRENT, "Common\\Identity"));
		// Office 2013 needs the value; for later versions its absence means on
		repairs.add(ValueRepair.set(office2013, "EnableADAL", 0, 1));
		repairs.add(ValueRepair.delete(current, "EnableADAL", 0));
		repairs.add(ValueRepair.delete(machine, "EnableADAL", 0));
		for (final String value : List.of("DisableADALatopWAM", "DisableADALatopWAMOverride", "DisableAADWAM")) {
			for (final RegistryProbe place : List.of(office2013, current, machine)) {
				repairs.add(ValueRepair.delete(place, value, 1));
			}
		}
		return new ValueRepairStep(StepId.MODERN_AUTHENTICATION, List.of(FollowUp.RESTART_APPLICATIONS), repairs);
	}

	/** Office signs domain users in by itself again. */
	static ValueRepairStep signedOutUser() {
		return new ValueRepairStep(StepId.SIGNED_OUT_USER, List.of(FollowUp.RESTART_MACHINE),
				List.of(ValueRepair.delete(RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Identity")),
						"SignedOutADUser")));
	}

	/** signing in is allowed. */
	static ValueRepairStep allowSignIn() {
		return new ValueRepairStep(StepId.ALLOW_SIGN_IN, List.of(FollowUp.RESTART_APPLICATIONS),
				List.of(ValueRepair.set(RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\SignIn")),
						"SignInOptions", 3, 0),
						ValueRepair.set(RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Internet")),
								"UseOnlineContent", 0, 2)));
	}

	/** Windows tests whether it reaches the internet. */
	static ValueRepairStep activeProbing() {
		return new ValueRepairStep(StepId.ACTIVE_PROBING, List.of(), List.of(ValueRepair.set(
				RegistryProbe.key("HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet"),
				"EnableActiveProbing", 0, 1)));
	}

	/** TLS 1.2 for Windows, services and users. */
	static ValueRepairStep tls() {
		final List<ValueRepair> repairs = new ArrayList<>();
		repairs.add(ValueRepair.set(TlsSettings.CLIENT, "Enabled", 0, 1));
		repairs.add(new ValueRepair(TlsSettings.CLIENT, "DisabledByDefault", value -> value.asNumber().orElse(0) != 0,
				value -> Optional.of(RegistryValue.number("DisabledByDefault", 0))));
		TlsSettings.WIN_HTTP.forEach(place -> repairs
				.add(ValueRepair.addBit(place, TlsSettings.DEFAULT_SECURE_PROTOCOLS, TlsSettings.TLS_1_2)));
		TlsSettings.INTERNET_SETTINGS.forEach(
				place -> repairs.add(ValueRepair.addBit(place, TlsSettings.SECURE_PROTOCOLS, TlsSettings.TLS_1_2)));
		return new ValueRepairStep(StepId.TLS, List.of(FollowUp.RESTART_MACHINE), repairs);
	}

	private boolean concernsUsers() {
		return repairs.stream().anyMatch(repair -> repair.probe().scope() == ReadScope.EACH_USER);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return concernsUsers() ? List.of(UserSelection.PARAMETER) : List.of();
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = repairs.stream().map(ValueRepair::probe).collect(Collectors.toSet());
		if (concernsUsers()) {
			probes.add(UserProbe.INSTANCE);
		}
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		followUps.forEach(plan::followUp);
		repairs.stream().filter(repair -> repair.probe().scope() == ReadScope.MACHINE)
				.forEach(repair -> plan(plan, facts, repair, Identity.ADMINISTRATOR));
		if (concernsUsers()) {
			for (final WindowsUser user : UserSelection.select(plan, facts, parameters)) {
				repairs.stream().filter(repair -> repair.probe().scope() == ReadScope.EACH_USER)
						.forEach(repair -> plan(plan, facts, repair, user.identity()));
			}
		}
	}

	private static void plan(final Plan plan, final Facts facts, final ValueRepair repair, final Identity identity) {
		final Answer<RegistryKey> answer = facts.answer(repair.probe(), identity);
		if (plan.knows(answer)) {
			answer.asOptional().ifPresent(key -> repair.plan(plan, key, identity));
		}
	}
}
