package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.WorkplaceJoinSettings;

/**
 * Steps whose one value only works as a policy. Policies are somebody's, so these two are done only when the operator says
 * that the owner agrees, and never where a policy says the opposite.
 */
final class PolicyValueStep extends OfficeStep {

	private static final ParameterDefinition AGREED = ParameterDefinition.optional("policy-owner-agrees",
			ParameterType.BOOLEAN, TEXTS.text("parameter.policyOwnerAgrees"), TEXTS.text("parameter.policyOwnerAgrees.help"),
			"false");

	private final RegistryProbe probe;
	private final RegistryValue value;

	private PolicyValueStep(final String id, final RegistryProbe probe, final RegistryValue value) {
		super(id);
		this.probe = probe;
		this.value = value;
	}

	/** Office does not register work accounts with the device. */
	static PolicyValueStep preventWorkplaceJoin() {
		return new PolicyValueStep(StepId.PREVENT_WORKPLACE_JOIN, WorkplaceJoinSettings.POLICY,
				RegistryValue.number(WorkplaceJoinSettings.BLOCK, 1));
	}

	/** Windows' network test resolves its name anywhere. */
	static PolicyValueStep globalDns() {
		return new PolicyValueStep(StepId.GLOBAL_DNS,
				RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator"),
				RegistryValue.number("UseGlobalDNS", 1));
	}

	/** The two values that may be written although they are policies. */
	static boolean isPermitted(final RegistryValueSet set) {
		return Stream.of(preventWorkplaceJoin(), globalDns())
				.anyMatch(step -> step.probe.path().equals(set.path()) && step.value.equals(set.value()));
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(AGREED);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(probe);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> answer = facts.answer(probe);
		if (!plan.knows(answer)) {
			return;
		}
		final Optional<RegistryValue> present = answer.asOptional().flatMap(key -> key.value(value.name()));
		if (present.filter(set -> set.asNumber().equals(value.asNumber())).isPresent()) {
			return;
		}
		if (present.isPresent()) {
			plan.block("policyDiffers", value.name(), present.get().data().display());
		} else if (!parameters.flag(AGREED.name())) {
			plan.block("policyOwner", value.name(), probe.path().toString());
		} else {
			plan.change(new RegistryValueSet(probe.path(), probe.view(), value, Identity.ADMINISTRATOR));
		}
	}
}
