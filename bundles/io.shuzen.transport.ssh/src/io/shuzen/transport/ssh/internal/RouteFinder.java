package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;

/** Finds out which SSH servers lie on the way to an endpoint: what the inventory says counts, then the user's configuration. */
final class RouteFinder {

	private static final int MOST_JUMPS = 8;
	private static final Duration DEFAULT_KEEP_ALIVE = Duration.ofSeconds(20);
	// user@host:port, where the host may be an IPv6 address in brackets
	private static final Pattern JUMP = Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(?:\\[([^\\]]+)\\]|([^:]+))(?::(\\d{1,5}))?/?");

	private final Path userFolder;
	private final List<Path> commonRecords;

	/**
	 * @param userFolder    the user's .ssh folder
	 * @param commonRecords files with host keys that count for every user
	 */
	RouteFinder(final Path userFolder, final List<Path> commonRecords) {
		this.userFolder = userFolder;
		this.commonRecords = commonRecords;
	}

	/**
	 * The servers in the order they are connected to; the endpoint's own is the last.
	 *
	 * @throws FailureException when the inventory or the configuration say something that cannot be honoured
	 */
	List<SshHost> find(final EndpointDescriptor endpoint) throws FailureException {
		final OpenSshConfiguration.Settings settings = settings(endpoint, endpoint.address(),
				Optional.of(endpoint.userName()).filter(name -> !name.isEmpty()));
		final List<SshHost> route = new ArrayList<>();
		final String jumps = Optional.ofNullable(endpoint.options().get("proxyJump"))
				.orElseGet(() -> settings.value("proxyjump").orElse("none"));
		if (!jumps.isBlank() && !jumps.equalsIgnoreCase("none")) {
			for (final String jump : jumps.split(",")) {
				addJump(endpoint, jump.strip(), route, 0);
			}
		}
		route.add(host(endpoint, endpoint, endpoint.address(), endpoint.port(), endpoint.userName(), endpoint.credential(), settings));
		return route;
	}

	/** A jump host of the configuration may itself be reached through others. */
	private void addJump(final EndpointDescriptor endpoint, final String jump, final List<SshHost> route, final int depth)
			throws FailureException {
		final Matcher parts = JUMP.matcher(jump);
		if (!parts.matches() || depth > MOST_JUMPS || route.size() > MOST_JUMPS) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT, SshFailures.TEXTS.text("jump.invalid", endpoint.name(), jump),
					SshFailures.TEXTS.text("jump.invalid.advice")));
		}
		final String name = parts.group(2) != null ? parts.group(2) : parts.group(3);
		final String user = parts.group(1) == null ? "" : parts.group(1);
		final int port = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
		final OpenSshConfiguration.Settings settings = settings(endpoint, name, Optional.of(user).filter(text -> !text.isEmpty()));
		final String further = settings.value("proxyjump").orElse("none");
		if (route.isEmpty() && !further.equalsIgnoreCase("none")) {
			for (final String before : further.split(",")) {
				addJump(endpoint, before.strip(), route, depth + 1);
			}
		}
		// the endpoint's password is nobody else's business; its key proves itself without being given away
		final CredentialSource credential = switch (endpoint.credential().kind()) {
		case KEY_FILE -> settings.identityFiles().isEmpty() ? endpoint.credential() : CredentialSource.NONE;
		case AGENT -> endpoint.credential();
		case NONE, SECURE_STORAGE, ENVIRONMENT, PROMPT -> CredentialSource.NONE;
		};
		final EndpointDescriptor itself = new EndpointDescriptor(name, name, endpoint.scheme(), port, user, credential,
				endpoint.connectTimeout(), endpoint.group(), endpoint.tags(), endpoint.options(), endpoint.attributes());
		route.add(host(endpoint, itself, name, port, user, credential, settings));
	}

	private SshHost host(final EndpointDescriptor endpoint, final EndpointDescriptor itself, final String name, final int port,
			final String userName, final CredentialSource credential, final OpenSshConfiguration.Settings settings) throws FailureException {
		final String address = settings.value("hostname").map(text -> text.replace("%h", name).replace("%%", "%")).orElse(name);
		final int usedPort = port > 0 ? port : settings.value("port").filter(text -> text.matches("[1-9]\\d{0,4}")).map(Integer::valueOf)
				.filter(number -> number < 65_536).orElse(KnownHosts.STANDARD_PORT);
		final String user = !userName.isEmpty() ? userName : settings.value("user").orElse(System.getProperty("user.name"));
		final List<Path> identityFiles = settings.identityFiles().stream().filter(text -> !text.equalsIgnoreCase("none"))
				.map(text -> path(text, name, address, usedPort, user)).toList();
		final List<Path> records = new ArrayList<>();
		if (settings.values("userknownhostsfile").isEmpty()) {
			records.add(userFolder.resolve("known_hosts"));
			records.add(userFolder.resolve("known_hosts2"));
		} else {
			settings.values("userknownhostsfile").stream().filter(text -> !text.equalsIgnoreCase("none"))
					.forEach(text -> records.add(path(text, name, address, usedPort, user)));
		}
		if (settings.values("globalknownhostsfile").isEmpty()) {
			records.addAll(commonRecords);
		} else {
			settings.values("globalknownhostsfile").stream().filter(text -> !text.equalsIgnoreCase("none"))
					.forEach(text -> records.add(path(text, name, address, usedPort, user)));
		}
		// anything laxer than asking is not taken over
		final boolean mayAsk = settings.value("stricthostkeychecking").filter(text -> text.equalsIgnoreCase("yes")).isEmpty();
		return new SshHost(itself, address, usedPort, user, credential, identityFiles,
				settings.value("identitiesonly").filter(text -> text.equalsIgnoreCase("yes")).isPresent(),
				settings.value("hostkeyalias").orElse(""), records, mayAsk, keepAlive(endpoint, settings));
	}

	private static Duration keepAlive(final EndpointDescriptor endpoint, final OpenSshConfiguration.Settings settings) {
		return SshOptions.seconds(endpoint, "keepAliveSeconds")
				.or(() -> settings.value("serveraliveinterval").filter(text -> text.matches("[1-9]\\d{0,5}"))
						.map(text -> Duration.ofSeconds(Long.parseLong(text))))
				.orElse(DEFAULT_KEEP_ALIVE);
	}

	private OpenSshConfiguration.Settings settings(final EndpointDescriptor endpoint, final String host, final Optional<String> user)
			throws FailureException {
		final String named = endpoint.options().getOrDefault("sshConfig", "");
		if (named.equalsIgnoreCase("none")) {
			return new OpenSshConfiguration.Settings();
		}
		final Path file = named.isEmpty() ? userFolder.resolve("config") : path(named);
		try {
			return new OpenSshConfiguration(file).lookup(host, user);
		} catch (final OpenSshConfiguration.UnsupportedException e) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT,
					SshFailures.TEXTS.text("config.unsupported", endpoint.name(), e.setting(), e.place()),
					SshFailures.TEXTS.text("config.unsupported.advice")), e);
		} catch (final IOException e) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT,
					SshFailures.TEXTS.text("config.unreadable", endpoint.name(), file.toString(), SshFailures.detail(e)),
					SshFailures.TEXTS.text("config.unreadable.advice")), e);
		}
	}

	/** A file name of the configuration, with its tokens replaced (ssh_config(5), TOKENS). */
	private Path path(final String text, final String name, final String address, final int port, final String user) {
		final StringBuilder replaced = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c != '%' || i + 1 == text.length()) {
				replaced.append(c);
				continue;
			}
			replaced.append(switch (text.charAt(++i)) {
			case '%' -> "%";
			case 'd' -> userFolder.toAbsolutePath().getParent().toString();
			case 'h' -> address;
			case 'n' -> name;
			case 'p' -> Integer.toString(port);
			case 'r' -> user;
			case 'u' -> System.getProperty("user.name");
			default -> "%" + text.charAt(i);
			});
		}
		return path(replaced.toString());
	}

	private Path path(final String text) {
		final Path home = userFolder.toAbsolutePath().getParent();
		return text.startsWith("~/") || text.startsWith("~\\") ? home.resolve(text.substring(2)) : home.resolve(text);
	}
}
