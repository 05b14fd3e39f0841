package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/**
 * moves the store of the Software Protection Platform away, so that the service makes a new one. For activation that fails with
 * 0x80070005 only: Windows' own licence is in the store too. A store that was written a short while ago counts as new.
 */
final class RenewLicenseStore extends OfficeStep {

	private static final String SERVICE = "sppsvc";
	private static final FileProbe STORE = FileProbe.listing("%SystemRoot%\\System32\\spp\\store\\2.0\\tokens.dat");
	private static final ParameterDefinition DENIED = ParameterDefinition.optional("activation-was-denied", ParameterType.BOOLEAN,
			TEXTS.text("R-90.denied"), TEXTS.text("R-90.denied.help"), "false");
	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-written-within", ParameterType.DURATION,
			TEXTS.text("R-90.unless"), TEXTS.text("R-90.unless.help"), "PT15M");

	RenewLicenseStore() {
		super(StepId.LICENSE_STORE);
	}

	static boolean isStore(final FileQuarantine quarantine) {
		return quarantine.identity().equals(Identity.ADMINISTRATOR)
				&& quarantine.path().toLowerCase(Locale.ROOT).matches("[a-z]:\\\\[a-z0-9_.]+\\\\system32\\\\spp\\\\store\\\\2\\.0\\\\tokens\\.dat");
	}

	static boolean isServiceOf(final ServiceConfigure configure) {
		return configure.service().equals(SERVICE) && configure.startType().isEmpty();
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(DENIED, UNLESS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(STORE, new ServiceProbe(SERVICE));
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		if (!parameters.flag(DENIED.name())) {
			plan.block("otherFailure");
			return;
		}
		final Answer<FileListing> store = facts.answer(STORE);
		final Answer<WindowsService> service = facts.answer(new ServiceProbe(SERVICE));
		if (!plan.knows(store) || !plan.knows(service)) {
			return;
		}
		final Optional<FileEntry> tokens = store.asOptional().flatMap(listing -> listing.files().stream().findFirst())
				.filter(file -> file.modified().isBefore(facts.capturedAt().minus(parameters.duration(UNLESS.name()))));
		if (tokens.isEmpty()) {
			return;
		}
		if (service.asOptional().filter(found -> found.startType() != WindowsService.StartType.DISABLED).isEmpty()) {
			plan.block("serviceDisabled");
			return;
		}
		if (service.asOptional().orElseThrow().state() == WindowsService.State.RUNNING) {
			plan.change(new ServiceConfigure(SERVICE, Optional.empty(), Optional.of(Boolean.FALSE)));
		}
		plan.quarantine(tokens.get().path(), Identity.ADMINISTRATOR);
		plan.change(new ServiceConfigure(SERVICE, Optional.empty(), Optional.of(Boolean.TRUE)));
		plan.followUp(FollowUp.RESTART_MACHINE);
	}
}
