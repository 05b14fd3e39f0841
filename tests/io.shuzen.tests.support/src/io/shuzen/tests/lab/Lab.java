package io.shuzen.tests.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * Windows-like endpoints on loopback (tests/lab). A lab that is kept up while working on tests is used instead when the system property
 * {@code shuzen.lab.} with the scenario's name names its folder.
 */
public final class Lab implements AutoCloseable {

	/** What a test says that is left out where no lab can be had. */
	public static final String NEEDS = "needs root and the lab's packages, see tests/lab/README.md";

	private static final List<String> REQUIREMENTS = List.of("/usr/lib/wine/wine64", "/usr/sbin/sshd",
			"/usr/bin/x86_64-w64-mingw32-gcc", "/usr/bin/gcc", "/usr/bin/tini", "/usr/bin/python3");

	private final Path script = script();
	private final Path home;
	private final boolean kept;
	private final JsonNode endpoints;

	/** Whether a lab can be had on this machine. */
	public static boolean isAvailable() {
		return "root".equals(System.getProperty("user.name")) && script() != null
				&& REQUIREMENTS.stream().allMatch(file -> Files.isExecutable(Path.of(file)));
	}

	/**
	 * Brings endpoints up; the first speaks English, the second Japanese, and so on.
	 *
	 * @param scenario the folder of tests/lab/scenarios that says what is on the endpoints
	 * @param home     where the lab is kept; must be empty or not there
	 */
	public Lab(final int count, final String scenario, final Path home) throws IOException, InterruptedException {
		this(scenario, home, List.of("up", Integer.toString(count), "--locale", "mixed", "--scenario", scenario(scenario).toString()));
	}

	/**
	 * Brings endpoints up with the lab's own users and nothing else; the first speaks English, the second Japanese, and so on. The system
	 * property {@code shuzen.lab.plain} names the folder of a lab that is kept up.
	 *
	 * @param home where the lab is kept; must be empty or not there
	 */
	public Lab(final int count, final Path home) throws IOException, InterruptedException {
		this("plain", home, List.of("up", Integer.toString(count), "--locale", "mixed"));
	}

	/**
	 * Brings up one endpoint for each seed folder, in the language the seed says. The system property {@code shuzen.lab.scenarios} names the
	 * folder of a lab that is kept up.
	 *
	 * @param home where the lab is kept; must be empty or not there
	 */
	public Lab(final List<Path> seeds, final Path home) throws IOException, InterruptedException {
		this("scenarios", home, Stream.concat(Stream.of("up", Integer.toString(seeds.size())),
				seeds.stream().flatMap(seed -> Stream.of("--scenario", seed.toString()))).toList());
	}

	private Lab(final String name, final Path home, final List<String> up) throws IOException, InterruptedException {
		final String running = System.getProperty("shuzen.lab." + name, "");
		kept = !running.isEmpty();
		this.home = kept ? Path.of(running) : home;
		if (!kept) {
			run(up.toArray(String[]::new));
		}
		endpoints = new ObjectMapper().readTree(run("status", "--format", "json"));
	}

	/** The folder with the prefix that endpoints are copied from; built when it is not there yet. */
	public static Path template() throws IOException, InterruptedException {
		final Process build = new ProcessBuilder("bash", "-c", "exec \"$0\" \"${SHUZEN_LAB_TEMPLATES:-${XDG_CACHE_HOME:-$HOME/.cache}/shuzen/lab}\"",
				script().resolveSibling("template/build").toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String printed = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (build.waitFor() != 0) {
			throw new IOException("the lab's template could not be built");
		}
		return Path.of(printed.strip());
	}

	/** The file of a scenario of the training fleet. */
	public static Path trainingScenario(final String name) {
		return sources().resolve("bundles/io.shuzen.training/scenarios").resolve(name + ".yaml");
	}

	/** The folder that everything was built from. */
	public static Path sources() {
		return script().getParent().getParent().getParent();
	}

	/** The folder of a scenario of tests/lab/scenarios. */
	public static Path scenario(final String name) {
		return script().resolveSibling("scenarios").resolve(name);
	}

	/** An endpoint of the lab; the first one speaks English, the second Japanese. */
	public EndpointDescriptor endpoint(final int number) {
		final JsonNode found = endpoints.get(number - 1);
		return new EndpointDescriptor(found.path("name").asText(), found.path("address").asText(), "ssh", found.path("port").asInt(),
				"Administrator", new CredentialSource(CredentialSource.Kind.KEY_FILE, found.path("keyFile").asText()),
				Duration.ofSeconds(30), List.of(), Set.of(), Map.of(), Map.of());
	}

	/** The endpoint's drive C:. */
	public Path drive(final int number) {
		return Path.of(endpoints.get(number - 1).path("drive").asText());
	}

	/** Starts a Linux program among the processes of an endpoint, as the account its Windows belongs to. */
	public Process enter(final int number, final List<String> command) throws IOException {
		final List<String> line = new ArrayList<>(List.of(script.toString(), "enter", endpoint(number).name()));
		line.addAll(command);
		final ProcessBuilder builder = new ProcessBuilder(line);
		builder.environment().put("SHUZEN_LAB_HOME", home.toString());
		return builder.start();
	}

	/**
	 * Puts a disk of its own under a folder of an endpoint, until it is taken away or the endpoint is started again.
	 *
	 * @param in   below drive C:
	 * @param size in bytes; whole pages
	 */
	public void limitDisk(final int number, final String in, final int size) throws IOException, InterruptedException {
		run("limit-disk", endpoint(number).name(), in, Integer.toString(size));
	}

	/** Takes away the disk that {@link #limitDisk} has put there, with what is on it. */
	public void unlimitDisk(final int number, final String in) throws IOException, InterruptedException {
		run("limit-disk", endpoint(number).name(), in, "0");
	}

	/** Starts a WinRM service in front of an endpoint. */
	public WinrmService winrm(final int number) throws IOException, InterruptedException {
		final JsonNode service = new ObjectMapper().readTree(run("winrm", endpoint(number).name()));
		return new WinrmService(service.path("address").asText(), service.path("httpPort").asInt(), service.path("httpsPort").asInt(),
				service.path("user").asText(), Path.of(service.path("passwordFile").asText()), Path.of(service.path("certificate").asText()));
	}

	/**
	 * How a WinRM service is reached.
	 *
	 * @param certificate the service's own, which signed itself
	 */
	public record WinrmService(String address, int httpPort, int httpsPort, String user, Path passwordFile, Path certificate) {
	}

	/** How many processes of this machine, endpoints included, have {@code text} on their command line. */
	public static long processesWith(final String text) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.filter(process -> process.getFileName().toString().matches("\\d+")).filter(process -> {
				try {
					return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).contains(text);
				} catch (final IOException e) {
					// it ended while we looked
					return false;
				}
			}).count();
		}
	}

	/** What this back end and the transport have left in an endpoint's folders for temporary files and in its list of tasks. */
	public List<String> leftBehind(final int number) throws IOException {
		final List<String> found = new ArrayList<>();
		for (final String place : List.of("Users/Administrator/AppData/Local/Temp", "ProgramData", "windows/system32/tasks")) {
			if (Files.isDirectory(drive(number).resolve(place))) {
				try (Stream<Path> files = Files.list(drive(number).resolve(place))) {
					files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("shuzen-")).forEach(found::add);
				}
			}
		}
		return found;
	}

	/** Cuts an endpoint's power and starts it again. */
	public void restart(final int number) throws IOException, InterruptedException {
		run("restart", endpoint(number).name());
	}

	/**
	 * Writes the endpoints' host keys where SSH looks for those that were accepted.
	 *
	 * @param state SSH's state folder; made when it is not there
	 */
	public void recordHostKeys(final Path state) throws IOException {
		final List<String> lines = new ArrayList<>();
		endpoints.forEach(endpoint -> lines.add(endpoint.path("knownHosts").asText()));
		Files.write(Files.createDirectories(state).resolve("known_hosts"), lines);
	}

	@Override
	public void close() throws IOException, InterruptedException {
		if (!kept) {
			run("down");
		}
	}

	private String run(final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("SHUZEN_LAB_HOME", home.toString());
		// the template takes long to build and is the same for all
		builder.environment().putIfAbsent("SHUZEN_LAB_TEMPLATES",
				Path.of(System.getProperty("user.home"), ".cache", "shuzen", "lab").toString());
		final Path errors = Files.createTempFile("lab", ".log");
		builder.redirectError(errors.toFile());
		final Process process = builder.start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("lab " + List.of(arguments) + ": " + output + Files.readString(errors));
		}
		Files.delete(errors);
		return output;
	}

	/** tests/lab/lab, looked for from the current folder upwards: Maven and development environments start tests in different ones. */
	private static Path script() {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			final Path candidate = folder.resolve("tests/lab/lab");
			if (Files.isExecutable(candidate)) {
				return candidate;
			}
		}
		return null;
	}
}
