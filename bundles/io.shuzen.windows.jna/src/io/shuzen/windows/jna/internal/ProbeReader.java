package io.shuzen.windows.jna.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;

/** Answers probes. What the Windows API cannot tell, it says. */
final class ProbeReader {

	static final String SOURCE = "Windows API";

	private final EndpointDescriptor endpoint;
	private final Workings workings;

	ProbeReader(final EndpointDescriptor endpoint, final Workings workings) {
		this.endpoint = endpoint;
		this.workings = workings;
	}

	Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		cancellation.check();
		final List<Fact<?>> facts = new ArrayList<>();
		List<WindowsUser> users = List.of();
		if (probes.stream().anyMatch(probe -> probe.scope() == ReadScope.EACH_USER || probe instanceof UserProbe)) {
			final Answer<UserList> answer = attempt(() -> Optional.of(workings.sessions.users(cancellation)));
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
					facts.add(fact(probe, user.identity(), Optional.of(user), cancellation));
				}
			}
		}
		return Facts.of(endpoint.name(), Instant.now(), facts);
	}

	@SuppressWarnings("unchecked")
	private <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity, final Optional<WindowsUser> user,
			final Cancellation cancellation) {
		return new Fact<>(probe, identity, (Answer<V>) answer(probe, identity, user, cancellation), Instant.now(), SOURCE);
	}

	private Answer<? extends ProbeValue> answer(final Probe<?> probe, final Identity identity, final Optional<WindowsUser> user,
			final Cancellation cancellation) {
		final boolean local = workings.machine.isLocal();
		return switch (probe) {
		case final RegistryProbe key -> attempt(() -> readKey(key, identity, user, cancellation));
		case final FileProbe file -> attempt(() -> workings.files.read(file, user.map(WindowsUser::profilePath), cancellation));
		case final ProcessProbe all -> attempt(() -> Optional.of(workings.processes.list()));
		case final ServiceProbe service -> attempt(() -> workings.services.read(service.name()));
		case final CredentialProbe credentials -> attempt(() -> Optional.of(workings.vault.read(user.orElseThrow())));
		case final SystemProbe information -> attempt(() -> Optional.of(workings.system.information(cancellation)));
		case final DeviceJoinProbe join when join.scope() == ReadScope.MACHINE ->
			attempt(() -> Optional.of(workings.system.deviceJoin()));
		case final EventLogProbe events ->
			attempt(() -> workings.events.read(events.channel(), events.query(), events.limit(), cancellation));
		case final CertificateProbe certificates ->
			attempt(() -> Optional.of(workings.certificates.read(certificates.store(), identity, cancellation)));
		case final LocalGroupProbe group -> attempt(() -> workings.groups.members(group.sid()));
		case final ScheduledTaskProbe task -> attempt(() -> workings.tasks.read(task.path()));
		case final ClockProbe clock -> attempt(() -> Optional.of(workings.clock.read(cancellation)));
		case final NetworkProbe network when local -> attempt(() -> Optional.of(workings.network.read(cancellation)));
		case final ConnectivityProbe host when local -> attempt(() -> Optional.of(connect(host, cancellation)));
		case final ToolProbe tool when local && tool.scope() == ReadScope.MACHINE ->
			attempt(() -> Optional.of(workings.tools.read(tool.command(), cancellation)));
		default -> Answer.unreadable(
				WindowsApiFailures.of(FailureKind.UNSUPPORTED, local ? "unsupportedProbe" : "unsupportedRemoteProbe", probe.describe()));
		};
	}

	private Optional<RegistryKey> readKey(final RegistryProbe key, final Identity identity, final Optional<WindowsUser> user,
			final Cancellation cancellation) throws WindowsCallException {
		return identity instanceof Identity.User(final String sid) && user.isPresent() && workings.machine.isLocal()
				&& !workings.registry.isLoaded(sid) && Boolean.parseBoolean(endpoint.options().get("offlineHives"))
						? workings.offlineHives.read(key, sid, user.get().profilePath(), cancellation)
						: workings.registry.read(key.path(), key.view(), identity, key.recursive(), cancellation);
	}

	private static ConnectivityResult connect(final ConnectivityProbe probe, final Cancellation cancellation)
			throws WindowsCallException {
		try {
			return new ConnectionAttempt(probe, ConnectionAttempt.windowsRoots()).run(cancellation);
		} catch (GeneralSecurityException | IOException e) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "noRoots", String.valueOf(e.getMessage()));
		}
	}

	@FunctionalInterface
	private interface Question<T> {
		Optional<T> read() throws WindowsCallException;
	}

	private static <T> Answer<T> attempt(final Question<T> question) {
		try {
			return question.read().map(Answer::present).orElseGet(Answer::absent);
		} catch (final WindowsCallException e) {
			return Answer.unreadable(e.failure());
		} catch (final UnsatisfiedLinkError e) {
			// a function that this version of Windows does not have
			return Answer.unreadable(WindowsApiFailures.of(FailureKind.UNSUPPORTED, "noFunction", String.valueOf(e.getMessage())));
		}
	}
}
