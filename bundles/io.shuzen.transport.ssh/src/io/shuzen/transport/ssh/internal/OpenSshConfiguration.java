package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's OpenSSH client configuration, read by its own rules (ssh_config(5)): the first value found counts, IdentityFile adds up, and
 * Include stands for the lines of the files it names. What would make a connection other than OpenSSH makes it is refused, not passed
 * over: commands in the way (ProxyCommand, Match exec) and keys revoked elsewhere (RevokedHostKeys).
 */
final class OpenSshConfiguration {

	/** Something in the file that cannot be honoured. */
	static final class UnsupportedException extends Exception {

		private static final long serialVersionUID = 1L;

		private final String setting;
		private final String place;

		UnsupportedException(final String setting, final String place) {
			super(setting + " in " + place);
			this.setting = setting;
			this.place = place;
		}

		String setting() {
			return setting;
		}

		/** File and line. */
		String place() {
			return place;
		}
	}

	/** What the file says about one host. */
	static final class Settings {

		private final Map<String, List<String>> first = new HashMap<>();
		private final List<String> identityFiles = new ArrayList<>();

		/** The first argument of a keyword; empty when the file does not say. */
		Optional<String> value(final String keyword) {
			return Optional.ofNullable(first.get(keyword)).map(List::getFirst);
		}

		/** All arguments of a keyword. */
		List<String> values(final String keyword) {
			return first.getOrDefault(keyword, List.of());
		}

		/** As they stand in the file, with tokens. */
		List<String> identityFiles() {
			return List.copyOf(identityFiles);
		}
	}

	// as in OpenSSH's readconf.c
	private static final int DEEPEST_INCLUDE = 16;
	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
	private static final Set<String> REFUSED = Set.of("proxycommand", "revokedhostkeys");
	// criteria whose answer depends on commands, on the network or on canonical names
	private static final Set<String> UNKNOWN_CRITERIA = Set.of("exec", "final", "localnetwork", "tagged", "sessiontype", "command", "version");

	private final Path file;

	/** @param file need not exist; relative names in it are looked for beside it */
	OpenSshConfiguration(final Path file) {
		this.file = file;
	}

	/**
	 * @param host the host as the operator wrote it
	 * @param user the account, when it is given elsewhere
	 * @throws IOException          when the file is there and cannot be read
	 * @throws UnsupportedException when what it says about this host cannot be honoured
	 */
	Settings lookup(final String host, final Optional<String> user) throws IOException, UnsupportedException {
		final Settings settings = new Settings();
		if (Files.exists(file)) {
			read(file, host, user, true, 0, settings);
		}
		return settings;
	}

	private void read(final Path source, final String host, final Optional<String> user, final boolean outer, final int depth,
			final Settings settings) throws IOException, UnsupportedException {
		if (depth > DEEPEST_INCLUDE) {
			throw new UnsupportedException("Include", source.toString());
		}
		boolean active = outer;
		int number = 0;
		for (final String line : Files.readString(source, StandardCharsets.UTF_8).lines().toList()) {
			number++;
			final List<String> words = words(line);
			if (words.size() < 2) {
				continue;
			}
			final String keyword = words.getFirst().toLowerCase(Locale.ROOT);
			final List<String> arguments = words.subList(1, words.size());
			final String place = source + ":" + number;
			switch (keyword) {
			case "host" -> active = outer && HostPatterns.match(arguments, host);
			case "match" -> active = outer && isMatch(arguments, host, user, settings, place);
			case "include" -> {
				for (final Path included : active ? included(arguments) : List.<Path>of()) {
					read(included, host, user, true, depth + 1, settings);
				}
			}
			default -> {
				if (active) {
					set(keyword, arguments, place, settings);
				}
			}
			}
		}
	}

	private static void set(final String keyword, final List<String> arguments, final String place, final Settings settings)
			throws UnsupportedException {
		if (keyword.equals("identityfile")) {
			settings.identityFiles.add(arguments.getFirst());
			return;
		}
		final boolean none = arguments.getFirst().equalsIgnoreCase("none");
		// whichever of the two comes first switches the other off
		if (REFUSED.contains(keyword) && !none && !(keyword.equals("proxycommand") && settings.first.containsKey("proxyjump"))
				&& !settings.first.containsKey(keyword)) {
			throw new UnsupportedException(keyword, place);
		}
		settings.first.putIfAbsent(keyword, List.copyOf(arguments));
	}

	private static boolean isMatch(final List<String> criteria, final String host, final Optional<String> user, final Settings settings,
			final String place) throws UnsupportedException {
		String unknown = null;
		for (int i = 0; i < criteria.size(); i++) {
			final boolean negated = criteria.get(i).startsWith("!");
			final String criterion = criteria.get(i).substring(negated ? 1 : 0).toLowerCase(Locale.ROOT);
			if (criterion.equals("all")) {
				continue;
			}
			// names are never made canonical here
			if (criterion.equals("canonical")) {
				if (!negated) {
					return false;
				}
				continue;
			}
			if (UNKNOWN_CRITERIA.contains(criterion)) {
				unknown = criterion;
				i += criterion.equals("final") ? 0 : 1;
				continue;
			}
			if (++i >= criteria.size()) {
				throw new UnsupportedException("Match " + criterion, place);
			}
			final List<String> patterns = List.of(criteria.get(i).split(","));
			final boolean holds = switch (criterion) {
			case "host" -> HostPatterns.match(patterns, settings.value("hostname").map(name -> name.replace("%h", host)).orElse(host));
			case "originalhost" -> HostPatterns.match(patterns, host);
			case "user" -> HostPatterns.match(patterns, user.or(() -> settings.value("user")).orElse(System.getProperty("user.name")));
			case "localuser" -> HostPatterns.match(patterns, System.getProperty("user.name"));
			default -> throw new UnsupportedException("Match " + criterion, place);
			};
			if (holds == negated) {
				return false;
			}
		}
		if (unknown != null) {
			throw new UnsupportedException("Match " + unknown, place);
		}
		return true;
	}

	private List<Path> included(final List<String> names) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		final List<Path> found = new ArrayList<>();
		for (final String name : names) {
			final Path path = name.startsWith("~/") ? folder.getParent().resolve(name.substring(2)) : folder.resolve(name);
			List<Path> places = List.of(path.getRoot());
			for (final Path part : path) {
				final List<Path> next = new ArrayList<>();
				for (final Path place : places) {
					next.addAll(children(place, part.toString()));
				}
				places = next;
			}
			places.stream().filter(Files::isRegularFile).sorted().forEach(found::add);
		}
		return found;
	}

	private static List<Path> children(final Path folder, final String pattern) throws IOException {
		if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
			return List.of(folder.resolve(pattern));
		}
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		final List<Path> found = new ArrayList<>();
		final Pattern wanted = HostPatterns.glob(pattern);
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			entries.forEach(entry -> {
				if (wanted.matcher(entry.getFileName().toString()).matches()) {
					found.add(entry);
				}
			});
		}
		return found;
	}

	/** {@code keyword arguments} or {@code keyword=arguments}; arguments with blanks stand in quotes. */
	private static List<String> words(final String line) {
		final String text = line.strip();
		if (text.isEmpty() || text.startsWith("#")) {
			return List.of();
		}
		final List<String> words = new ArrayList<>();
		final Matcher matcher = WORD.matcher(text.replaceFirst("^(\\w+)\\s*=\\s*", "$1 "));
		while (matcher.find()) {
			final String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
			if (matcher.group(1) == null && word.startsWith("#")) {
				break;
			}
			words.add(word);
		}
		return words;
	}
}
