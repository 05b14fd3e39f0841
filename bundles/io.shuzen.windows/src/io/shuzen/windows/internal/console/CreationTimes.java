package io.shuzen.windows.internal.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/**
 * Adds when files and folders were created, where that was asked for and the transport did not tell. {@code dir /t:c} prints it in the
 * form and the time zone of whoever is connected, forfiles and robocopy know the last write time only: so Windows PowerShell is asked,
 * once for all of them. Not knowing these times is no reason not to know the files.
 */
final class CreationTimes {

	/** The script is doubled by UTF-16 and a third longer in Base64, and has to fit on a line with the names of the program and its switches. */
	private static final int LONGEST_SCRIPT = 2_700;
	/** What .NET has counted until 1970, in units of 100 nanoseconds. */
	private static final long TICKS_UNTIL_1970 = 621_355_968_000_000_000L;
	private static final int TICKS_PER_SECOND = 10_000_000;
	private static final Pattern LINE = Pattern.compile("(\\d{1,19}) (.+)");

	/** Paths are told as the question spelled them, since .NET writes short names out. */
	private static final String FUNCTIONS = """
			function tell($item, $path) {
				[Console]::Out.WriteLine([string]$item.CreationTimeUtc.Ticks + ' ' + $path)
			}
			function tellBelow($folder, $names, $deep) {
				try {
					foreach ($item in (New-Object System.IO.DirectoryInfo ($folder + '\\')).GetFileSystemInfos($names)) {
						$path = $folder + '\\' + $item.Name
						tell $item $path
						if ($deep -and $item.Attributes -band 16 -and -not ($item.Attributes -band 1024)) { tellBelow $path '*' $true }
					}
				} catch { $null = $_ }
			}
			function tellAll($path, $deep) {
				try {
					$item = Get-Item -LiteralPath $path -Force
					tell $item $path
					if ($item.Attributes -band 16) { tellBelow $path '*' $deep }
				} catch { $null = $_ }
			}
			""";

	private final CommandRunner runner;

	CreationTimes(final CommandRunner runner) {
		this.runner = runner;
	}

	/** @param facts what was read; listings are replaced by completed ones */
	void addTo(final List<Fact<?>> facts, final Cancellation cancellation) {
		final List<ToolCommand> commands = scripts(facts).stream().map(script -> PowerShell.command(script)).toList();
		if (commands.isEmpty()) {
			return;
		}
		final Map<String, Instant> times = new HashMap<>();
		for (final CommandOutcome outcome : runner.run(commands, cancellation)) {
			if (outcome instanceof Ended(final var output) && output.exitCode() == 0) {
				output.standardOutput().lines().map(LINE::matcher).filter(Matcher::matches)
						.forEach(line -> times.put(line.group(2).toLowerCase(Locale.ROOT), time(Long.parseUnsignedLong(line.group(1)))));
			}
		}
		facts.replaceAll(fact -> fact.probe() instanceof final FileProbe probe ? completed(fact, probe, times) : fact);
	}

	private static List<String> scripts(final List<Fact<?>> facts) {
		final List<String> scripts = new ArrayList<>();
		final StringBuilder script = new StringBuilder(FUNCTIONS);
		for (final Fact<?> fact : facts) {
			if (fact.probe() instanceof final FileProbe probe && lacking(fact, probe).isPresent()) {
				final String line = line(lacking(fact, probe).get().root(), probe.recursive());
				if (script.length() > FUNCTIONS.length() && script.length() + line.length() > LONGEST_SCRIPT) {
					scripts.add(script.toString());
					script.setLength(FUNCTIONS.length());
				}
				script.append(line);
			}
		}
		if (script.length() > FUNCTIONS.length()) {
			scripts.add(script.toString());
		}
		return scripts;
	}

	private static String line(final String root, final boolean recursive) {
		final int separator = root.lastIndexOf('\\');
		final String name = root.substring(separator + 1);
		final String deep = recursive ? " $true\n" : " $false\n";
		return name.indexOf('*') >= 0 || name.indexOf('?') >= 0
				? "tellBelow " + PowerShellQuoting.literal(root.substring(0, separator)) + ' ' + PowerShellQuoting.literal(name) + deep
				: "tellAll " + PowerShellQuoting.literal(root) + deep;
	}

	/** The listing of a fact, when times are wanted that it does not have. */
	private static Optional<FileListing> lacking(final Fact<?> fact, final FileProbe probe) {
		return probe.creationTimes() && fact.answer() instanceof Answer.Present<?>(final FileListing listing)
				&& listing.entries().stream().anyMatch(entry -> entry.created().isEmpty()) ? Optional.of(listing) : Optional.empty();
	}

	private static Fact<?> completed(final Fact<?> fact, final FileProbe probe, final Map<String, Instant> times) {
		return lacking(fact, probe).<Fact<?>>map(listing -> new Fact<>(probe, fact.identity(),
				Answer.present(new FileListing(listing.root(), listing.entries().stream().map(entry -> completed(entry, times)).toList())),
				fact.readAt(), fact.source())).orElse(fact);
	}

	private static FileEntry completed(final FileEntry entry, final Map<String, Instant> times) {
		return new FileEntry(entry.path(), entry.directory(), entry.size(),
				entry.created().or(() -> Optional.ofNullable(times.get(entry.path().toLowerCase(Locale.ROOT)))), entry.accessed(),
				entry.modified(), entry.content());
	}

	private static Instant time(final long ticks) {
		final long sinceThen = ticks - TICKS_UNTIL_1970;
		return Instant.ofEpochSecond(Math.floorDiv(sinceThen, TICKS_PER_SECOND), Math.floorMod(sinceThen, TICKS_PER_SECOND) * 100L);
	}
}
