package io.shuzen.windows.internal.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.Recording;
import io.shuzen.core.evidence.Recording.RecordedTool;
import io.shuzen.core.evidence.UnrecognisedFile;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
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
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.TextBundle;
import io.shuzen.windows.data.StripChartOutput;
import io.shuzen.windows.internal.parse.AccountOutput;
import io.shuzen.windows.internal.parse.CredentialListOutput;
import io.shuzen.windows.internal.parse.DeviceJoinOutput;
import io.shuzen.windows.internal.parse.EventOutput;
import io.shuzen.windows.internal.parse.FormatListOutput;
import io.shuzen.windows.internal.parse.OutputDecoder;
import io.shuzen.windows.internal.parse.ProxyOutput;
import io.shuzen.windows.internal.parse.RegQueryOutput;
import io.shuzen.windows.internal.parse.RegistryFile;
import io.shuzen.windows.internal.parse.ScheduledTaskOutput;
import io.shuzen.windows.internal.parse.ServiceOutput;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput.NamedSession;
import io.shuzen.windows.internal.parse.SystemInformationKeys;
import io.shuzen.windows.internal.parse.TaskListOutput;

/**
 * Turns a recording into facts: every recorded tool that answers a typed probe is parsed into that probe's fact, with the parsers that
 * read live machines; facts recorded in typed form stand as they are.
 */
final class RecordedFacts {

	static final TextBundle TEXTS = TextBundle.beside(RecordedFacts.class, "evidence");

	// a recording has no machine to ask what it says for "not found": only what is known is taken for that, everything else for a failure
	private static final Pattern NOT_FOUND = Pattern.compile("unable to find the specified registry|キーまたは値が見つかりません");
	private static final Pattern MESSAGES = Pattern.compile("(?m)^(?:ERROR|FEHLER|ERREUR|エラー)[ \u00a0]?[:：][^\r\n]*\r?\n?");
	private static final Pattern EVENT_ID = Pattern.compile("EventID\\s*=\\s*'?(\\d+)");
	private static final Pattern PROVIDER = Pattern.compile("@Name\\s*=\\s*['\"]([^'\"]+)['\"]");
	private static final Pattern VERSION = Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d\\.(\\d{4,6})(?:\\.(\\d+))?(?![\\d.])");
	private static final Pattern PRODUCT = Pattern.compile("(?m)[:：]\\s*Microsoft (Windows [^\\r\\n\\[]*\\w)");
	private static final Pattern EXECUTING_ACCOUNT = Pattern.compile("(?m)Executing Account Name\\s*:\\s*([^\\s,]+\\\\[^,\\r\\n]+)");
	private static final Map<String, String> OWN_NAMES = Map.of("HKCU\\Volatile Environment", "USERNAME",
			"HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity", "ADUserName");
	private static final int NO_SUCH_CHANNEL = 15007;

	/** Output with its command. */
	record Entry(RecordedCommand command, RecordedTool tool, ToolOutput output) {
		Identity identity() {
			return tool.identity();
		}

		/** For people: the command and where its output is. */
		String source() {
			return tool.command() + " (" + tool.source() + ')';
		}
	}

	private final Recording recording;
	private final List<Entry> entries = new ArrayList<>();
	private final List<Fact<?>> derived = new ArrayList<>();
	private final PrintedKeys printedKeys = new PrintedKeys();

	RecordedFacts(final Recording recorded) {
		recording = CollectedOutput.recognise(recorded);
		for (final RecordedTool tool : recording.toolOutput()) {
			entries.add(new Entry(RecordedCommand.parse(tool.command()), tool,
					new ToolOutput(tool.exitCode().orElse(0), OutputDecoder.decodeRecorded(tool.standardOutput(), tool.charset()),
							OutputDecoder.decodeRecorded(tool.standardError(), tool.charset()), tool.truncated())));
		}
		entries.forEach(this::derive);
		derived.addAll(new RecordedServices(entries, facts(), recording.captured()).facts());
		deriveNetwork();
		derivePartialKeys();
		deriveSystem();
		entries.forEach(this::keepAsTyped);
		recording.unread().forEach(file -> derived.add(new Fact<>(
				UnrecognisedFile.probe(file.name()), Identity.ADMINISTRATOR,
				Answer.unreadable(new Failure(FailureKind.NOT_READ, file.reason())), recording.captured(), file.name())));
	}

	/** The names of all files, when none of them told anything; else empty. */
	List<String> unrecognisedOnly() {
		final List<Optional<String>> names = facts().all().stream().map(UnrecognisedFile::nameIn).toList();
		return names.stream().allMatch(Optional::isPresent) ? names.stream().flatMap(Optional::stream).distinct().sorted().toList()
				: List.of();
	}

	/** A fact for every probe, and with them everything else the recording tells. */
	Facts answer(final Set<? extends Probe<?>> probes) {
		final Map<String, WindowsUser> users = users();
		final List<Fact<?>> facts = new ArrayList<>(derived);
		facts.addAll(recording.facts());
		if (recording.facts().stream().noneMatch(fact -> fact.probe() instanceof UserProbe)) {
			facts.add(new Fact<>(UserProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(userList(users)),
					recording.captured(), "evidence.json"));
		}
		final Facts known = Facts.of(recording.endpoint(), recording.captured(), facts);
		for (final Probe<?> probe : probes) {
			if (probe.scope() == ReadScope.MACHINE) {
				complete(known, probe, Identity.ADMINISTRATOR, facts);
			} else {
				users.values().forEach(user -> complete(known, probe, user.identity(), facts));
			}
		}
		return Facts.of(recording.endpoint(), recording.captured(), facts);
	}

	private <V extends ProbeValue> void complete(final Facts known, final Probe<V> probe, final Identity identity,
			final List<Fact<?>> facts) {
		final Answer<V> answer = known.answer(probe, identity);
		if (answer.whyUnreadable().map(Failure::kind).orElse(null) != FailureKind.NOT_READ) {
			return;
		}
		final Optional<Fact<?>> found = switch (probe) {
		case final ToolProbe tool -> tool(tool, identity);
		case final EventLogProbe events -> events(events);
		case final PackageProbe packages -> packages(packages, identity);
		case final ServiceProbe service -> service(service);
		case final RegistryProbe registry -> printedKeys.answer(registry, identity)
				.map(key -> new Fact<>(registry, identity, Answer.present(key), recording.captured(), RecordedCommand.PRINTED_KEYS));
		default -> Optional.empty();
		};
		facts.add(found.orElseGet(() -> new Fact<>(probe, identity, Answer.unreadable(new Failure(FailureKind.NOT_READ,
				TEXTS.text("notRecorded", probe.describe(), recording.endpoint()), TEXTS.text("notRecorded.advice"))),
				recording.captured(), "evidence.json")));
	}

	private Optional<Fact<?>> tool(final ToolProbe probe, final Identity identity) {
		final RecordedCommand wanted = RecordedCommand.of(probe.command());
		final List<Entry> same = entries.stream().filter(entry -> entry.command.isSameAs(wanted)).toList();
		final List<Entry> wider = entries.stream().filter(entry -> entry.command.includes(wanted)).toList();
		return own(same, identity).or(() -> own(wider, identity)).map(
				entry -> fact(entry, probe, identity, Answer.present(entry.output)));
	}

	/** The entry of that identity; about the machine, what anybody recorded is better than nothing. */
	private static Optional<Entry> own(final List<Entry> candidates, final Identity identity) {
		return candidates.stream().filter(entry -> entry.identity().equals(identity)).findFirst()
				.or(() -> identity.equals(Identity.ADMINISTRATOR) ? candidates.stream().findFirst() : Optional.empty());
	}

	private Optional<Fact<?>> events(final EventLogProbe probe) {
		for (final Entry entry : entries) {
			if (entry.command.tool().equals("wevtutil") && (entry.command.isWord(0, "qe") || entry.command.isWord(0, "query-events"))
					&& entry.command.word(1).filter(probe.channel()::equalsIgnoreCase).isPresent()) {
				if (entry.output.exitCode() == NO_SUCH_CHANNEL) {
					return Optional.of(fact(entry, probe, Identity.ADMINISTRATOR, Answer.absent()));
				}
				final List<WindowsEvent> matching = EventOutput.parse(entry.output.standardOutput()).events().stream()
						.filter(event -> event.channel().isBlank() || event.channel().equalsIgnoreCase(probe.channel()))
						.filter(event -> fits(event, probe.query())).sorted(Comparator.comparing(WindowsEvent::time).reversed())
						.limit(probe.limit()).toList();
				return Optional.of(fact(entry, probe, Identity.ADMINISTRATOR, ended(entry, Answer.present(new EventList(matching)))));
			}
		}
		return Optional.empty();
	}

	/** The names of services do not tell upper from lower case. */
	private Optional<Fact<?>> service(final ServiceProbe probe) {
		for (final Fact<?> fact : derived) {
			if (fact.probe() instanceof final ServiceProbe other && other.name().equalsIgnoreCase(probe.name())) {
				return Optional.of(new Fact<>(probe, fact.identity(), facts().answer(other), fact.readAt(), fact.source()));
			}
		}
		return Optional.empty();
	}

	/** What was listed under another pattern, or with every package, answers too. */
	private Optional<Fact<?>> packages(final PackageProbe probe, final Identity identity) {
		for (final Entry entry : entries) {
			if (entry.command.tool().equals("get-appxpackage") && entry.identity().equals(identity) && !entry.command.has("allusers")
					&& Wildcard.matches(packageName(entry).orElse("*"), probe.name())) {
				return Optional.of(fact(entry, probe, identity, ended(entry, Answer.present(packagesOf(entry, probe.name())))));
			}
		}
		return Optional.empty();
	}

	/** A list may hold other packages than the one that is asked for. */
	private static PackageList packagesOf(final Entry entry, final String name) {
		final String prefix = name.toLowerCase(Locale.ROOT) + '_';
		return new PackageList(FormatListOutput.packages(entry.output.standardOutput()).packages().stream()
				.filter(each -> each.fullName().toLowerCase(Locale.ROOT).startsWith(prefix)).toList());
	}

	private static Optional<String> packageName(final Entry entry) {
		return entry.command.option("name")
				.or(() -> entry.command.arguments().stream().filter(word -> !word.startsWith("-")).findFirst());
	}

	/** Event ids and the provider of a query are compared; what else it asks for, the recording was made for. */
	private static boolean fits(final WindowsEvent event, final String query) {
		final Set<Integer> ids = new LinkedHashSet<>();
		for (final Matcher matcher = EVENT_ID.matcher(query); matcher.find();) {
			ids.add(Integer.parseInt(matcher.group(1)));
		}
		final Set<String> providers = new LinkedHashSet<>();
		for (final Matcher matcher = PROVIDER.matcher(query); matcher.find();) {
			providers.add(matcher.group(1).toLowerCase(Locale.ROOT));
		}
		return (ids.isEmpty() || ids.contains(event.id()))
				&& (providers.isEmpty() || providers.contains(event.provider().toLowerCase(Locale.ROOT)));
	}

	private void derive(final Entry entry) {
		final RecordedCommand command = entry.command;
		final String output = entry.output.standardOutput();
		switch (command.tool()) {
		case "reg" -> deriveKey(entry);
		case "tasklist" -> {
			final ProcessList list = TaskListOutput.parse(output);
			if (!list.processes().isEmpty() && !command.has("fi")) {
				derived.add(fact(entry, ProcessProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(list)));
			}
		}
		case "cmdkey" -> {
			if (command.has("list") && entry.identity() instanceof Identity.User) {
				derived.add(fact(entry, CredentialProbe.INSTANCE, entry.identity(),
						ended(entry, Answer.present(CredentialListOutput.parse(output)))));
			}
		}
		case "dsregcmd" -> {
			if (command.has("status") || command.has("status_old")) {
				deriveDeviceJoin(entry);
			}
		}
		case "w32tm" -> {
			final Optional<ClockStatus> status = command.has("stripchart") ? StripChartOutput.parse(output) : Optional.empty();
			final String source = command.option("computer").orElse("");
			status.ifPresent(clock -> derived.add(fact(entry, ClockProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(
					clock.source().isEmpty() ? new ClockStatus(clock.offsetMillis(), source) : clock))));
		}
		case "get-appxpackage" -> {
			final Optional<String> name = packageName(entry).filter(word -> !Wildcard.isPattern(word));
			if (name.isPresent() && entry.identity() instanceof Identity.User) {
				derived.add(fact(entry, new PackageProbe(name.get()), entry.identity(),
						ended(entry, Answer.present(packagesOf(entry, name.get())))));
			}
		}
		case "schtasks" -> deriveTask(entry);
		default -> {
			// answers no typed probe by itself; a pack's own reading may ask for it
		}
		}
	}

	/**
	 * Nobody can foresee how a person types a pack's own tool, so every output is there under its command as it was typed as well: a
	 * pack's reading recognises its tools among them.
	 */
	private void keepAsTyped(final Entry entry) {
		if (!entry.tool.command().isBlank()) {
			final ReadScope scope = entry.identity() instanceof Identity.User ? ReadScope.EACH_USER : ReadScope.MACHINE;
			derived.add(fact(entry, new ToolProbe(new ToolCommand(entry.tool.command(), List.of()), scope), entry.identity(),
					Answer.present(entry.output)));
		}
	}

	private void deriveDeviceJoin(final Entry entry) {
		final DeviceJoinStatus status = DeviceJoinOutput.parse(entry.output.standardOutput());
		final Answer<DeviceJoinStatus> answer = status.sections().isEmpty() ? ended(entry, notUnderstood(entry))
				: Answer.present(status);
		if (entry.identity() instanceof Identity.User) {
			derived.add(fact(entry, DeviceJoinProbe.EACH_USER, entry.identity(), answer));
		}
		// the device's state is the same whoever asks; what an administrator recorded goes before it
		final boolean known = derived.stream().anyMatch(fact -> fact.probe().equals(DeviceJoinProbe.MACHINE));
		if (!known || entry.identity().equals(Identity.ADMINISTRATOR)) {
			derived.add(fact(entry, DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR, answer));
		}
	}

	private void deriveTask(final Entry entry) {
		final Optional<String> name = entry.command.option("tn");
		if (!entry.command.has("query") || name.isEmpty()) {
			return;
		}
		final OptionalInt lastResult = entries.stream()
				.filter(other -> other.command.tool().equals("schtasks") && other.command.option("tn").equals(name))
				.map(other -> ScheduledTaskOutput.lastResult(other.output.standardOutput())).filter(OptionalInt::isPresent).findFirst()
				.orElse(OptionalInt.empty());
		ScheduledTaskOutput.enabled(entry.output.standardOutput()).ifPresent(enabled -> derived.add(fact(entry,
				new ScheduledTaskProbe(name.get()), Identity.ADMINISTRATOR, Answer.present(new ScheduledTask(name.get(), enabled, lastResult)))));
	}

	private void deriveKey(final Entry entry) {
		if (entry.command.isWord(0, "export") || entry.command.isWord(0, "query") && entry.command.arguments().size() == 1) {
			final String output = entry.output.standardOutput();
			printedKeys.add(entry.command.isWord(0, "export") ? RegistryFile.keys(output) : RegQueryOutput.keys(withoutMessages(output)),
					entry.identity())
					.forEach(printed -> derived.add(fact(entry, printed.probe(), printed.identity(), Answer.present(printed.key()))));
			return;
		}
		if (!entry.command.isWord(0, "query") || entry.command.option("v").isPresent() || entry.command.has("ve")
				|| entry.command.has("f")) {
			return;
		}
		path(entry).ifPresent(path -> addKey(entry, path, entry.command.has("s")));
	}

	/** What reg says of keys it did not find, recorded in one file with those it found; else it looks like the last value's text. */
	private static String withoutMessages(final String output) {
		return MESSAGES.matcher(output).replaceAll("");
	}

	private static Optional<RegistryPath> path(final Entry entry) {
		try {
			return entry.command.word(1).map(word -> RegistryPath.parse(word.endsWith("\\") ? word.substring(0, word.length() - 1) : word));
		} catch (final IllegalArgumentException e) {
			// on another machine, or in a hive nobody asks for
			return Optional.empty();
		}
	}

	private static RegistryView view(final Entry entry) {
		return entry.command.has("reg:32") ? RegistryView.BITS_32 : RegistryView.BITS_64;
	}

	private void addKey(final Entry entry, final RegistryPath path, final boolean recursive) {
		if (path.hive() == RegistryHive.CURRENT_USER) {
			// the hive of whoever ran it; an administrator's own is nobody's business
			if (entry.identity() instanceof Identity.User) {
				derived.add(fact(entry, new RegistryProbe(path, view(entry), recursive), entry.identity(),
						key(entry, path, path, recursive)));
			}
			return;
		}
		derived.add(fact(entry, new RegistryProbe(path, view(entry), recursive), Identity.ADMINISTRATOR,
				key(entry, path, path, recursive)));
		final Matcher hive = Pattern.compile("(?i)(S-1-(?:5-21|12-1)(?:-\\d+)+)(?:\\\\(.*))?").matcher(path.key());
		if (path.hive() == RegistryHive.USERS && hive.matches()) {
			final RegistryPath own = new RegistryPath(RegistryHive.CURRENT_USER, hive.group(2) == null ? "" : hive.group(2));
			derived.add(fact(entry, new RegistryProbe(own, view(entry), recursive), Identity.user(hive.group(1).toUpperCase(Locale.ROOT)),
					key(entry, own, path, recursive)));
		}
	}

	private Answer<RegistryKey> key(final Entry entry, final RegistryPath path, final RegistryPath where,
			final boolean recursive) {
		final ToolOutput output = entry.output;
		final Optional<RegistryKey> key = RegQueryOutput.parse(withoutMessages(output.standardOutput()), path, where, recursive);
		if (key.isPresent()) {
			return Answer.present(key.get());
		}
		if (NOT_FOUND.matcher(output.standardError() + output.standardOutput()).find()) {
			return Answer.absent();
		}
		return output.exitCode() == 0 && output.standardError().isBlank() && output.standardOutput().isBlank()
				? Answer.present(new RegistryKey(path, List.of(), List.of()))
				: Answer.unreadable(failure(entry));
	}

	/** Single values that were recorded make up a key of those values, where the key itself was not recorded. */
	private void derivePartialKeys() {
		final Map<Identity, Map<RegistryPath, List<RegistryValue>>> partial = new LinkedHashMap<>();
		final Map<RegistryPath, Entry> sources = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			if (entry.command.tool().equals("reg") && entry.command.isWord(0, "query")
					&& (entry.command.option("v").isPresent() || entry.command.has("ve")) && !entry.command.has("s")
					&& view(entry) == RegistryView.BITS_64) {
				path(entry).ifPresent(path -> {
					final boolean own = path.hive() == RegistryHive.CURRENT_USER;
					if (!own || entry.identity() instanceof Identity.User) {
						final Identity identity = own ? entry.identity() : Identity.ADMINISTRATOR;
						final Optional<RegistryKey> key = RegQueryOutput.parse(withoutMessages(entry.output.standardOutput()), path, path, false);
						key.ifPresent(found -> {
							partial.computeIfAbsent(identity, who -> new LinkedHashMap<>()).computeIfAbsent(path, where -> new ArrayList<>())
									.addAll(found.values());
							sources.putIfAbsent(path, entry);
						});
					}
				});
			}
		}
		partial.forEach((identity, keys) -> keys.forEach((path, values) -> {
			final RegistryProbe probe = new RegistryProbe(path, RegistryView.BITS_64, false);
			final boolean recorded = java.util.stream.Stream.concat(derived.stream(), recording.facts().stream())
					.anyMatch(fact -> fact.identity().equals(identity) && fact.probe() instanceof final RegistryProbe other
							&& other.covers(probe));
			if (!recorded) {
				derived.add(fact(sources.get(path), probe, identity, Answer.present(new RegistryKey(path, values, List.of()))));
			}
		}));
	}

	private void deriveNetwork() {
		final Optional<Entry> proxy = entries.stream().filter(entry -> entry.command.tool().equals("netsh")
				&& entry.command.isWord(0, "winhttp") && entry.command.isWord(1, "show")).findFirst();
		final Optional<Entry> profiles = entries.stream().filter(entry -> entry.command.tool().equals("get-netconnectionprofile"))
				.findFirst();
		if (proxy.isEmpty() && profiles.isEmpty()) {
			return;
		}
		final ProxyOutput.Proxy settings = proxy.flatMap(entry -> ProxyOutput.parse(entry.output.standardOutput()))
				.orElse(new ProxyOutput.Proxy("", ""));
		derived.add(fact(profiles.or(() -> proxy).get(), NetworkProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new NetworkStatus(
				profiles.map(entry -> FormatListOutput.connections(entry.output.standardOutput())).orElse(List.of()),
				settings.server(), settings.bypass()))));
	}

	private void deriveSystem() {
		final List<RegistryKey> keys = new ArrayList<>();
		final Facts known = facts();
		SystemInformationKeys.PATHS.forEach(path -> known.answer(new RegistryProbe(path, RegistryView.BITS_64, false)).asOptional()
				.ifPresent(keys::add));
		final Optional<SystemInformation> read = SystemInformationKeys.read(keys, Optional.empty());
		if (read.isPresent()) {
			final SystemInformation system = read.get();
			derived.add(new Fact<>(SystemProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(system.hostName().isEmpty()
					? new SystemInformation(recording.endpoint(), system.productName(), system.displayVersion(), system.build(),
							system.revision(), system.ansiCodePage(), system.oemCodePage(), system.bootTime())
					: system), recording.captured(), "reg query"));
			return;
		}
		for (final Entry entry : entries) {
			final Matcher version = VERSION.matcher(entry.output.standardOutput());
			if (entry.command.tool().equals("ver") && version.find()) {
				derived.add(fact(entry, SystemProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new SystemInformation(
						recording.endpoint(), product(entry.output.standardOutput()), "", Integer.parseInt(version.group(1)),
						version.group(2) == null ? 0 : Integer.parseInt(version.group(2)), 0, 0, Optional.empty()))));
				return;
			}
		}
	}

	/** The name that systeminfo and the like print near the version; of {@code ver} and others, all that is known is that it is Windows. */
	private static String product(final String output) {
		final Matcher product = PRODUCT.matcher(output);
		return product.find() ? product.group(1).strip() : "Windows";
	}

	/** The users the recording is about, by their identifiers. */
	private Map<String, WindowsUser> users() {
		final Map<String, WindowsUser> users = new LinkedHashMap<>();
		recording.facts().stream().filter(fact -> fact.probe() instanceof UserProbe).forEach(fact -> {
			if (fact.answer() instanceof Answer.Present<?>(final UserList list)) {
				list.users().forEach(user -> users.put(user.sid(), user));
			}
		});
		final Map<String, String> accounts = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			if (entry.command.tool().equals("whoami")) {
				AccountOutput.parse(entry.output.standardOutput()).ifPresent(account -> accounts.put(account.sid(), account.name()));
			}
		}
		ownNames().forEach(accounts::putIfAbsent);
		final Set<String> sids = new LinkedHashSet<>();
		java.util.stream.Stream.of(entries.stream().map(Entry::identity), recording.facts().stream().map(Fact::identity),
				derived.stream().map(Fact::identity)).flatMap(stream -> stream).forEach(identity -> {
					if (identity instanceof Identity.User(final String sid)) {
						sids.add(sid);
					}
				});
		final Map<String, String> profiles = profiles();
		final List<NamedSession> sessions = sessions();
		final List<NamedSession> active = sessions.stream()
				.filter(found -> found.session().state() == UserSession.State.ACTIVE).toList();
		for (final String sid : sids) {
			final String profile = profiles.getOrDefault(sid.toUpperCase(Locale.ROOT), "");
			final String told = accounts.getOrDefault(sid, profile.substring(profile.lastIndexOf('\\') + 1));
			// the only user and the only session that somebody sits at belong together
			final String account = told.isEmpty() && sids.size() == 1 && active.size() == 1 ? active.getFirst().userName() : told;
			final String name = account.substring(account.indexOf('\\') + 1);
			final Optional<UserSession> session = sessions.stream()
					.filter(found -> !name.isEmpty() && found.userName().equalsIgnoreCase(name)).map(NamedSession::session).findFirst();
			users.putIfAbsent(sid, new WindowsUser(sid, account, profile, true, Optional.empty(), session));
		}
		return users;
	}

	/** Sessions are known when their list was recorded, if only to say that there are none. */
	private UserList userList(final Map<String, WindowsUser> users) {
		final Set<Integer> matched = new LinkedHashSet<>();
		users.values().forEach(user -> user.session().ifPresent(session -> matched.add(session.id())));
		return new UserList(List.copyOf(users.values()),
				sessions().stream().filter(found -> !matched.contains(found.session().id()))
						.map(found -> new UserList.OtherSession(found.userName(), found.session())).toList(),
				entries.stream().noneMatch(entry -> entry.command.tool().equals("quser")));
	}

	private List<NamedSession> sessions() {
		return entries.stream().filter(entry -> entry.command.tool().equals("quser"))
				.flatMap(entry -> SessionListOutput.parse(entry.output.standardOutput()).stream()).toList();
	}

	/** Account names that a user's own recordings tell, by the user's identifier. */
	private Map<String, String> ownNames() {
		final Map<String, String> names = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			if (entry.identity() instanceof Identity.User(final String sid)) {
				final Matcher account = EXECUTING_ACCOUNT.matcher(entry.output.standardOutput());
				if (entry.command.tool().equals("dsregcmd") && account.find()) {
					names.putIfAbsent(sid, account.group(1));
				}
			}
		}
		final Facts known = facts();
		for (final Identity identity : known.identities()) {
			if (identity instanceof Identity.User(final String sid)) {
				OWN_NAMES.forEach((key, value) -> known.answer(RegistryProbe.key(key), identity).asOptional()
						.flatMap(found -> found.value(value)).flatMap(RegistryValue::asText).filter(name -> !name.isBlank())
						.ifPresent(name -> names.putIfAbsent(sid, name)));
			}
		}
		return names;
	}

	private Map<String, String> profiles() {
		final Map<String, String> profiles = new LinkedHashMap<>();
		facts().answer(RegistryProbe.tree("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList")).asOptional()
				.ifPresent(list -> list.subkeys().forEach(key -> key.value("ProfileImagePath").flatMap(RegistryValue::asText)
						.ifPresent(folder -> profiles.put(key.path().name().toUpperCase(Locale.ROOT), folder))));
		return profiles;
	}

	private Facts facts() {
		final List<Fact<?>> all = new ArrayList<>(derived);
		all.addAll(recording.facts());
		return Facts.of(recording.endpoint(), recording.captured(), all);
	}

	private <V extends ProbeValue> Fact<V> fact(final Entry entry, final Probe<V> probe, final Identity identity,
			final Answer<V> answer) {
		return new Fact<>(probe, identity, answer, recording.captured(), entry.source());
	}

	/** The answer when the tool ended well, else why it did not. */
	private static <V> Answer<V> ended(final Entry entry, final Answer<V> answer) {
		return entry.output.exitCode() == 0 ? answer : Answer.unreadable(failure(entry));
	}

	private static <V> Answer<V> notUnderstood(final Entry entry) {
		return Answer.unreadable(new Failure(FailureKind.UNPARSABLE, TEXTS.text("notUnderstood", entry.tool.command(), entry.tool.source()),
				io.shuzen.core.text.Text.EMPTY, entry.output.standardOutput()));
	}

	static Failure failure(final Entry entry) {
		final String said = (entry.output.standardError() + entry.output.standardOutput()).strip();
		return new Failure(FailureKind.TOOL_FAILED, TEXTS.text("toolFailed", entry.tool.command(), entry.output.exitCode(),
				said.lines().findFirst().orElse("")), io.shuzen.core.text.Text.EMPTY, said);
	}
}
