package io.shuzen.windows.simulation.internal.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.windows.simulation.internal.machine.CertificateState;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.NameMap;
import io.shuzen.windows.simulation.internal.machine.Placeholders;
import io.shuzen.windows.simulation.internal.machine.ProcessState;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;
import io.shuzen.windows.simulation.internal.machine.ServiceState;
import io.shuzen.windows.simulation.internal.machine.UserState;
import io.shuzen.windows.simulation.internal.scenario.Scenario;
import io.shuzen.windows.simulation.internal.scenario.ToolRule;

/**
 * Answers every probe from one state.
 *
 * @param endpoint     the endpoint's name
 * @param scenario     how the machine's tools answer
 * @param state        what is read
 * @param placeholders the present and the machine's name
 */
record ProbeReader(String endpoint, Scenario scenario, MachineState state, Placeholders placeholders) {

	/** A fact for every probe and, for users' state, for every user. */
	Facts read(final Set<? extends Probe<?>> probes) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : withUsers(probes)) {
			addFacts(probe, facts);
		}
		return Facts.of(endpoint, placeholders.now(), facts);
	}

	/** The same facts with nothing known. */
	Facts unreadable(final Set<? extends Probe<?>> probes, final Failure failure) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : withUsers(probes)) {
			for (final Identity identity : identities(probe)) {
				facts.add(fact(probe, identity, Answer.unreadable(failure)));
			}
		}
		return Facts.of(endpoint, placeholders.now(), facts);
	}

	private static SequencedSet<Probe<?>> withUsers(final Set<? extends Probe<?>> probes) {
		final SequencedSet<Probe<?>> all = new LinkedHashSet<>();
		if (probes.stream().anyMatch(probe -> probe.scope() == ReadScope.EACH_USER)) {
			all.add(UserProbe.INSTANCE);
		}
		all.addAll(probes);
		return all;
	}

	private List<Identity> identities(final Probe<?> probe) {
		return probe.scope() == ReadScope.MACHINE ? List.of(Identity.ADMINISTRATOR)
				: state.users().values().stream().map(user -> user.user().identity()).sorted().toList();
	}

	private <V extends ProbeValue> void addFacts(final Probe<V> probe, final List<Fact<?>> facts) {
		for (final Identity identity : identities(probe)) {
			facts.add(fact(probe, identity, answer(probe, identity)));
		}
	}

	private <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity, final Answer<V> answer) {
		return new Fact<>(probe, identity, answer, placeholders.now(), "simulation " + scenario.description().id());
	}

	@SuppressWarnings("unchecked")
	<V extends ProbeValue> Answer<V> answer(final Probe<V> probe, final Identity identity) {
		return (Answer<V>) switch ((Probe<?>) probe) {
		case final RegistryProbe registry -> registry(registry, identity);
		case final FileProbe files -> new FileFinder(state.fileSystem(), placeholders).answer(files, profile(identity));
		case final ProcessProbe processes ->
			Answer.present(new ProcessList(state.processes().stream().map(ProcessState::process).toList()));
		case final ServiceProbe service -> found(state.services().get(service.name()).map(ServiceState::service));
		case final CredentialProbe credentials ->
			signedIn(identity, user -> Answer.present(new CredentialList(user.credentials().values())));
		case final UserProbe users ->
			Answer.present(new UserList(state.users().values().stream().map(UserState::user).toList()));
		case final DeviceJoinProbe join -> join(join, identity);
		case final EventLogProbe events -> new EventFinder(state.events(), placeholders).answer(events);
		case final SystemProbe system -> Answer.present(state.system().at(placeholders));
		case final ToolProbe tool -> tool(tool.command(), identity);
		case final PackageProbe packages -> signedIn(identity,
				user -> Answer.present(new PackageList(user.packages().get(packages.name()).orElse(List.of()))));
		case final ScheduledTaskProbe task -> found(state.tasks().get(task.path()));
		case final CertificateProbe certificates -> certificates.scope() == ReadScope.MACHINE
				? certificates(state.certificates(), certificates.store())
				: signedIn(identity, user -> certificates(user.certificates(), certificates.store()));
		case final LocalGroupProbe group -> found(state.groups().get(group.sid()).map(
				members -> new GroupMembers(members.sids(), members.names().stream().map(placeholders::fill).toList())));
		case final NetworkProbe network -> Answer.present(state.network());
		case final ClockProbe clock -> Answer.present(state.clock());
		case final ConnectivityProbe connectivity -> Answer.present(connectivity(connectivity));
		};
	}

	private static <V> Answer<V> found(final Optional<V> value) {
		return value.map(Answer::present).orElseGet(Answer::absent);
	}

	private String profile(final Identity identity) {
		return state.user(identity).map(user -> user.user().profilePath()).orElse(null);
	}

	private <V> Answer<V> signedIn(final Identity identity, final Function<UserState, Answer<V>> read) {
		final UserState user = state.user(identity).orElseThrow();
		return user.isSignedIn() ? read.apply(user)
				: Answer.unreadable(HostTexts.failure(FailureKind.USER_NOT_SIGNED_IN, "notSignedIn", user.user().account()));
	}

	private Answer<RegistryKey> registry(final RegistryProbe probe, final Identity identity) {
		final RegistryPath path = probe.path();
		if (path.hive() == RegistryHive.USERS && path.key().isEmpty()) {
			return Answer.present(allHives(probe.recursive()).asKey(path, probe.recursive()));
		}
		final RegistryPlace place = RegistryPlace.of(path, probe.view(),
				identity instanceof Identity.User(final String sid) ? sid : null);
		if (!state.isLoaded(place.hive())) {
			// to an administrator an unloaded hive is simply not there; for its user it is there and cannot be read
			return path.hive() == RegistryHive.USERS ? Answer.absent()
					: Answer.unreadable(HostTexts.failure(FailureKind.USER_NOT_SIGNED_IN, "hiveNotLoaded",
							state.user(identity).orElseThrow().user().account()));
		}
		final Optional<RegistryNode> hive = state.hives().get(place.hive());
		return found(hive.flatMap(root -> root.find(place.names())).map(node -> node.asKey(
				RegistryPlace.inLettersOf(path, hive.orElseThrow().stored(place.names())), probe.recursive())));
	}

	private RegistryNode allHives(final boolean withContent) {
		final SequencedMap<String, RegistryNode> loaded = new LinkedHashMap<>();
		state.hives().forEach((name, hive) -> {
			if (!name.equals(RegistryPlace.MACHINE) && state.isLoaded(name)) {
				loaded.put(name, withContent ? hive : RegistryNode.EMPTY);
			}
		});
		return new RegistryNode(NameMap.empty(), new NameMap<>(loaded));
	}

	private Answer<?> join(final DeviceJoinProbe probe, final Identity identity) {
		return probe.scope() == ReadScope.MACHINE ? Answer.present(state.joinReport().asStatus(placeholders))
				: signedIn(identity,
						user -> Answer.present(state.joinReport().seenBy(user.joinReport()).asStatus(placeholders)));
	}

	private Answer<ToolOutput> tool(final ToolCommand command, final Identity identity) {
		if (identity instanceof Identity.User && !state.user(identity).orElseThrow().isSignedIn()) {
			return signedIn(identity, user -> Answer.absent());
		}
		final Optional<ToolRule.Case> answer = scenario.tool(command, state, identity);
		if (answer.isPresent()) {
			return Answer.present(output(answer.get()));
		}
		if (command.program().matches("(?i)(.*\\\\)?dsregcmd(\\.exe)?") && command.arguments().size() == 1
				&& command.arguments().getFirst().equalsIgnoreCase("/status")) {
			final UserState user = state.user(identity).orElse(null);
			return Answer.present(new ToolOutput(0, (user == null ? state.joinReport()
					: state.joinReport().seenBy(user.joinReport())).asText(placeholders), "", false));
		}
		return Answer.unreadable(HostTexts.failure(FailureKind.TOOL_MISSING, "noSuchTool", command.program(), endpoint));
	}

	ToolOutput output(final ToolRule.Case answer) {
		return new ToolOutput(answer.exitCode(), placeholders.fill(answer.standardOutput()),
				placeholders.fill(answer.standardError()), false);
	}

	private Answer<CertificateList> certificates(final NameMap<List<CertificateState>> stores, final String store) {
		return Answer.present(new CertificateList(stores.get(store).orElse(List.of()).stream()
				.map(certificate -> certificate.at(placeholders.now())).toList()));
	}

	private ConnectivityResult connectivity(final ConnectivityProbe probe) {
		return state.connectivity().get(probe.host() + ':' + probe.port()).or(() -> state.connectivity().get(probe.host()))
				.or(() -> state.connectivity().get("*"))
				.orElse(new ConnectivityResult(ConnectivityResult.Stage.NAME_NOT_RESOLVED, "", "No such host is known."));
	}
}
