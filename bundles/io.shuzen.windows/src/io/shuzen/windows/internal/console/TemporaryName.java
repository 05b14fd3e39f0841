package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the files, folders, tasks and hives that are put on a machine for a moment. A name tells how many minutes its thing is needed
 * at most, so that a later connection can tell what was left behind from what another console is using.
 */
final class TemporaryName {

	/** How all of them begin. */
	static final String PREFIX = "shuzen-";

	private static final Pattern PATTERN = Pattern.compile("shuzen-(\\d{1,5})-SZ[0-9a-f]{32}(\\.[a-z]{3,4})?");

	private TemporaryName() {
	}

	/** A name nobody can guess, without an ending. */
	static String of(final Duration lifetime) {
		return of(lifetime, CommandRunner.randomMark());
	}

	/** A name with a mark of the caller's, by which what runs under it is found. */
	static String of(final Duration lifetime, final String mark) {
		return PREFIX + (lifetime.toMinutes() + 1) + '-' + mark;
	}

	/** How long the thing of that name is needed; empty when the name is none of these. */
	static Optional<Duration> lifetime(final String name) {
		final Matcher matcher = PATTERN.matcher(name);
		return matcher.matches() ? Optional.of(Duration.ofMinutes(Long.parseLong(matcher.group(1)))) : Optional.empty();
	}
}
