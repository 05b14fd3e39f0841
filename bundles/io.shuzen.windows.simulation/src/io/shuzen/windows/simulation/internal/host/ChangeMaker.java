package io.shuzen.windows.simulation.internal.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.PackageList.AppPackage;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.simulation.internal.machine.Environment;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Moment;
import io.shuzen.windows.simulation.internal.machine.ProcessState;
import io.shuzen.windows.simulation.internal.machine.ProcessState.Closing;
import io.shuzen.windows.simulation.internal.machine.ServiceState;
import io.shuzen.windows.simulation.internal.machine.UserState;
import io.shuzen.windows.simulation.internal.scenario.Scenario;
import io.shuzen.windows.simulation.internal.scenario.ScenarioProblem;
import io.shuzen.windows.simulation.internal.scenario.ToolRule;

/**
 * Works out what a change makes of a state. Pure: nothing is kept here.
 *
 * @param reader the state, and how the machine's tools answer
 * @param runId  names the quarantine
 * @param output takes what the machine says
 */
record ChangeMaker(ProbeReader reader, String runId, Consumer<String> output) {

	Made make(final Change change) {
		final MachineState state = state();
		if (change.identity() instanceof final Identity.User user && state.user(user).isEmpty()) {
			return Made.failed(state, change,
					HostTexts.failure(FailureKind.CONFLICT, "unknownUser", user.sid(), reader.endpoint()));
		}
		final Made made = made(change);
		try {
			return made.state() == state ? made : new Made(reader.scenario().settled(made.state()), made.outcome());
		} catch (final ScenarioProblem e) {
			return Made.failed(state, change, HostTexts.failure(FailureKind.INVALID_INPUT, "toolEffects", "follows", e.text()));
		}
	}

	private Made made(final Change change) {
		final MachineState state = state();
		return switch (change) {
		case final RegistryKeyDelete registry -> new RegistryEditor(state).delete(registry);
		case final RegistryKeyRestore registry -> new RegistryEditor(state).restore(registry);
		case final RegistryValueSet registry -> new RegistryEditor(state).set(registry);
		case final RegistryValueDelete registry -> new RegistryEditor(state).delete(registry);
		case final FileQuarantine file -> files().quarantine(file);
		case final FileRestore file -> files().restore(file);
		case final FileWrite file -> files().write(file);
		case final QuarantinePurge purge -> files().purge(purge);
		case final CredentialDelete credential -> credential(credential);
		case final ProcessClose process -> close(process);
		case final ServiceConfigure service -> configure(service);
		case final PackageRegister appPackage -> register(appPackage);
		case final ToolRun tool -> run(tool);
		case final UserSignOut signOut -> signOut(signOut);
		case final MachineRestart restart -> restart(restart);
		};
	}

	private MachineState state() {
		return reader.state();
	}

	private FileEditor files() {
		return new FileEditor(state(), runId, reader.placeholders());
	}

	private Optional<Failure> notSignedIn(final Identity identity) {
		return state().user(identity).filter(user -> !user.isSignedIn())
				.map(user -> HostTexts.failure(FailureKind.USER_NOT_SIGNED_IN, "notSignedIn", user.user().account()));
	}

	private Made credential(final CredentialDelete change) {
		final Optional<Failure> notSignedIn = notSignedIn(change.identity());
		if (notSignedIn.isPresent()) {
			return Made.failed(state(), change, notSignedIn.get());
		}
		if (!state().user(change.identity()).orElseThrow().credentials().contains(change.target())) {
			return Made.unchanged(state(), change);
		}
		return Made.applied(state().withUser(change.identity(),
				user -> user.withCredentials(user.credentials().without(change.target()))), change, Undo.NONE);
	}

	private Made close(final ProcessClose change) {
		final Optional<ProcessState> found = state().processes().stream()
				.filter(one -> one.process().id() == change.processId()
						&& one.process().image().equalsIgnoreCase(change.image()))
				.findFirst();
		if (found.isEmpty()) {
			return Made.unchanged(state(), change);
		}
		if (found.get().closing() == Closing.NEVER) {
			return Made.failed(state(), change, HostTexts.failure(FailureKind.ACCESS_DENIED, "processStays",
					change.image(), Long.toString(change.processId())));
		}
		return Made.applied(
				state().withProcesses(state().processes().stream().filter(one -> !one.equals(found.get())).toList()), change,
				Undo.NONE);
	}

	private Made configure(final ServiceConfigure change) {
		final Optional<ServiceState> former = state().services().get(change.service());
		if (former.isEmpty()) {
			return Made.failed(state(), change,
					HostTexts.failure(FailureKind.CONFLICT, "serviceMissing", change.service(), reader.endpoint()));
		}
		final boolean toStart = change.running().orElse(Boolean.FALSE) && !former.get().isRunning();
		ServiceState changed = change.startType().map(former.get()::with).orElse(former.get());
		if (toStart && changed.service().startType() == WindowsService.StartType.DISABLED) {
			return Made.failed(state(), change,
					HostTexts.failure(FailureKind.TOOL_FAILED, "serviceDisabled", change.service()));
		}
		if (toStart && changed.fails()) {
			final MachineState half = with(changed);
			return new Made(half, new Outcome.Failed(change,
					HostTexts.failure(FailureKind.TOOL_FAILED, "serviceFails", change.service()),
					undo(former.get(), changed)));
		}
		if (change.running().isPresent() && change.running().get() != changed.isRunning()) {
			changed = changed.with(toStart ? WindowsService.State.RUNNING : WindowsService.State.STOPPED);
		}
		return changed.equals(former.get()) ? Made.unchanged(state(), change)
				: Made.applied(with(changed), change, undo(former.get(), changed));
	}

	private MachineState with(final ServiceState service) {
		return state().withServices(state().services().with(service.service().name(), service));
	}

	private static Undo undo(final ServiceState former, final ServiceState changed) {
		final WindowsService before = former.service();
		final boolean startDiffers = before.startType() != changed.service().startType();
		final boolean runDiffers = former.isRunning() != changed.isRunning();
		if (!startDiffers && !runDiffers) {
			return Undo.NONE;
		}
		if (former.isRunning() && runDiffers && before.startType() == WindowsService.StartType.DISABLED) {
			// it ran although it was disabled meanwhile: it must be startable for a moment to run again
			return new Undo(List.of(
					new ServiceConfigure(before.name(), Optional.of(WindowsService.StartType.MANUAL), Optional.of(Boolean.TRUE)),
					new ServiceConfigure(before.name(), Optional.of(before.startType()), Optional.empty())));
		}
		return Undo.of(new ServiceConfigure(before.name(), startDiffers ? Optional.of(before.startType()) : Optional.empty(),
				runDiffers ? Optional.of(former.isRunning()) : Optional.empty()));
	}

	private Made register(final PackageRegister change) {
		final Optional<Failure> notSignedIn = notSignedIn(change.identity());
		if (notSignedIn.isPresent()) {
			return Made.failed(state(), change, notSignedIn.get());
		}
		final Optional<AppPackage> known = state().systemPackages().get(change.name());
		if (known.isEmpty()) {
			return Made.failed(state(), change, HostTexts.failure(FailureKind.TOOL_FAILED, "packageUnknown", change.name()));
		}
		if (Environment.expand(change.manifestPath(), null).flatMap(state().fileSystem()::find).isEmpty()) {
			return Made.failed(state(), change,
					HostTexts.failure(FailureKind.TOOL_FAILED, "manifestMissing", change.name(), change.manifestPath()));
		}
		final AppPackage system = known.get();
		return Made.applied(state().withUser(change.identity(), user -> user.withPackages(user.packages().with(change.name(),
				List.of(new AppPackage(system.fullName(), system.version(), system.installLocation(), "Ok"))))), change,
				Undo.NONE);
	}

	private Made run(final ToolRun change) {
		final Optional<Failure> notSignedIn = notSignedIn(change.identity());
		if (notSignedIn.isPresent()) {
			return Made.failed(state(), change, notSignedIn.get());
		}
		final Optional<ToolRule.Case> found = reader.scenario().tool(change.command(), state(), change.identity());
		if (found.isEmpty()) {
			return Made.failed(state(), change,
					HostTexts.failure(FailureKind.TOOL_MISSING, "noSuchTool", change.command().program(), reader.endpoint()));
		}
		final ToolRule.Case answer = found.get();
		final var printed = reader.output(answer);
		printed.standardOutput().lines().forEach(output);
		printed.standardError().lines().forEach(output);
		final MachineState changed;
		try {
			changed = answer.effects().applyTo(state(), change.identity());
		} catch (final ScenarioProblem e) {
			return Made.failed(state(), change,
					HostTexts.failure(FailureKind.INVALID_INPUT, "toolEffects", change.command().toString(), e.text()));
		}
		final Undo undo = changed.equals(state()) ? Undo.NONE : undo(change);
		if (change.successCodes().contains(answer.exitCode())) {
			return Made.applied(changed, change, undo);
		}
		final Failure failure = HostTexts.failure(FailureKind.TOOL_FAILED, "toolFailed", change.command().toString(),
				Integer.toString(answer.exitCode()));
		return new Made(changed, new Outcome.Failed(change, new Failure(failure.kind(), failure.message(), failure.advice(),
				(printed.standardOutput() + printed.standardError()).strip()), undo));
	}

	private static Undo undo(final ToolRun change) {
		return change.undo()
				.map(command -> Undo.of(new ToolRun(command, change.identity(), change.purpose(), change.timeout(),
						change.successCodes(), change.reversibility(), Optional.of(change.command()))))
				.orElse(Undo.NONE);
	}

	private Made signOut(final UserSignOut change) {
		final Optional<UserState> owner = state().users().values().stream()
				.filter(one -> one.user().session().filter(session -> session.id() == change.sessionId()).isPresent()).findFirst();
		if (owner.isEmpty()) {
			return Made.unchanged(state(), change);
		}
		final WindowsUser user = owner.get().user();
		if (!user.identity().equals(change.identity()) || !user.account().equalsIgnoreCase(change.account())) {
			return Made.failed(state(), change, HostTexts.failure(FailureKind.CONFLICT, "sessionOther",
					Integer.toString(change.sessionId()), user.account(), change.account()));
		}
		return Made.applied(new SessionEnd(state()).signOut(change.identity()), change, Undo.NONE);
	}

	private Made restart(final MachineRestart change) {
		final Instant now = reader.placeholders().now();
		final Instant lastBoot = state().system().bootTime().at(now);
		MachineState changed = new SessionEnd(state()).restart();
		// the clock may have been set back since: a restart is later than the one before it all the same
		final Instant boot = now.isAfter(lastBoot) ? now : lastBoot.plusSeconds(1);
		changed = changed.withSystem(changed.system().withBootTime(new Moment.Fixed(boot)));
		try {
			for (final var rule : reader.scenario().onRestart()) {
				changed = rule.applyTo(changed, Identity.ADMINISTRATOR);
			}
		} catch (final ScenarioProblem e) {
			return Made.failed(state(), change, HostTexts.failure(FailureKind.INVALID_INPUT, "toolEffects", "on-restart", e.text()));
		}
		return Made.applied(changed, change, Undo.NONE);
	}
}
