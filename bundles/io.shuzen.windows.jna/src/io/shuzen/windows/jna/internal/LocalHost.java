package io.shuzen.windows.jna.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.jna.internal.api.WindowsApi;

/** The machine Shuzen runs on, read and changed through the Windows API. What it cannot do yet, it says. */
final class LocalHost implements WindowsHost {

	private static final String SOURCE = "Windows API";

	private final EndpointDescriptor endpoint;
	private final ReentrantLock lock = new ReentrantLock();
	private final Registry registry;
	private final OfflineHives offlineHives;
	private final Sessions sessions;
	private final Processes processes;
	private final Services services;
	private final CredentialVault vault;
	private final SystemReader system;
	private final FileReader files = new FileReader();
	private final FileChanges fileChanges;
	private final RegistryChanges registryChanges;
	private final LocalTools tools;

	LocalHost(final EndpointDescriptor endpoint, final WindowsApi api) {
		this.endpoint = endpoint;
		final Sids sids = new Sids(api);
		registry = new Registry(api.advapi32());
		offlineHives = new OfflineHives(api, registry);
		sessions = new Sessions(api, registry, sids);
		processes = new Processes(api, sids);
		services = new Services(api.advapi32());
		vault = new CredentialVault(api.advapi32(), sids);
		system = new SystemReader(api, registry);
		fileChanges = new FileChanges(sids);
		registryChanges = new RegistryChanges(registry);
		tools = new LocalTools(api.kernel32().GetOEMCP());
	}

	@Override
	public EndpointDescriptor endpoint() {
		return endpoint;
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		lock.lock();
		try {
			cancellation.check();
			final List<Fact<?>> facts = new ArrayList<>();
			List<WindowsUser> users = List.of();
			if (probes.stream().anyMatch(probe -> probe.scope() == ReadScope.EACH_USER || probe instanceof UserProbe)) {
				final Answer<UserList> answer = attempt(() -> Optional.of(sessions.users(cancellation)));
				facts.add(new Fact<>(UserProbe.INSTANCE, Identity.ADMINISTRATOR, answer, Instant.now(), SOURCE));
				users = answer.asOptional().map(UserList::users).orElse(List.of());
			}
			for (final Probe<?> probe : probes) {
				cancellation.check();
				if (probe instanceof UserProbe) {
					continue;
				}
				if (probe.scope() == ReadScope.MACHINE) {
					facts.add(fact(probe, Identity.ADMINISTRATOR, Optional.empty(), cancellation));
				} else {
					for (final WindowsUser user : users) {
						facts.add(fact(probe, user.identity(), Optional.of(user.profilePath()), cancellation));
					}
				}
			}
			return Facts.of(endpoint.name(), Instant.now(), facts);
		} finally {
			lock.unlock();
		}
	}

	@SuppressWarnings("unchecked")
	private <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity, final Optional<String> profile,
			final Cancellation cancellation) {
		return new Fact<>(probe, identity, (Answer<V>) answer(probe, identity, profile, cancellation), Instant.now(), SOURCE);
	}

	private Answer<? extends ProbeValue> answer(final Probe<?> probe, final Identity identity, final Optional<String> profile,
			final Cancellation cancellation) {
		return switch (probe) {
		case final RegistryProbe key ->
			attempt(() -> readKey(key, identity, profile, cancellation));
		case final FileProbe file -> files.read(file, profile, cancellation);
		case final ProcessProbe all -> attempt(() -> Optional.of(processes.list()));
		case final ServiceProbe service -> attempt(() -> services.read(service.name()));
		case final CredentialProbe credentials -> attempt(() -> Optional.of(vault.read(identity)));
		case final SystemProbe information -> attempt(() -> Optional.of(system.information(cancellation)));
		case final DeviceJoinProbe join when join.scope() == ReadScope.MACHINE ->
			attempt(() -> Optional.of(system.deviceJoin()));
		case final ToolProbe tool when tool.scope() == ReadScope.MACHINE ->
			attempt(() -> Optional.of(tools.read(tool.command(), cancellation)));
		default -> Answer.unreadable(WindowsApiFailures.of(FailureKind.UNSUPPORTED, "unsupportedProbe", probe.describe()));
		};
	}

	private Optional<RegistryKey> readKey(final RegistryProbe key, final Identity identity, final Optional<String> profile,
			final Cancellation cancellation) throws WindowsCallException {
		return identity instanceof Identity.User(final String sid) && profile.isPresent() && !registry.isLoaded(sid)
				&& Boolean.parseBoolean(endpoint.options().get("offlineHives"))
						? offlineHives.read(key, sid, profile.get(), cancellation)
						: registry.read(key.path(), key.view(), identity, key.recursive(), cancellation);
	}

	@FunctionalInterface
	private interface Reading<T> {
		Optional<T> read() throws WindowsCallException;
	}

	private static <T> Answer<T> attempt(final Reading<T> reading) {
		try {
			return reading.read().map(Answer::present).orElseGet(Answer::absent);
		} catch (final WindowsCallException e) {
			return Answer.unreadable(e.failure());
		} catch (final UnsatisfiedLinkError e) {
			// a function that this version of Windows does not have
			return Answer.unreadable(WindowsApiFailures.of(FailureKind.UNSUPPORTED, "noFunction", String.valueOf(e.getMessage())));
		}
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		lock.lock();
		final Alteration alteration = new Alteration(context);
		try {
			context.cancellation().check();
			return make(change, alteration) ? new Outcome.Applied(change, alteration.undo()) : new Outcome.Unchanged(change);
		} catch (final WindowsCallException e) {
			return new Outcome.Failed(change, e.failure(), alteration.undo());
		} catch (final CancellationException e) {
			return alteration.hasBegun()
					? new Outcome.InDoubt(change, WindowsApiFailures.of(FailureKind.CANCELLED, "cancelled", endpoint.name()),
							alteration.undo())
					: new Outcome.Failed(change, WindowsApiFailures.of(FailureKind.CANCELLED, "stoppedBefore", endpoint.name()),
							Undo.NONE);
		} finally {
			lock.unlock();
		}
	}

	private boolean make(final Change change, final Alteration alteration) throws WindowsCallException {
		return switch (change) {
		case final RegistryKeyDelete delete -> registryChanges.delete(delete, alteration);
		case final RegistryKeyRestore restore -> registryChanges.restore(restore, alteration);
		case final RegistryValueSet set -> registryChanges.set(set, alteration);
		case final RegistryValueDelete delete -> registryChanges.delete(delete, alteration);
		case final FileQuarantine quarantine -> fileChanges.quarantine(quarantine, alteration);
		case final FileRestore restore -> fileChanges.restore(restore, alteration);
		case final FileWrite write -> fileChanges.write(write, alteration);
		case final ProcessClose close -> processes.close(close, alteration);
		case final ServiceConfigure configure -> services.configure(configure, alteration);
		case final CredentialDelete delete -> vault.delete(delete, alteration);
		case final UserSignOut signOut -> sessions.signOut(signOut, alteration);
		case final MachineRestart restart -> throw unsupported(restart, "restart");
		case final ToolRun run -> tools.run(run, alteration);
		case final PackageRegister register -> throw unsupported(register, "unsupportedChange");
		};
	}

	private static WindowsCallException unsupported(final Change change, final String key) {
		return WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, key, change.describe());
	}

	@Override
	public void close() {
		// every handle is closed where it was opened
	}
}
