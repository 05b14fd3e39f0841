package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.PowerShell;
import io.shuzen.office.internal.reading.ProductKey;
import io.shuzen.office.internal.reading.ProductKeys;
import io.shuzen.office.internal.reading.SharedComputerActivation;

/** removes product keys of Microsoft 365 subscriptions from Windows' Software Protection Platform; never volume or retail keys. */
final class RemoveProductKeys extends OfficeStep {

	private static final Duration LIMIT = Duration.ofMinutes(2);
	private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	RemoveProductKeys() {
		super(StepId.PRODUCT_KEYS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new HashSet<>(ProductKeys.INSTANCE.probes());
		probes.addAll(SharedComputerActivation.READING.probes());
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<List<ProductKey>> keys = ProductKeys.INSTANCE.from(facts, Identity.ADMINISTRATOR);
		final Answer<SharedComputerActivation> shared = SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR);
		if (!plan.knows(keys) || !plan.knows(shared)) {
			return;
		}
		final boolean sharedComputer = shared.asOptional().filter(SharedComputerActivation::isEnabled).isPresent();
		for (final ProductKey key : keys.asOptional().orElse(List.of())) {
			// on a shared computer a licensed key may be everybody's
			final boolean inUse = sharedComputer && key.status() == ProductKey.Status.LICENSED;
			if (key.isSubscription() && !inUse) {
				remove(plan, key);
			}
		}
	}

	private static void remove(final Plan plan, final ProductKey key) {
		if (!GUID.matcher(key.skuId()).matches()) {
			plan.block("noActivationId", key.name());
			return;
		}
		plan.change(new ToolRun(command(key.skuId()), Identity.ADMINISTRATOR,
				TEXTS.text("R-20.purpose", key.name(), key.lastFive()), LIMIT, Set.of(0), Reversibility.IRREVERSIBLE,
				Optional.empty()));
		plan.followUp(FollowUp.RESTART_APPLICATIONS);
		plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
	}

	/** The command that uninstalls the key of one activation id, which must be a GUID. */
	static ToolCommand command(final String activationId) {
		return PowerShell.command("Get-CimInstance -ClassName SoftwareLicensingProduct -Filter 'ApplicationId = ''"
				+ ProductKeys.OFFICE + "'' AND ID = ''" + activationId
				+ "''' -ErrorAction Stop | Invoke-CimMethod -MethodName UninstallProductKey -ErrorAction Stop | Out-Null");
	}

	/** Whether a command is one of {@link #command}. */
	static boolean isCommand(final ToolCommand command) {
		final Matcher id = Pattern.compile("AND ID = ''(" + GUID.pattern() + ")''").matcher(command.arguments().getLast());
		return id.find() && command.equals(command(id.group(1)));
	}
}
