package io.shuzen.tests.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Parses PowerShell scripts without PowerShell, with the grammar of tree-sitter (tests/powershell-syntax), which npm puts beside the other
 * downloads of the build. The grammar is stricter than PowerShell in two places that matter here, types of the Windows Runtime and lists
 * of words without quotation marks, which are shortened before; and more lenient in another: a {@code try} without {@code catch} passes.
 */
public final class PowerShellSyntax {

	/** How many statements a script has, and where the grammar does not understand it: {@code line:column: text}. */
	public record Verdict(int statements, List<String> errors) {

		public Verdict {
			errors = List.copyOf(errors);
		}
	}

	private static final Pattern RUNTIME_TYPE = Pattern.compile(",\\s*[\\w.]+,\\s*ContentType\\s*=\\s*WindowsRuntime\\]");
	private static final Pattern WORDS = Pattern.compile("\\b([A-Za-z]\\w*)(\\s*,\\s*[A-Za-z]\\w*)+");
	private static final Pattern ENCODED = Pattern.compile("-EncodedCommand\"?\\s+\"?([A-Za-z0-9+/]+=*)");
	private static final int INSTALLATION_MINUTES = 3;

	private final Path folder;

	private PowerShellSyntax(final Path folder) {
		this.folder = folder;
	}

	/** The parser; empty where node or npm is missing or the grammar cannot be had. */
	public static Optional<PowerShellSyntax> find() throws IOException, InterruptedException {
		final String cache = System.getenv("XDG_CACHE_HOME");
		final Path folder = (cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
				.resolve("shuzen/powershell-syntax");
		final PowerShellSyntax syntax = new PowerShellSyntax(folder);
		if (syntax.isInstalled()) {
			return Optional.of(syntax);
		}
		Files.createDirectories(folder);
		for (final String name : List.of("package.json", "package-lock.json")) {
			Files.copy(source().resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
		return run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), new byte[0]).isPresent()
				&& syntax.isInstalled() ? Optional.of(syntax) : Optional.empty();
	}

	private boolean isInstalled() throws IOException {
		// npm writes the second file when everything is there
		return Files.exists(folder.resolve("package-lock.json")) && Files.exists(folder.resolve("node_modules/.package-lock.json"))
				&& Files.mismatch(folder.resolve("package-lock.json"), source().resolve("package-lock.json")) < 0;
	}

	/** tests/powershell-syntax, looked for from the current folder upwards. */
	private static Path source() throws IOException {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			if (Files.exists(folder.resolve("tests/powershell-syntax/check.mjs"))) {
				return folder.resolve("tests/powershell-syntax");
			}
		}
		throw new IOException("tests/powershell-syntax is not above " + Path.of("").toAbsolutePath());
	}

	/** What the grammar makes of scripts, by their names. */
	public Map<String, Verdict> parse(final Map<String, String> scripts) throws IOException, InterruptedException {
		return parsed(scripts).orElseThrow(() -> new IOException("the grammar gave no answer"));
	}

	private Optional<Map<String, Verdict>> parsed(final Map<String, String> scripts) throws IOException, InterruptedException {
		final Map<String, String> understood = new TreeMap<>(scripts);
		understood.replaceAll((name, script) -> WORDS.matcher(RUNTIME_TYPE.matcher(script).replaceAll("]")).replaceAll("$1"));
		final ObjectMapper json = new ObjectMapper();
		final Optional<byte[]> printed = run(folder, List.of("node", "--liftoff-only", source().resolve("check.mjs").toString(), folder.toString()),
				json.writeValueAsBytes(understood));
		if (printed.isEmpty()) {
			return Optional.empty();
		}
		final Map<String, Verdict> verdicts = new TreeMap<>();
		json.readTree(printed.get()).properties().forEach(entry -> {
			final List<String> errors = new ArrayList<>();
			entry.getValue().path("errors").forEach((final JsonNode error) -> errors.add(error.asText()));
			verdicts.put(entry.getKey(), new Verdict(entry.getValue().path("statements").asInt(), errors));
		});
		return Optional.of(verdicts);
	}

	/** What a program printed; empty when there is no such program or it failed. */
	private static Optional<byte[]> run(final Path folder, final List<String> command, final byte[] input)
			throws IOException, InterruptedException {
		final Process process;
		try {
			process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (final IOException e) {
			return Optional.empty();
		}
		Thread.ofVirtual().start(() -> {
			try (var stream = process.getOutputStream()) {
				stream.write(input);
			} catch (final IOException e) {
				// it has ended, and its exit code says why
				return;
			}
		});
		final byte[] printed = process.getInputStream().readAllBytes();
		if (!process.waitFor(INSTALLATION_MINUTES, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			return Optional.empty();
		}
		return process.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
	}

	/**
	 * The script that a program's arguments or a command line carry.
	 *
	 * @param program   its name or path
	 * @param arguments in order
	 * @return empty when the program is not Windows PowerShell, or is given no script
	 */
	public static Optional<String> script(final String program, final List<String> arguments) {
		if (!program.toLowerCase(Locale.ROOT).matches("(.*\\\\)?powershell(\\.exe)?")) {
			return Optional.empty();
		}
		for (int i = 0; i + 1 < arguments.size(); i++) {
			if (arguments.get(i).equalsIgnoreCase("-Command")) {
				return Optional.of(String.join(" ", arguments.subList(i + 1, arguments.size())));
			}
			if (arguments.get(i).equalsIgnoreCase("-EncodedCommand")) {
				return Optional.of(decoded(arguments.get(i + 1)));
			}
		}
		return Optional.empty();
	}

	/** The scripts in {@code -EncodedCommand}s of a text, for instance of a batch file. */
	public static List<String> scripts(final String text) {
		final List<String> scripts = new ArrayList<>();
		final Matcher encoded = ENCODED.matcher(text);
		while (encoded.find()) {
			scripts.add(decoded(encoded.group(1)));
		}
		return scripts;
	}

	private static String decoded(final String encoded) {
		return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_16LE);
	}

	/** The number of the first line with a character that is not ASCII; empty for none. */
	public static Optional<Integer> foreignLine(final String script) {
		final List<String> lines = script.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).chars().anyMatch(c -> c >= 0x80)) {
				return Optional.of(i + 1);
			}
		}
		return Optional.empty();
	}
}
