package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.WorkplaceJoinSettings;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.OfficeIdentity;

/**
 * A step that a person has to do: because only the user can, because no program offers it, or because it must never be automated. Where
 * it is due its plan is refused with the reason, and the advice says how it is done by hand; when it was done, there is nothing to do.
 */
final class ManualStep extends OfficeStep {

	private static final RegistryProbe NETWORK_TEST_POLICY = RegistryProbe
			.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator");

	/** Blocks where the step is due. */
	private interface Judgement {
		void judge(Plan plan, Facts facts, Parameters parameters);
	}

	private final boolean ofUser;
	private final Set<Probe<?>> probes;
	private final Judgement judgement;

	private ManualStep(final String id, final boolean ofUser, final Set<? extends Probe<?>> probes, final Judgement judgement) {
		super(id);
		this.ofUser = ofUser;
		this.probes = Set.copyOf(probes);
		this.judgement = judgement;
	}

	/** users sign out of Office; there is no command for it. */
	static ManualStep officeSignOut() {
		return new ManualStep(StepId.OFFICE_SIGN_OUT, true, Set.of(UserProbe.INSTANCE, OfficeIdentities.PROBE), (plan, facts, parameters) -> {
			for (final WindowsUser user : UserSelection.select(plan, facts, parameters)) {
				final Answer<List<OfficeIdentity>> accounts = OfficeIdentities.INSTANCE.from(facts, user.identity());
				if (plan.knows(accounts) && !OfficeIdentities.signedInAccounts(accounts.asOptional().orElse(List.of())).isEmpty()) {
					plan.block("manual", facts.nameOf(user.identity()),
							String.join(", ", OfficeIdentities.signedInAccounts(accounts.asOptional().orElseThrow())));
				}
			}
		});
	}

	/** users disconnect a work account; never the entry of the device's own join. */
	static ManualStep disconnectWorkAccount() {
		return new ManualStep(StepId.DISCONNECT_WORK_ACCOUNT, true,
				Set.of(UserProbe.INSTANCE, DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER), (plan, facts, parameters) -> {
					for (final WindowsUser user : UserSelection.select(plan, facts, parameters)) {
						final Answer<DeviceJoinStatus> state = facts.answer(DeviceJoinProbe.EACH_USER, user.identity());
						if (plan.knows(state) && state.asOptional().flatMap(status -> status.flag("User State", "WorkplaceJoined"))
								.orElse(false)) {
							final boolean joined = JoinState.joinType(facts)
									.filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isPresent();
							plan.block(joined ? "joined" : "manual", facts.nameOf(user.identity()));
						}
					}
				});
	}

	/** a value that only works as a policy, and policies belong to whoever owns them. */
	static ManualStep preventWorkplaceJoin() {
		return policy(StepId.PREVENT_WORKPLACE_JOIN, WorkplaceJoinSettings.POLICY, WorkplaceJoinSettings.BLOCK);
	}

	/** as {@link #preventWorkplaceJoin()}. */
	static ManualStep globalDns() {
		return policy(StepId.GLOBAL_DNS, NETWORK_TEST_POLICY, "UseGlobalDNS");
	}

	private static ManualStep policy(final String id, final RegistryProbe probe, final String value) {
		return new ManualStep(id, false, Set.of(probe), (plan, facts, parameters) -> {
			final var answer = facts.answer(probe);
			if (plan.knows(answer) && answer.asOptional().flatMap(key -> key.value(value)).map(set -> set.asNumber().orElse(0))
					.filter(number -> number == 1).isEmpty()) {
				plan.block("manual", probe.path().toString(), value);
			}
		});
	}

	/** somebody at the device signs in again so that its keys are made anew. */
	static ManualStep forcedRecovery() {
		return device(StepId.FORCED_RECOVERY,
				status -> status.joinType().filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isPresent()
						&& isBroken(status));
	}

	/** an Entra joined device leaves and joins again only by hand. */
	static ManualStep rejoinEntra() {
		return device(StepId.ENTRA_REJOIN, status -> status.joinType().filter(type -> type == JoinType.ENTRA_JOINED).isPresent()
				&& isBroken(status));
	}

	private static boolean isBroken(final DeviceJoinStatus status) {
		return HybridLeave.isBroken(status) || status.flag("Diagnostic Data", "AadRecoveryEnabled").orElse(false);
	}

	private static ManualStep device(final String id, final Predicate<DeviceJoinStatus> due) {
		return new ManualStep(id, false, Set.of(DeviceJoinProbe.MACHINE), (plan, facts, parameters) -> {
			final Answer<DeviceJoinStatus> answer = facts.answer(DeviceJoinProbe.MACHINE);
			if (plan.knows(answer) && answer.asOptional().filter(due).isPresent()) {
				plan.block("manual");
			}
		});
	}

	/** A step that is refused wherever somebody puts it into a runbook. */
	static ManualStep always(final String id) {
		// the question only keeps the rule that every step looks at the machine
		return new ManualStep(id, false, Set.of(SystemProbe.INSTANCE), (plan, facts, parameters) -> plan.block("manual"));
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return ofUser ? List.of(UserSelection.PARAMETER) : List.of();
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		judgement.judge(plan, facts, parameters);
	}
}
