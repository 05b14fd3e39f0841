package io.shuzen.transport.winrm.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * A WinRM service in front of a Windows-like endpoint on loopback (tests/lab). A lab that is kept up while working on tests is used
 * instead when the system property {@code shuzen.lab} names its folder.
 */
final class LabService implements AutoCloseable {

	private static final List<String> REQUIREMENTS = List.of("/usr/lib/wine/wine64", "/usr/sbin/sshd",
			"/usr/bin/x86_64-w64-mingw32-gcc", "/usr/bin/gcc", "/usr/bin/tini", "/usr/bin/python3", "/usr/bin/openssl");

	private final Path script = script();
	private final Path home;
	private final boolean kept;
	private final String description;

	static boolean isAvailable() {
		return "root".equals(System.getProperty("user.name")) && script() != null
				&& REQUIREMENTS.stream().allMatch(file -> Files.isExecutable(Path.of(file)));
	}

	/** @param home where the lab is kept; must be empty or not there */
	LabService(final Path home) throws IOException, InterruptedException {
		final String running = System.getProperty("shuzen.lab", "");
		kept = !running.isEmpty();
		this.home = kept ? Path.of(running) : home;
		if (!kept) {
			run("up", "1");
		}
		description = run("winrm", "EP001");
	}

	EndpointDescriptor encrypted(final Map<String, String> options) {
		return endpoint(Integer.parseInt(field("httpsPort")), options);
	}

	EndpointDescriptor plain() {
		return endpoint(Integer.parseInt(field("httpPort")), Map.of("encryption", "none"));
	}

	private EndpointDescriptor endpoint(final int port, final Map<String, String> options) {
		return new EndpointDescriptor("EP001", field("address"), "winrm", port, field("user"),
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "lab"), Duration.ofSeconds(30), List.of(), Set.of(), options,
				Map.of());
	}

	String password() throws IOException {
		return Files.readString(Path.of(field("passwordFile"))).strip();
	}

	/** The service's own certificate, which signed itself. */
	Path certificate() {
		return Path.of(field("certificate"));
	}

	/** The endpoint's drive C:. */
	Path drive() throws IOException, InterruptedException {
		return Path.of(run("path", "EP001").strip());
	}

	private String field(final String name) {
		final Matcher matcher = Pattern.compile('"' + name + "\": \"?([^\",}]*)").matcher(description);
		if (!matcher.find()) {
			throw new IllegalStateException(name + " is not in " + description);
		}
		return matcher.group(1);
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
