package io.shuzen.windows.simulation.internal.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.NetworkStatus.Connection;
import io.shuzen.core.probe.NetworkStatus.Connectivity;
import io.shuzen.core.probe.PackageList.AppPackage;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.simulation.internal.machine.CertificateState;
import io.shuzen.windows.simulation.internal.machine.EventState;
import io.shuzen.windows.simulation.internal.machine.JoinReport;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Moment;
import io.shuzen.windows.simulation.internal.machine.NameMap;
import io.shuzen.windows.simulation.internal.machine.ProcessState;
import io.shuzen.windows.simulation.internal.machine.ProcessState.Closing;
import io.shuzen.windows.simulation.internal.machine.ServiceState;
import io.shuzen.windows.simulation.internal.machine.SystemState;
import io.shuzen.windows.simulation.internal.machine.UserState;

/** Reads the part of a scenario that describes a machine's state, and the effects of commands, which are written alike. */
final class PatchReader {

	private final List<Edit> edits = new ArrayList<>();

	private PatchReader() {
	}

	/** Takes the state's keys from {@code fields} and leaves the others. */
	static Patch read(final Fields fields) throws ScenarioProblem {
		final PatchReader reader = new PatchReader();
		reader.system(fields);
		// before the users, whose packages refer to them; users before the processes, which refer to users
		reader.systemPackages(fields.mapping("system-packages"));
		reader.users(fields);
		new RegistryReader(reader.edits).machine(fields.mapping("registry"));
		new FileReader(reader.edits).machine(fields.mapping("files"));
		reader.services(fields.mapping("services"));
		reader.processes(fields.mapping("processes"));
		reader.joinReport(fields.mapping("device-join"), PatchReader::onMachine);
		reader.certificates(fields.mapping("certificates"), MachineState::certificates, MachineState::withCertificates);
		reader.tasks(fields.mapping("scheduled-tasks"));
		reader.groups(fields.mapping("local-groups"));
		reader.events(fields.mapping("events"));
		reader.network(fields);
		reader.connectivity(fields.mapping("connectivity"));
		reader.named(fields.mapping("flags"), MachineState::flags, MachineState::withFlags, Fields::text);
		return new Patch(reader.edits);
	}

	/** As {@link #read}, with the key {@code user} for whoever runs the command. */
	static Patch readEffects(final Yaml yaml) throws ScenarioProblem {
		final Fields fields = Fields.of(yaml, "effects");
		final PatchReader reader = new PatchReader();
		final Optional<Yaml> user = fields.take("user");
		if (user.isPresent()) {
			reader.userParts(Fields.of(user.get(), "user"), (state, as) -> state.userName(as));
		}
		final Patch rest = read(fields);
		fields.end();
		reader.edits.add(new Edit(fields.position(), "effects", false, rest::applyTo));
		return new Patch(reader.edits);
	}

	private void add(final Yaml where, final String subject, final Edit.Alteration change) {
		edits.add(new Edit(where.position(), subject, where.isNull(), change));
	}

	private void system(final Fields scenario) throws ScenarioProblem {
		final Optional<Yaml> yaml = scenario.take("system");
		if (yaml.isEmpty()) {
			return;
		}
		final Fields fields = Fields.of(yaml.get(), "system");
		final Optional<String> hostName = fields.text("host-name");
		final Optional<String> product = fields.text("product");
		final Optional<String> version = fields.text("version");
		final OptionalInt build = fields.number("build");
		final OptionalInt revision = fields.number("revision");
		final OptionalInt ansi = fields.number("ansi-code-page");
		final OptionalInt oem = fields.number("oem-code-page");
		final Optional<Moment> booted = fields.moment("booted");
		fields.end();
		add(yaml.get(), "system", (state, as) -> {
			final SystemState former = state.system();
			return state.withSystem(new SystemState(hostName.orElse(former.hostName()), product.orElse(former.productName()),
					version.orElse(former.displayVersion()), build.orElse(former.build()), revision.orElse(former.revision()),
					ansi.orElse(former.ansiCodePage()), oem.orElse(former.oemCodePage()), booted.orElse(former.bootTime())));
		});
	}

	private void users(final Fields scenario) throws ScenarioProblem {
		for (final Yaml.Entry entry : scenario.mapping("users").entries()) {
			final String name = entry.key();
			if (entry.value().isNull()) {
				add(entry.value(), name, (state, as) -> state.users().get(name).map(user -> state
						.withUsers(state.users().without(name)).withHives(state.hives().without(user.user().sid()))).orElse(state));
			} else {
				final Fields fields = Fields.of(entry.value(), name);
				account(entry.value(), name, fields);
				userParts(fields, (state, as) -> Optional.of(name));
			}
		}
	}

	/** What makes a user: the first scenario that names one gives at least the identifier and the account. */
	private void account(final Yaml where, final String name, final Fields fields) throws ScenarioProblem {
		final Optional<String> sid = fields.text("sid");
		final Optional<String> account = fields.text("account");
		final Optional<String> profile = fields.text("profile");
		final Optional<Boolean> administrator = fields.flag("administrator");
		if (sid.isPresent()) {
			try {
				Identity.user(sid.get());
			} catch (final IllegalArgumentException e) {
				throw new ScenarioProblem(where.position(), "wrongType", "sid", "S-1-…", sid.get());
			}
		}
		add(where, name, (state, as) -> {
			final Optional<UserState> former = state.users().get(name);
			if (former.isEmpty() && (sid.isEmpty() || account.isEmpty())) {
				throw new ScenarioProblem(where.position(), "missing", sid.isEmpty() ? "sid" : "account");
			}
			final UserState user = former.orElseGet(() -> newUser(sid.get(), account.get()));
			final String formerSid = user.user().sid();
			final String newSid = sid.orElse(formerSid);
			final WindowsUser changed = new WindowsUser(newSid, account.orElse(user.user().account()),
					profile.orElse(user.user().profilePath()), user.user().hiveLoaded(),
					administrator.isPresent() ? administrator : user.user().administrator(), user.user().session());
			MachineState result = state.withUsers(state.users().with(name, user.with(changed)));
			if (!newSid.equals(formerSid)) {
				final var hive = state.hives().get(formerSid);
				result = hive.isEmpty() ? result
						: result.withHives(result.hives().without(formerSid).with(newSid, hive.get()));
			}
			return result;
		});
	}

	private static UserState newUser(final String sid, final String account) {
		final String profile = "C:\\Users\\" + account.substring(account.indexOf('\\') + 1);
		return new UserState(new WindowsUser(sid, account, profile, false, Optional.of(Boolean.FALSE), Optional.empty()), true,
				NameMap.empty(), NameMap.empty(), NameMap.empty(), JoinReport.EMPTY);
	}

	/** What a user has. */
	private void userParts(final Fields fields, final UserChoice choice) throws ScenarioProblem {
		session(fields, choice);
		new RegistryReader(edits).user(fields.mapping("registry"), choice);
		new FileReader(edits).user(fields.mapping("files"), choice);
		for (final Yaml.Entry entry : fields.mapping("credentials").entries()) {
			CredentialReader.read(entry, choice, edits);
		}
		for (final Yaml.Entry entry : fields.mapping("packages").entries()) {
			userPackage(entry, choice);
		}
		joinReport(fields.mapping("device-join"), change -> (state, as) -> {
			final Identity user = choice.identity(state, as, fields.position());
			final JoinReport former = state.user(user).orElseThrow().joinReport();
			final JoinReport changed = change.apply(former);
			return changed == former ? state : state.withUser(user, one -> one.withJoinReport(changed));
		});
		for (final Yaml.Entry store : fields.mapping("certificates").entries()) {
			for (final Yaml.Entry entry : Fields.mapping(store.value(), store.key()).entries()) {
				final Optional<CertificateState> certificate = certificate(entry);
				add(entry.value(), entry.key(), (state, as) -> {
					final Identity user = choice.identity(state, as, entry.position());
					final var stores = state.user(user).orElseThrow().certificates();
					final var changed = with(stores, store.key(), entry.key(), certificate);
					return changed == stores ? state : state.withUser(user, one -> one.withCertificates(changed));
				});
			}
		}
		fields.end();
	}

	private void session(final Fields fields, final UserChoice choice) throws ScenarioProblem {
		final Optional<Boolean> returns = fields.flag("returns");
		final Optional<Boolean> hiveLoaded = fields.flag("hive-loaded");
		final Optional<Yaml> yaml = fields.take("session");
		final Optional<UserSession> session = yaml.isEmpty() || yaml.get().isNull() ? Optional.empty()
				: Optional.of(session(yaml.get()));
		if (yaml.isPresent()) {
			add(yaml.get(), "session", (state, as) -> {
				final Identity user = choice.identity(state, as, yaml.get().position());
				return state.user(user).orElseThrow().user().session().equals(session) ? state
						: state.withUser(user, one -> one.withSession(session));
			});
		}
		if (hiveLoaded.isPresent()) {
			edits.add(new Edit(fields.position(), "hive-loaded", false, (state, as) -> state
					.withUser(choice.identity(state, as, fields.position()), one -> one.with(new WindowsUser(one.user().sid(),
							one.user().account(), one.user().profilePath(), hiveLoaded.get(), one.user().administrator(),
							one.user().session())))));
		}
		if (returns.isPresent()) {
			edits.add(new Edit(fields.position(), "returns", false, (state, as) -> state
					.withUser(choice.identity(state, as, fields.position()), one -> one.withReturns(returns.get()))));
		}
	}

	private static UserSession session(final Yaml yaml) throws ScenarioProblem {
		final Fields fields = Fields.of(yaml, "session");
		final OptionalInt id = fields.number("id");
		final UserSession.State state = fields.constant("state", UserSession.State.class).orElse(UserSession.State.ACTIVE);
		final OptionalLong idle = fields.longNumber("idle-minutes");
		fields.end();
		return new UserSession(id.orElseThrow(() -> new ScenarioProblem(yaml.position(), "missing", "id")), state, idle);
	}

	private void userPackage(final Yaml.Entry entry, final UserChoice choice) throws ScenarioProblem {
		final String name = entry.key();
		if (entry.value() instanceof final Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.TEXT) {
			// the status alone: the rest is as the system has it
			add(entry.value(), name, (state, as) -> {
				final AppPackage system = state.systemPackages().get(name)
						.orElseThrow(() -> new ScenarioProblem(entry.position(), "packageUnknown", name));
				return state.withUser(choice.identity(state, as, entry.position()), user -> user.withPackages(user.packages()
						.with(name, List.of(new AppPackage(system.fullName(), system.version(), system.installLocation(),
								scalar.text())))));
			});
			return;
		}
		final Optional<AppPackage> appPackage = entry.value().isNull() ? Optional.empty()
				: Optional.of(appPackage(entry.value(), name));
		add(entry.value(), name, (state, as) -> {
			final Identity user = choice.identity(state, as, entry.position());
			final var former = state.user(user).orElseThrow().packages();
			final var changed = appPackage.isEmpty() ? former.without(name) : former.with(name, List.of(appPackage.get()));
			return changed == former ? state : state.withUser(user, one -> one.withPackages(changed));
		});
	}

	private static AppPackage appPackage(final Yaml yaml, final String name) throws ScenarioProblem {
		final Fields fields = Fields.of(yaml, name);
		final AppPackage appPackage = new AppPackage(fields.requiredText("full-name"), fields.requiredText("version"),
				fields.requiredText("location"), fields.text("status", "Ok"));
		fields.end();
		return appPackage;
	}

	private void services(final Yaml.Mapping mapping) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			final String name = entry.key();
			if (entry.value().isNull()) {
				add(entry.value(), name, (state, as) -> state.services().contains(name)
						? state.withServices(state.services().without(name)) : state);
				continue;
			}
			final Optional<WindowsService.State> state;
			final Optional<WindowsService.StartType> start;
			final Optional<String> account;
			final Optional<Boolean> fails;
			if (entry.value() instanceof final Yaml.Scalar scalar) {
				final String[] words = scalar.text().split(" +");
				if (words.length != 2) {
					throw new ScenarioProblem(scalar.position(), "serviceShort");
				}
				state = Optional.of(Fields.constant(scalar, words[0], name, WindowsService.State.class));
				start = Optional.of(Fields.constant(scalar, words[1], name, WindowsService.StartType.class));
				account = Optional.empty();
				fails = Optional.empty();
			} else {
				final Fields fields = Fields.of(entry.value(), name);
				state = fields.constant("state", WindowsService.State.class);
				start = fields.constant("start", WindowsService.StartType.class);
				account = fields.text("account");
				fails = fields.flag("fails");
				fields.end();
			}
			add(entry.value(), name, (machine, as) -> {
				final ServiceState former = machine.services().get(name).orElse(new ServiceState(new WindowsService(name,
						WindowsService.State.STOPPED, WindowsService.StartType.MANUAL, "LocalSystem"), false));
				final WindowsService service = former.service();
				return machine.withServices(machine.services().with(name,
						new ServiceState(new WindowsService(service.name(), state.orElse(service.state()),
								start.orElse(service.startType()), account.orElse(service.account())),
								fails.orElse(former.fails()))));
			});
		}
	}

	private void processes(final Yaml.Mapping mapping) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			final long id;
			try {
				id = Long.parseLong(entry.key());
			} catch (final NumberFormatException e) {
				throw new ScenarioProblem(entry.position(), "processId", entry.key());
			}
			if (entry.value().isNull()) {
				add(entry.value(), entry.key(), (state, as) -> without(state, id));
				continue;
			}
			final Fields fields = Fields.of(entry.value(), entry.key());
			final String image = fields.requiredText("image");
			final Optional<String> user = fields.text("user");
			final String owner = fields.text("owner", "NT AUTHORITY\\SYSTEM");
			final int session = fields.number("session", 0);
			final String title = fields.text("title", "");
			final Closing closing = fields.constant("closes", Closing.class).orElse(Closing.WILLINGLY);
			fields.end();
			add(entry.value(), entry.key(), (state, as) -> {
				WindowsProcess process = new WindowsProcess(id, image, session, owner, title);
				if (user.isPresent()) {
					final WindowsUser account = state.users().get(user.get())
							.orElseThrow(() -> new ScenarioProblem(entry.position(), "userUnknown", user.get())).user();
					process = new WindowsProcess(id, image, account.session()
							.orElseThrow(() -> new ScenarioProblem(entry.position(), "processUser", user.get())).id(),
							account.account(), title);
				}
				final List<ProcessState> all = new ArrayList<>(without(state, id).processes());
				all.add(new ProcessState(process, closing));
				return state.withProcesses(all);
			});
		}
	}

	private static MachineState without(final MachineState state, final long processId) {
		final List<ProcessState> rest = state.processes().stream().filter(one -> one.process().id() != processId).toList();
		return rest.size() == state.processes().size() ? state : state.withProcesses(rest);
	}

	private static Edit.Alteration onMachine(final Function<JoinReport, JoinReport> change) {
		return (state, as) -> {
			final JoinReport changed = change.apply(state.joinReport());
			return changed == state.joinReport() ? state : state.withJoinReport(changed);
		};
	}

	private void joinReport(final Yaml.Mapping mapping,
			final Function<Function<JoinReport, JoinReport>, Edit.Alteration> target) throws ScenarioProblem {
		for (final Yaml.Entry section : mapping.entries()) {
			final String title = section.key();
			if (section.value().isNull()) {
				add(section.value(), title, target.apply(report -> report.without(title)));
				continue;
			}
			for (final Yaml.Entry entry : Fields.mapping(section.value(), title).entries()) {
				final String key = entry.key();
				if (entry.value().isNull()) {
					add(entry.value(), key, target.apply(report -> report.value(title, key).isEmpty() ? report
							: report.without(title, key)));
				} else {
					final String value = Fields.text(entry.value(), key);
					add(entry.value(), key, target.apply(report -> report.with(title, key, value)));
				}
			}
		}
	}

	private void certificates(final Yaml.Mapping mapping,
			final Function<MachineState, NameMap<List<CertificateState>>> get,
			final BiFunction<MachineState, NameMap<List<CertificateState>>, MachineState> set) throws ScenarioProblem {
		for (final Yaml.Entry store : mapping.entries()) {
			for (final Yaml.Entry entry : Fields.mapping(store.value(), store.key()).entries()) {
				final Optional<CertificateState> certificate = certificate(entry);
				add(entry.value(), entry.key(), (state, as) -> {
					final var changed = with(get.apply(state), store.key(), entry.key(), certificate);
					return changed == get.apply(state) ? state : set.apply(state, changed);
				});
			}
		}
	}

	private static Optional<CertificateState> certificate(final Yaml.Entry entry) throws ScenarioProblem {
		if (entry.value().isNull()) {
			return Optional.empty();
		}
		final Fields fields = Fields.of(entry.value(), entry.key());
		final CertificateState certificate = new CertificateState(entry.key(), fields.requiredText("subject"),
				fields.requiredText("issuer"), fields.moment("not-before").orElse(new Moment.Relative(Duration.ofDays(-400))),
				fields.moment("not-after").orElse(new Moment.Relative(Duration.ofDays(3250))));
		fields.end();
		return Optional.of(certificate);
	}

	private static NameMap<List<CertificateState>> with(final NameMap<List<CertificateState>> stores, final String store,
			final String thumbprint, final Optional<CertificateState> certificate) {
		final List<CertificateState> former = stores.get(store).orElse(List.of());
		final List<CertificateState> changed = new ArrayList<>(
				former.stream().filter(one -> !one.thumbprint().equalsIgnoreCase(thumbprint)).toList());
		certificate.ifPresent(changed::add);
		return changed.equals(former) ? stores : stores.with(store, List.copyOf(changed));
	}

	private void tasks(final Yaml.Mapping mapping) throws ScenarioProblem {
		named(mapping, MachineState::tasks, MachineState::withTasks, (yaml, path) -> {
			final Fields fields = Fields.of(yaml, path);
			final ScheduledTask task = new ScheduledTask(path, fields.flag("enabled").orElse(Boolean.TRUE),
					fields.number("last-result"));
			fields.end();
			return task;
		});
	}

	private void groups(final Yaml.Mapping mapping) throws ScenarioProblem {
		named(mapping, MachineState::groups, MachineState::withGroups, (yaml, sid) -> {
			final List<String> sids = new ArrayList<>();
			final List<String> names = new ArrayList<>();
			for (final Yaml.Entry member : Fields.mapping(yaml, sid).entries()) {
				sids.add(member.key());
				names.add(Fields.text(member.value(), member.key()));
			}
			return new GroupMembers(sids, names);
		});
	}

	private void events(final Yaml.Mapping mapping) throws ScenarioProblem {
		named(mapping, MachineState::events, MachineState::withEvents, (yaml, channel) -> {
			if (!(yaml instanceof final Yaml.Sequence sequence)) {
				throw Fields.wrongType(yaml, channel, "type.sequence");
			}
			final List<EventState> events = new ArrayList<>();
			for (final Yaml element : sequence.elements()) {
				final Fields fields = Fields.of(element, channel);
				final String provider = fields.text("provider", channel.substring(0, Math.max(channel.indexOf('/'), 0)));
				final int id = fields.number("id").orElseThrow(() -> new ScenarioProblem(element.position(), "missing", "id"));
				events.add(new EventState(provider, id, fields.number("level", 2),
						fields.moment("time").orElseThrow(() -> new ScenarioProblem(element.position(), "missing", "time")),
						fields.texts("data"), fields.text("message", "").strip()));
				fields.end();
			}
			return List.copyOf(events);
		});
	}

	private void network(final Fields scenario) throws ScenarioProblem {
		final Optional<Yaml> yaml = scenario.take("network");
		if (yaml.isPresent()) {
			final Fields fields = Fields.of(yaml.get(), "network");
			final List<Edit.Alteration> connections = new ArrayList<>();
			for (final Yaml.Entry entry : fields.mapping("connections").entries()) {
				final Optional<Connection> connection = entry.value().isNull() ? Optional.empty()
						: Optional.of(connection(entry));
				connections.add((state, as) -> state.withNetwork(with(state.network(), entry.key(), connection)));
			}
			final Optional<String> proxy = fields.text("winhttp-proxy");
			final Optional<String> bypass = fields.text("winhttp-bypass");
			fields.end();
			add(yaml.get(), "network", (state, as) -> {
				MachineState changed = state;
				for (final Edit.Alteration connection : connections) {
					changed = connection.of(changed, as);
				}
				final NetworkStatus network = changed.network();
				return changed.withNetwork(new NetworkStatus(network.connections(), proxy.orElse(network.winHttpProxy()),
						bypass.orElse(network.winHttpBypass())));
			});
		}
		final Optional<Yaml> clock = scenario.take("clock");
		if (clock.isPresent()) {
			final Fields fields = Fields.of(clock.get(), "clock");
			final OptionalLong offset = fields.longNumber("offset-ms");
			final Optional<String> source = fields.text("source");
			fields.end();
			add(clock.get(), "clock", (state, as) -> state.withClock(
					new ClockStatus(offset.orElse(state.clock().offsetMillis()), source.orElse(state.clock().source()))));
		}
	}

	private static Connection connection(final Yaml.Entry entry) throws ScenarioProblem {
		final Fields fields = Fields.of(entry.value(), entry.key());
		final Connection connection = new Connection(entry.key(), fields.text("interface", "Ethernet"),
				fields.text("category", "DomainAuthenticated"),
				fields.constant("ipv4", Connectivity.class).orElse(Connectivity.INTERNET),
				fields.constant("ipv6", Connectivity.class).orElse(Connectivity.NO_TRAFFIC));
		fields.end();
		return connection;
	}

	private static NetworkStatus with(final NetworkStatus network, final String name, final Optional<Connection> connection) {
		final List<Connection> connections = new ArrayList<>(network.connections());
		connections.removeIf(one -> one.name().equals(name));
		connection.ifPresent(connections::add);
		return new NetworkStatus(connections, network.winHttpProxy(), network.winHttpBypass());
	}

	private void connectivity(final Yaml.Mapping mapping) throws ScenarioProblem {
		named(mapping, MachineState::connectivity, MachineState::withConnectivity, (yaml, host) -> {
			final Fields fields = Fields.of(yaml, host);
			final ConnectivityResult result = new ConnectivityResult(
					fields.constant("stage", ConnectivityResult.Stage.class).orElse(ConnectivityResult.Stage.SECURE),
					fields.text("issuer", ""), fields.text("error", ""));
			fields.end();
			return result;
		});
	}

	private void systemPackages(final Yaml.Mapping mapping) throws ScenarioProblem {
		named(mapping, MachineState::systemPackages, MachineState::withSystemPackages, PatchReader::appPackage);
	}

	/** Reads the value of one named thing. */
	private interface Value<T> {
		T read(Yaml yaml, String name) throws ScenarioProblem;
	}

	private <T> void named(final Yaml.Mapping mapping, final Function<MachineState, NameMap<T>> get,
			final BiFunction<MachineState, NameMap<T>, MachineState> set, final Value<T> value) throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			final Optional<T> read = entry.value().isNull() ? Optional.empty()
					: Optional.of(value.read(entry.value(), entry.key()));
			add(entry.value(), entry.key(), (state, as) -> {
				final NameMap<T> former = get.apply(state);
				final NameMap<T> changed = read.isEmpty() ? former.without(entry.key()) : former.with(entry.key(), read.get());
				return changed == former ? state : set.apply(state, changed);
			});
		}
	}
}
