package io.shuzen.office.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
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
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;

/**
 * A small machine in memory: just enough for a pack's plans to be carried out and planned again. It answers every probe, so what a test
 * does not set up is "not there"; what a test makes unreadable is that.
 */
final class ModelMachine {

	static final String NAME = "PC-0417";
	static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");
	static final Identity TARO = Identity.user("S-1-5-21-1004336348-1177238915-682003330-1001");
	static final Identity HANA = Identity.user("S-1-5-21-1004336348-1177238915-682003330-1002");

	private final Map<Identity, WindowsUser> users = new TreeMap<>();
	private final Map<Identity, ModelRegistry> userRegistry = new TreeMap<>();
	private final Map<RegistryView, ModelRegistry> machineRegistry = new TreeMap<>();
	private final List<WindowsProcess> processes = new ArrayList<>();
	private final Map<Identity, List<StoredCredential>> credentials = new TreeMap<>();
	private final Map<Identity, Map<String, FileEntry>> files = new TreeMap<>();
	private final Map<String, WindowsService> services = new TreeMap<>();
	private final Map<Identity, Map<String, PackageList.AppPackage>> packages = new TreeMap<>();
	private final Map<String, Map<Identity, Answer<?>>> fixed = new LinkedHashMap<>();
	private final Map<String, Consumer<Identity>> toolEffects = new LinkedHashMap<>();
	private Function<String, Optional<Consumer<Identity>>> otherEffects = command -> Optional.empty();
	private Instant bootTime = NOW.minusSeconds(86_400);
	private int build = 19045;

	ModelMachine() {
		machineRegistry.put(RegistryView.BITS_64, new ModelRegistry());
		machineRegistry.put(RegistryView.BITS_32, new ModelRegistry());
	}

	/** A machine with one user, CONTOSO\t.yamada, who sits at it. */
	static ModelMachine withTaro() {
		return new ModelMachine().user(TARO, "CONTOSO\\t.yamada", 1);
	}

	/** A user with a profile; signed in when the session is not 0. */
	ModelMachine user(final Identity identity, final String account, final int sessionId) {
		final String name = account.substring(account.indexOf('\\') + 1);
		users.put(identity, new WindowsUser(((Identity.User) identity).sid(), account, "C:\\Users\\" + name, sessionId != 0,
				Optional.of(Boolean.FALSE), sessionId == 0 ? Optional.empty()
						: Optional.of(new UserSession(sessionId, UserSession.State.ACTIVE, OptionalLong.empty()))));
		userRegistry.put(identity, new ModelRegistry());
		credentials.put(identity, new ArrayList<>());
		files.put(identity, new TreeMap<>());
		packages.put(identity, new TreeMap<>());
		return this;
	}

	ModelMachine build(final int number) {
		build = number;
		return this;
	}

	private ModelRegistry registry(final RegistryPath path, final RegistryView view, final Identity identity) {
		return path.hive() == RegistryHive.CURRENT_USER ? userRegistry.get(identity) : machineRegistry.get(view);
	}

	ModelMachine set(final Identity identity, final String path, final RegistryValue value) {
		final RegistryPath place = RegistryPath.parse(path);
		registry(place, RegistryView.BITS_64, identity).set(place, value);
		return this;
	}

	ModelMachine set(final String path, final RegistryValue value) {
		return set(Identity.ADMINISTRATOR, path, value);
	}

	ModelMachine key(final Identity identity, final String path) {
		final RegistryPath place = RegistryPath.parse(path);
		registry(place, RegistryView.BITS_64, identity).create(place);
		return this;
	}

	ModelMachine key32(final String path) {
		final RegistryPath place = RegistryPath.parse(path);
		machineRegistry.get(RegistryView.BITS_32).create(place);
		return this;
	}

	ModelMachine process(final long id, final String image, final int session) {
		processes.add(new WindowsProcess(id, image, session, "", ""));
		return this;
	}

	ModelMachine credential(final Identity user, final String target, final String userName) {
		credentials.get(user).add(new StoredCredential(target, "Generic", userName));
		return this;
	}

	/** A file, with the folders above it. */
	ModelMachine file(final Identity identity, final String path, final byte[] content) {
		final Map<String, FileEntry> place = files.computeIfAbsent(identity, unused -> new TreeMap<>());
		for (int end = path.indexOf('\\', 3); end >= 0; end = path.indexOf('\\', end + 1)) {
			final String folder = path.substring(0, end);
			place.computeIfAbsent(folder.toLowerCase(Locale.ROOT), unused -> new FileEntry(folder, true, 0, Optional.empty(),
					Optional.empty(), NOW, Optional.empty()));
		}
		place.put(path.toLowerCase(Locale.ROOT), new FileEntry(path, false, content.length, Optional.empty(), Optional.empty(), NOW,
				Optional.of(Base64.getEncoder().encodeToString(content))));
		return this;
	}

	/** Makes a machine's file one that was written long ago. */
	ModelMachine oldFile(final String path) {
		return writtenBefore(path, Duration.ofDays(12));
	}

	/** Makes a machine's file one that was written so long ago. */
	ModelMachine writtenBefore(final String path, final Duration age) {
		files.get(Identity.ADMINISTRATOR).computeIfPresent(path.toLowerCase(Locale.ROOT), (key, file) -> new FileEntry(file.path(), false,
				file.size(), file.created(), file.accessed(), NOW.minus(age), file.content()));
		return this;
	}

	/** Makes a user a local administrator. */
	ModelMachine administrator(final Identity identity) {
		users.computeIfPresent(identity, (key, user) -> new WindowsUser(user.sid(), user.account(), user.profilePath(), user.hiveLoaded(),
				Optional.of(Boolean.TRUE), user.session()));
		return this;
	}

	ModelMachine service(final String name, final WindowsService.State state, final WindowsService.StartType start) {
		services.put(name.toLowerCase(Locale.ROOT), new WindowsService(name, state, start, "LocalSystem"));
		return this;
	}

	ModelMachine appPackage(final Identity user, final String name) {
		packages.get(user).put(name, new PackageList.AppPackage(name + "_1000.19041.4648.0_neutral_neutral_cw5n1h2txyewy",
				"1000.19041.4648.0", "C:\\Windows\\SystemApps\\" + name + "_cw5n1h2txyewy", "Ok"));
		return this;
	}

	/** The answer to one probe, whatever the model says. */
	<V extends ProbeValue> ModelMachine answer(final Probe<V> probe, final Identity identity, final Answer<V> answer) {
		fixed.computeIfAbsent(probe.toString(), unused -> new TreeMap<>()).put(identity, answer);
		return this;
	}

	<V extends ProbeValue> ModelMachine unreadable(final Probe<V> probe, final Identity identity) {
		return answer(probe, identity, Answer.unreadable(denied()));
	}

	static Failure denied() {
		return new Failure(FailureKind.ACCESS_DENIED, Text.verbatim("access is denied"));
	}

	/** What a console program prints. */
	ModelMachine tool(final ToolProbe probe, final Identity identity, final String output) {
		return answer(probe, identity, Answer.present(new ToolOutput(0, output, "", false)));
	}

	/** What a command does to this machine. */
	ModelMachine effect(final String command, final Consumer<Identity> effect) {
		toolEffects.put(command, effect);
		return this;
	}

	/** What commands do that are not described one by one; empty for a command that nobody may run here. */
	ModelMachine toolEffects(final Function<String, Optional<Consumer<Identity>>> effects) {
		otherEffects = effects;
		return this;
	}

	/** Registry, files and services: what changes that say so bring back exactly. */
	Object reversibleState() {
		final List<Object> state = new ArrayList<>();
		userRegistry.values().forEach(registry -> state.add(registry.content()));
		machineRegistry.values().forEach(registry -> state.add(registry.content()));
		files.forEach((identity, content) -> state.add(Map.copyOf(content)));
		state.add(Map.copyOf(services));
		return state;
	}

	/** All that plans can alter. */
	Object wholeState() {
		final List<Object> state = new ArrayList<>();
		state.add(reversibleState());
		state.add(List.copyOf(processes));
		credentials.forEach((user, stored) -> state.add(List.copyOf(stored)));
		state.add(users.toString());
		state.add(packages.toString());
		fixed.forEach((probe, answers) -> state.add(Map.copyOf(answers)));
		state.add(bootTime);
		return state;
	}

	/** Carries out one change. @return what takes it back, for those that can be */
	Runnable applyForUndo(final Change change) {
		final Runnable undo = switch (change) {
		case final RegistryKeyDelete delete -> {
			final ModelRegistry place = registry(delete.path(), delete.view(), delete.identity());
			final Optional<RegistryKey> former = place.read(delete.path(), true).asOptional();
			yield () -> former.ifPresent(place::restore);
		}
		case final RegistryValueDelete delete -> {
			final ModelRegistry place = registry(delete.path(), delete.view(), delete.identity());
			final Optional<RegistryKey> former = place.read(delete.path(), true).asOptional();
			yield () -> former.ifPresent(place::restore);
		}
		case final RegistryValueSet set -> {
			final ModelRegistry place = registry(set.path(), set.view(), set.identity());
			final Runnable created = place.createdBy(set.path());
			final Optional<RegistryKey> former = place.read(set.path(), true).asOptional();
			yield () -> former.ifPresentOrElse(place::restore, created);
		}
		case final FileQuarantine quarantine -> {
			final Map<String, FileEntry> place = files.get(quarantine.identity());
			final String path = quarantine.path().toLowerCase(Locale.ROOT);
			final Map<String, FileEntry> moved = new TreeMap<>(place);
			moved.keySet().removeIf(each -> !each.equals(path) && !each.startsWith(path + '\\'));
			yield () -> place.putAll(moved);
		}
		case final ServiceConfigure configure -> {
			final WindowsService former = services.get(configure.service().toLowerCase(Locale.ROOT));
			yield () -> services.put(configure.service().toLowerCase(Locale.ROOT), former);
		}
		case final FileWrite write -> {
			final Map<String, FileEntry> place = files.get(write.identity());
			final Map<String, FileEntry> former = new TreeMap<>(place);
			yield () -> {
				place.clear();
				place.putAll(former);
			};
		}
		default -> () -> {
			// says of itself that it cannot be taken back, or has a command of its own for that
		};
		};
		apply(change);
		return undo;
	}

	Instant bootTime() {
		return bootTime;
	}

	List<WindowsProcess> processes() {
		return List.copyOf(processes);
	}

	List<StoredCredential> credentials(final Identity user) {
		return List.copyOf(credentials.get(user));
	}

	Map<String, List<RegistryValue>> registryContent(final Identity user) {
		return userRegistry.get(user).content();
	}

	Map<String, List<RegistryValue>> machineRegistryContent() {
		return machineRegistry.get(RegistryView.BITS_64).content();
	}

	Set<String> filePaths(final Identity identity) {
		return Set.copyOf(files.getOrDefault(identity, Map.of()).keySet());
	}

	Facts read(final Set<Probe<?>> probes) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			if (probe.scope() == ReadScope.MACHINE) {
				facts.add(fact(probe, Identity.ADMINISTRATOR));
			} else {
				users.keySet().forEach(user -> facts.add(fact(probe, user)));
			}
		}
		if (probes.stream().noneMatch(UserProbe.class::isInstance)) {
			facts.add(fact(UserProbe.INSTANCE, Identity.ADMINISTRATOR));
		}
		return Facts.of(NAME, NOW, facts);
	}

	@SuppressWarnings("unchecked")
	private <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity) {
		final Answer<?> preset = fixed.getOrDefault(probe.toString(), Map.of()).get(identity);
		return new Fact<>(probe, identity, (Answer<V>) (preset == null ? computed(probe, identity) : preset), NOW, "model");
	}

	private Answer<? extends ProbeValue> computed(final Probe<?> probe, final Identity identity) {
		return switch (probe) {
		case final RegistryProbe registry -> registry(registry.path(), registry.view(), identity).read(registry.path(),
				registry.recursive());
		case final ProcessProbe unused -> Answer.present(new ProcessList(processes));
		case final UserProbe unused -> Answer.present(new UserList(List.copyOf(users.values())));
		case final CredentialProbe unused -> Answer.present(new CredentialList(credentials.get(identity)));
		case final ServiceProbe service -> Optional.ofNullable(services.get(service.name().toLowerCase(Locale.ROOT)))
				.<Answer<WindowsService>>map(Answer::present).orElseGet(Answer::absent);
		case final PackageProbe appPackage -> Answer.present(new PackageList(
				Optional.ofNullable(packages.get(identity).get(appPackage.name())).stream().toList()));
		case final SystemProbe unused -> Answer.present(new SystemInformation(NAME, "Windows 10 Enterprise", "22H2", build,
				5000, 1252, 437, Optional.of(bootTime)));
		case final FileProbe file -> files(file, identity);
		default -> Answer.absent();
		};
	}

	/** A path with its placeholder filled in as on a Windows installed on drive C. */
	String resolve(final String path, final Identity identity) {
		final String profile = users.containsKey(identity) ? users.get(identity).profilePath() : "C:\\Users\\nobody";
		String resolved = path;
		final Map<String, String> places = new LinkedHashMap<>();
		places.put("%LOCALAPPDATA%", profile + "\\AppData\\Local");
		places.put("%APPDATA%", profile + "\\AppData\\Roaming");
		places.put("%TEMP%", profile + "\\AppData\\Local\\Temp");
		places.put("%USERPROFILE%", profile);
		places.put("%ProgramData%", "C:\\ProgramData");
		places.put("%ProgramFiles%", "C:\\Program Files");
		places.put("%ProgramFiles(x86)%", "C:\\Program Files (x86)");
		places.put("%SystemRoot%", "C:\\Windows");
		places.put("%SystemDrive%", "C:");
		for (final Map.Entry<String, String> place : places.entrySet()) {
			if (resolved.regionMatches(true, 0, place.getKey(), 0, place.getKey().length())) {
				resolved = place.getValue() + resolved.substring(place.getKey().length());
				break;
			}
		}
		return resolved;
	}

	private Answer<FileListing> files(final FileProbe probe, final Identity identity) {
		final String root = resolve(probe.path(), identity);
		final Map<String, FileEntry> all = files.getOrDefault(identity, Map.of());
		final String folded = root.toLowerCase(Locale.ROOT);
		final List<FileEntry> found = new ArrayList<>();
		if (root.indexOf('*') >= 0 || root.indexOf('?') >= 0) {
			final Pattern pattern = Pattern.compile(Pattern.quote(folded).replace("*", "\\E[^\\\\]*\\Q").replace("?", "\\E[^\\\\]\\Q"));
			all.forEach((path, entry) -> {
				if (pattern.matcher(path).matches()) {
					found.add(entry);
				}
			});
		} else if (all.containsKey(folded)) {
			found.add(all.get(folded));
			all.forEach((path, entry) -> {
				if (path.startsWith(folded + '\\')
						&& (probe.recursive() || path.indexOf('\\', folded.length() + 1) < 0)) {
					found.add(entry);
				}
			});
		}
		return found.isEmpty() ? Answer.absent() : Answer.present(new FileListing(root, found.stream()
				.map(entry -> probe.contentLimit() > 0 ? entry
						: new FileEntry(entry.path(), entry.directory(), entry.size(), entry.created(), entry.accessed(),
								entry.modified(), Optional.empty()))
				.toList()));
	}

	/** Carries out one change. */
	void apply(final Change change) {
		switch (change) {
		case final RegistryKeyDelete delete -> registry(delete.path(), delete.view(), delete.identity())
				.deleteKey(delete.path());
		case final RegistryValueDelete delete -> registry(delete.path(), delete.view(), delete.identity())
				.deleteValue(delete.path(), delete.name());
		case final RegistryValueSet set -> registry(set.path(), set.view(), set.identity()).set(set.path(), set.value());
		case final CredentialDelete delete -> credentials.get(delete.identity())
				.removeIf(credential -> credential.target().equals(delete.target()));
		case final ProcessClose close -> processes
				.removeIf(process -> process.id() == close.processId() && process.image().equals(close.image()));
		case final FileQuarantine quarantine -> files.get(quarantine.identity()).keySet()
				.removeIf(path -> path.equals(quarantine.path().toLowerCase(Locale.ROOT))
						|| path.startsWith(quarantine.path().toLowerCase(Locale.ROOT) + '\\'));
		case final FileWrite write -> file(write.identity(), write.path(), write.bytes());
		case final ServiceConfigure configure -> services.computeIfPresent(configure.service().toLowerCase(Locale.ROOT),
				(name, service) -> new WindowsService(service.name(), configure.running()
						.map(running -> running ? WindowsService.State.RUNNING : WindowsService.State.STOPPED)
						.orElse(service.state()), configure.startType().orElse(service.startType()), service.account()));
		case final PackageRegister register -> appPackage(register.identity(), register.name());
		case final MachineRestart unused -> bootTime = NOW;
		case final UserSignOut signOut -> users.computeIfPresent(signOut.identity(), (identity, user) -> new WindowsUser(
				user.sid(), user.account(), user.profilePath(), false, user.administrator(), Optional.empty()));
		case final ToolRun run -> {
			Optional.ofNullable(toolEffects.get(run.command().toString())).or(() -> otherEffects.apply(run.command().toString()))
					.orElseThrow(() -> new AssertionError("a command nobody described: " + run.command())).accept(run.identity());
		}
		default -> throw new AssertionError("a change this machine does not know: " + change);
		}
	}
}
