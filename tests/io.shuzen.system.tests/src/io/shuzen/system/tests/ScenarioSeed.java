package io.shuzen.system.tests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.simulation.internal.machine.EventState;
import io.shuzen.windows.simulation.internal.machine.FileContent;
import io.shuzen.windows.simulation.internal.machine.FileNode;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Placeholders;
import io.shuzen.windows.simulation.internal.machine.ProcessState;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;
import io.shuzen.windows.simulation.internal.machine.ServiceState;
import io.shuzen.windows.simulation.internal.machine.UserState;
import io.shuzen.windows.simulation.internal.scenario.Scenario;
import io.shuzen.windows.simulation.internal.scenario.ScenarioLibrary;
import io.shuzen.windows.simulation.internal.scenario.ToolRule;

/**
 * Writes a scenario of the simulation as a seed folder of the lab (tests/lab/README.md), so that both show the same machine. A tool's
 * answers are those of the machine's first state: what depends on later changes is the simulation's alone.
 */
public final class ScenarioSeed {

	// Wine and the lab answer for these themselves
	private static final Set<String> OWN_KEYS = Set.of("SYSTEM\\CurrentControlSet\\Control\\Nls",
			"SYSTEM\\CurrentControlSet\\Control\\ComputerName");
	// the lab has no program for these, only what a scenario says
	private static final Set<String> NOT_IMITATED = Set.of("bitsadmin", "gpresult", "gpupdate", "klist", "nltest", "nslookup", "tpmtool",
			"dism", "slui", "sfc");
	private static final int JAPANESE = 932;
	private static final int MOST_CONTENT = 4 << 20;
	private static final String RULE = "---------------------------------------";

	private final Scenario scenario;
	private final MachineState state;
	private final Path folder;
	private final Placeholders placeholders;
	private final Map<String, StringBuilder> rules = new LinkedHashMap<>();
	private int outputs;

	private ScenarioSeed(final Scenario scenario, final Path folder, final Instant now) {
		this.scenario = scenario;
		state = scenario.initial();
		this.folder = folder;
		// the lab fills in an endpoint's own name when the text is shown
		placeholders = new Placeholders(now, "${computer}");
	}

	/** The scenario files beside {@code file}, for the library. */
	static ContributedFiles beside(final Path file) {
		return kind -> {
			try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
				final List<ContributedFile> found = new ArrayList<>();
				for (final Path each : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
					found.add(new ContributedFile("scenarios", each.getFileName().toString(), each.toUri().toURL()));
				}
				return kind == ContributedFiles.Kind.SCENARIO ? found : List.<ContributedFile>of();
			} catch (final MalformedURLException e) {
				throw new IllegalStateException(e);
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		};
	}

	/**
	 * Writes a seed folder.
	 *
	 * @param file   a scenario; what it extends lies beside it
	 * @param folder is made, must not be there
	 * @param now    what the scenario's times are relative to
	 */
	static void write(final Path file, final Path folder, final Instant now) throws IOException, FailureException {
		final String name = file.getFileName().toString();
		new ScenarioSeed(new ScenarioLibrary(beside(file)).load(name.substring(0, name.lastIndexOf('.'))), folder, now).write();
	}

	/** @param arguments the scenario's file and the folder to write */
	public static void main(final String[] arguments) throws Exception {
		write(Path.of(arguments[0]), Path.of(arguments[1]), Instant.now());
	}

	private void write() throws IOException {
		Files.createDirectories(folder);
		text("locale", state.system().oemCodePage() == JAPANESE ? "ja_JP.UTF-8\n" : "en_US.UTF-8\n");
		writeUsers();
		writeRegistry();
		writeFiles();
		writeServices();
		writeProcesses();
		writeCredentials();
		writeJoinState();
		writeEvents();
		writeNetwork();
		writePackages();
		text("state/clock-offset", Double.toString(-state.clock().offsetMillis() / 1000.0) + '\n');
		writeTools();
		for (final Map.Entry<String, StringBuilder> each : rules.entrySet()) {
			text("tools/" + each.getKey() + ".rules", each.getValue().toString());
		}
	}

	private void writeUsers() throws IOException {
		final StringBuilder users = new StringBuilder();
		final StringBuilder sessions = new StringBuilder();
		for (final UserState each : state.users().values()) {
			final WindowsUser user = each.user();
			final String name = name(user);
			final int backslash = user.account().indexOf('\\');
			users.append(String.join("\t", name, backslash < 0 ? "" : user.account().substring(0, backslash), user.sid(), user.profilePath(),
					name + "@contoso.com", user.administrator().orElse(Boolean.FALSE) ? "administrator" : "")).append('\n');
			if (user.session().isPresent()) {
				final UserSession session = user.session().get();
				final boolean active = session.state() == UserSession.State.ACTIVE;
				final long idle = session.idleMinutes().orElse(0);
				sessions.append(String.join("\t", Integer.toString(session.id()), name, active ? "console" : "", active ? "Active" : "Disc",
						idle == 0 ? "none" : Long.toString(idle), "2025-11-21T08:41")).append('\n');
			}
		}
		text("users", users.toString());
		text("sessions", sessions.toString());
	}

	private static String name(final WindowsUser user) {
		return user.account().substring(user.account().indexOf('\\') + 1);
	}

	private void writeRegistry() throws IOException {
		final StringBuilder machine = new StringBuilder(RegistrationText.HEADER);
		for (final String hive : state.hives().names()) {
			final Optional<WindowsUser> user = state.users().values().stream().map(UserState::user).filter(one -> one.sid().equals(hive))
					.findFirst();
			final StringBuilder text = user.isPresent() ? new StringBuilder(RegistrationText.HEADER) : machine;
			RegistrationText.append(text, hive.equals(RegistryPlace.MACHINE) ? "HKEY_LOCAL_MACHINE"
					: user.isPresent() ? "HKEY_CURRENT_USER" : "HKEY_USERS\\" + hive, state.hives().get(hive).orElseThrow(),
					path -> hive.equals(RegistryPlace.MACHINE) && OWN_KEYS.stream().anyMatch(own -> path.equalsIgnoreCase(own)));
			if (user.isPresent()) {
				registration("registry/" + name(user.get()) + "/scenario.reg", text);
			}
		}
		registration("registry/scenario.reg", machine);
	}

	private void registration(final String name, final StringBuilder text) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, ('\ufeff' + text.toString()).getBytes(StandardCharsets.UTF_16LE));
	}

	private void writeFiles() throws IOException {
		final Set<String> programs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		state.processes().forEach(process -> programs.add(process.process().image()));
		final Optional<FileNode> drive = state.files().children().get("C:");
		if (drive.isPresent()) {
			for (final String name : drive.get().children().names()) {
				writeFile(folder.resolve("files").resolve(name), drive.get().children().get(name).orElseThrow(), programs);
			}
		}
	}

	private void writeFile(final Path place, final FileNode node, final Set<String> programs) throws IOException {
		if (node.isFolder()) {
			Files.createDirectories(place);
			for (final String name : node.children().names()) {
				writeFile(place.resolve(name), node.children().get(name).orElseThrow(), programs);
			}
		} else if (!programs.contains(place.getFileName().toString()) && !isLabsOwn(place)) {
			final FileContent content = node.content().orElseThrow();
			Files.createDirectories(place.getParent());
			if (content.form() == FileContent.Form.UNKNOWN) {
				try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
					file.setLength(content.length(placeholders));
				}
			} else {
				Files.write(place, content.bytes(placeholders, MOST_CONTENT));
			}
		}
		if (Files.exists(place)) {
			Files.setLastModifiedTime(place, FileTime.from(node.modified().at(placeholders.now())));
		}
	}

	/** Windows' own programs and Office's licence script are the lab's own. */
	private static boolean isLabsOwn(final Path place) {
		final String name = place.toString().toLowerCase(Locale.ROOT);
		return name.endsWith("ospp.vbs") || name.endsWith(".exe") && name.contains("/windows/system32/");
	}

	private void writeServices() throws IOException {
		final StringBuilder table = new StringBuilder();
		for (final ServiceState each : state.services().values()) {
			final WindowsService service = each.service();
			final String start = switch (service.startType()) {
			case AUTOMATIC, AUTOMATIC_DELAYED, BOOT, SYSTEM -> "auto";
			case MANUAL -> "demand";
			case DISABLED -> "disabled";
			};
			table.append(String.join("\t", service.name(), service.name(), start, each.isRunning() ? "running" : "stopped",
					"C:\\Windows\\system32\\svchost.exe -k netsvcs -p", "")).append('\n');
		}
		text("services", table.toString());
	}

	private void writeProcesses() throws IOException {
		final StringBuilder table = new StringBuilder();
		for (final ProcessState each : state.processes()) {
			final Optional<WindowsUser> owner = state.users().values().stream().map(UserState::user)
					.filter(user -> user.account().equalsIgnoreCase(each.process().owner())).findFirst();
			// what every Windows runs for itself runs in Wine, too, under names of its own
			if (owner.isPresent()) {
				final String title = each.process().title();
				table.append(String.join("\t", name(owner.get()), program(each.process().image()),
						(title.isEmpty() ? "--no-window" : "--title \"" + title + '"')
								+ (each.closing() == ProcessState.Closing.WILLINGLY ? "" : " --unsaved"))).append('\n');
			}
		}
		text("processes", table.toString());
	}

	private String program(final String image) {
		return find("C:", state.files().children().get("C:").orElseThrow(), image).orElse("C:\\Program Files\\Scenario\\" + image);
	}

	private static Optional<String> find(final String path, final FileNode node, final String name) {
		for (final String child : node.children().names()) {
			final FileNode found = node.children().get(child).orElseThrow();
			if (!found.isFolder() && child.equalsIgnoreCase(name)) {
				return Optional.of(path + '\\' + child);
			}
			final Optional<String> below = find(path + '\\' + child, found, name);
			if (below.isPresent()) {
				return below;
			}
		}
		return Optional.empty();
	}

	private void writeCredentials() throws IOException {
		final StringBuilder table = new StringBuilder();
		state.users().values().forEach(user -> user.credentials().values().forEach(credential -> table
				.append(String.join("\t", name(user.user()), credential.type().toLowerCase(Locale.ROOT).contains("domain") ? "domain"
						: "generic", credential.target(), credential.userName(), "machine", "synthetic"))
				.append('\n')));
		text("credentials", table.toString());
	}

	private void writeJoinState() throws IOException {
		text("tools/dsregcmd/status.txt", unix(state.joinReport().asText(placeholders)));
		for (final UserState user : state.users().values()) {
			text("tools/dsregcmd/status." + name(user.user()) + ".txt",
					unix(state.joinReport().seenBy(user.joinReport()).asText(placeholders)));
		}
	}

	private void writeEvents() throws IOException {
		for (final String channel : state.events().names()) {
			final StringBuilder xml = new StringBuilder();
			for (final EventState event : state.events().get(channel).orElseThrow().reversed()) {
				xml.append("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>\n  <System><Provider Name='")
						.append(escape(event.provider())).append("'/><EventID>").append(event.id()).append("</EventID><Level>")
						.append(event.level()).append("</Level><TimeCreated SystemTime='").append(event.time().at(placeholders.now()))
						.append("'/><Channel>").append(escape(channel)).append("</Channel><Computer>${computer}</Computer></System>\n  <EventData>");
				for (final String data : event.data()) {
					final String filled = placeholders.fill(data);
					final int equals = filled.indexOf('=');
					xml.append(equals < 0 ? "<Data>" : "<Data Name='" + escape(filled.substring(0, equals)) + "'>")
							.append(escape(filled.substring(equals + 1))).append("</Data>");
				}
				xml.append("</EventData>\n  <RenderingInfo><Message>").append(escape(placeholders.fill(event.message())))
						.append("</Message></RenderingInfo>\n</Event>\n");
			}
			text("tools/events/" + channel.replace("/", "%4") + ".xml", xml.toString());
		}
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;");
	}

	private void writeNetwork() throws IOException {
		final NetworkStatus network = state.network();
		final StringBuilder connections = new StringBuilder();
		network.connections().forEach(connection -> connections.append("\nName             : ").append(connection.name())
				.append("\nInterfaceAlias   : ").append(connection.interfaceAlias()).append("\nNetworkCategory  : ").append(connection.category())
				.append("\nIPv4Connectivity : ").append(word(connection.ipv4())).append("\nIPv6Connectivity : ").append(word(connection.ipv6())).append('\n'));
		rule("powershell", "*Get-NetConnectionProfile*Format-List*", "", connections.toString(), "", 0);
		if (!network.winHttpProxy().isEmpty()) {
			text("state/winhttp-proxy", network.winHttpProxy() + ' ' + network.winHttpBypass() + '\n');
		}
		final StringBuilder settings = new StringBuilder(RegistrationText.HEADER);
		settings.append("\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections]\r\n")
				.append("\"WinHttpSettings\"=hex:").append(HexFormat.ofDelimiter(",").formatHex(winHttpSettings(network))).append("\r\n");
		registration("registry/winhttp.reg", settings);
		final List<String> places = new ArrayList<>(state.connectivity().names());
		// the more special first; * is for all others
		places.sort(Comparator.comparing((String place) -> place.equals("*")).thenComparing(place -> !place.contains(":")));
		for (final String place : places) {
			final var result = state.connectivity().get(place).orElseThrow();
			final int colon = place.indexOf(':');
			final String host = place.equals("*") ? "*" : colon < 0 ? place : place.substring(0, colon);
			rule("powershell", "*$hostName = '" + host + "'*ConnectAsync($hostName, " + (colon < 0 ? "*" : place.substring(colon + 1)) + ")*", "",
					result.stage() + "\n" + result.issuer() + "\n" + result.error() + "\n", "", 0);
		}
	}

	private static String word(final Enum<?> constant) {
		return constant.name().replace("_", "");
	}

	private static byte[] winHttpSettings(final NetworkStatus network) {
		final byte[] server = network.winHttpProxy().getBytes(StandardCharsets.US_ASCII);
		final byte[] bypass = network.winHttpBypass().getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(20 + server.length + bypass.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0x28).putInt(0)
				.putInt(server.length > 0 ? 3 : 1).putInt(server.length).put(server).putInt(bypass.length).put(bypass).array();
	}

	private void writePackages() throws IOException {
		for (final UserState user : state.users().values()) {
			for (final String name : user.packages().names()) {
				final String output = user.packages().get(name).orElseThrow().stream().map(one -> described(name, one))
						.collect(Collectors.joining());
				rule("powershell", "*Get-AppxPackage -User '" + user.user().sid() + "' -Name '" + name + "'*", "", output, "", 0);
			}
		}
		rule("powershell", "*Get-AppxPackage *Format-List Name,PackageFullName*", "", "", "", 0);
	}

	private static String described(final String name, final PackageList.AppPackage one) {
		return "\nName            : " + name + "\nPackageFullName : " + one.fullName() + "\nVersion         : " + one.version()
				+ "\nInstallLocation : " + one.installLocation() + "\nStatus          : " + one.status() + '\n';
	}

	/** What the scenario's tools answer at first, to each identity; of the programs that only a scenario can answer for. */
	private void writeTools() throws IOException {
		for (final ToolRule rule : scenario.tools()) {
			final int blank = rule.pattern().indexOf(' ');
			final String program = blank < 0 ? rule.pattern() : rule.pattern().substring(0, blank);
			final String arguments = blank < 0 ? "" : rule.pattern().substring(blank + 1);
			if (program.equals("dsregcmd") && arguments.equals("/listaccounts")) {
				writeAccounts(rule);
			} else if (program.equals("cscript") && arguments.contains("ospp.vbs") && arguments.endsWith("/dstatus")) {
				writeLicences(rule, program, arguments);
			} else if (program.equals("powershell") || NOT_IMITATED.contains(program)) {
				final String pattern = program.equals("powershell") ? arguments.replaceFirst("^.*?-(command|file) ", "*") : arguments;
				for (final UserState user : state.users().values()) {
					rule(rule, program, arguments, pattern, user.user().identity(), name(user.user()));
				}
				rule(rule, program, arguments, pattern, Identity.ADMINISTRATOR, "");
			}
		}
		// the clock is told by the lab's own w32tm
		rules.computeIfAbsent("powershell", name -> new StringBuilder())
				.append("match *w32tm.exe /stripchart*\n  run w32tm.exe /stripchart /computer:time.windows.com /samples:3 /dataonly\n");
	}

	private void rule(final ToolRule rule, final String program, final String arguments, final String pattern, final Identity as,
			final String user) throws IOException {
		final Optional<ToolRule.Case> answer = rule.answer(sample(program, arguments), state, as);
		if (answer.isPresent()) {
			rule(program, pattern, user, answer.get().standardOutput(), answer.get().standardError(), answer.get().exitCode());
		}
	}

	private void writeAccounts(final ToolRule rule) throws IOException {
		for (final UserState user : state.users().values()) {
			final Optional<ToolRule.Case> answer = rule.answer(ToolCommand.of("dsregcmd", "/listaccounts"), state, user.user().identity());
			if (answer.isPresent()) {
				text("tools/dsregcmd/accounts." + name(user.user()) + ".txt", unix(placeholders.fill(answer.get().standardOutput())));
			}
		}
	}

	private static ToolCommand sample(final String program, final String arguments) {
		final String plain = arguments.replace("*", "").replace("?", "x");
		return plain.isBlank() ? ToolCommand.of(program) : ToolCommand.of(program, plain);
	}

	private void writeLicences(final ToolRule rule, final String program, final String arguments) throws IOException {
		final Optional<ToolRule.Case> answer = rule.answer(sample(program, arguments), state, Identity.ADMINISTRATOR);
		if (answer.isPresent() && !Files.exists(folder.resolve("tools/ospp.txt"))) {
			final List<String> lines = new ArrayList<>(unix(placeholders.fill(answer.get().standardOutput())).lines().toList());
			lines.removeIf(line -> line.startsWith("---Processing") || line.startsWith("---Exiting"));
			final StringBuilder blocks = new StringBuilder();
			boolean any = false;
			for (final String line : lines) {
				if (!line.equals(RULE)) {
					any |= !line.startsWith("<No installed");
					blocks.append(line).append('\n');
				} else if (any && !blocks.isEmpty() && !blocks.toString().endsWith(RULE + '\n')) {
					blocks.append(RULE).append('\n');
				}
			}
			text("tools/ospp.txt", any ? blocks.toString() : "");
		}
	}

	/** @param user whom the answer is for; empty for everybody */
	private void rule(final String tool, final String pattern, final String user, final String output, final String error, final int code)
			throws IOException {
		final String file = tool + '-' + ++outputs + ".txt";
		text("tools/" + file, unix(placeholders.fill(output)));
		final StringBuilder text = rules.computeIfAbsent(tool, name -> new StringBuilder()).append("match ").append(pattern).append('\n');
		if (!user.isEmpty()) {
			text.append("  as ").append(user).append('\n');
		}
		text.append("  out ").append(file).append('\n');
		unix(placeholders.fill(error)).lines().forEach(line -> text.append("  err ").append(line).append('\n'));
		if (code != 0) {
			text.append("  code ").append(code).append('\n');
		}
	}

	private static String unix(final String text) {
		return text.replace("\r\n", "\n");
	}

	private void text(final String name, final String text) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
