package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;

/**
 * What earlier attempts with Microsoft's tools left behind for a user: logs of OLicenseCleanup, the result of WPJCleanUp, recorded output
 * of Get Help. None of these tools reports success: the log of OLicenseCleanup states intent, and WPJCleanUp ends with 0 on systems it
 * does not know.
 *
 * @param cleanups   logs of OLicenseCleanup, in the order of their names
 * @param workplaceCleanup the result of WPJCleanUp, when it ran
 * @param getHelp    results of Get Help's or SaRA's command line
 * @param accountCleanup the result of {@code dsregcmd /cleanupaccounts}, when it was recorded
 */
public record ResetTraces(List<CleanupLog> cleanups, Optional<WorkplaceCleanup> workplaceCleanup, List<GetHelpResult> getHelp,
		Optional<AccountCleanup> accountCleanup) {

	/**
	 * A log of OLicenseCleanup.vbs.
	 *
	 * @param name         its file name; empty when not known
	 * @param version      of the script
	 * @param codePage     the machine's ANSI code page as the script saw it; empty when not told
	 * @param complete     whether it came to its end
	 * @param productKeys  the keys it meant to remove
	 * @param credentials  the credentials it meant to delete, with the result that cmdkey gave
	 * @param unrecognised lines the parser does not know
	 */
	public record CleanupLog(String name, String version, String codePage, boolean complete, List<String> productKeys,
			List<String> credentials, List<String> unrecognised) {
		public CleanupLog {
			productKeys = List.copyOf(productKeys);
			credentials = List.copyOf(credentials);
			unrecognised = List.copyOf(unrecognised);
		}
	}

	/**
	 * The result of WPJCleanUp.cmd.
	 *
	 * @param errors  lines with another code than 0x80000018, which only means that the account is the device's own
	 * @param ignored how many lines with that code
	 */
	public record WorkplaceCleanup(List<String> errors, int ignored) {
		public WorkplaceCleanup {
			errors = List.copyOf(errors);
		}
	}

	/**
	 * A line of GetHelpCmd.exe or SaRACmd.exe.
	 *
	 * @param code two digits
	 * @param text what follows
	 */
	public record GetHelpResult(String code, String text) {
		/** Whether the scenario says that it succeeded: 80, 36 and 63 by the three activation scenarios. */
		public boolean isSuccess() {
			return Set.of("80", "36", "63", "37").contains(code);
		}
	}

	/**
	 * The result of dsregcmd /cleanupaccounts.
	 *
	 * @param removed how many accounts were removed
	 * @param failed  the codes of those that were not
	 */
	public record AccountCleanup(int removed, List<String> failed) {
		public AccountCleanup {
			failed = List.copyOf(failed);
		}
	}

	/** The logs of OLicenseCleanup in the user's temporary folder. */
	public static final FileProbe CLEANUP_LOGS = FileProbe.listing("%TEMP%\\*_OLicenseClean.txt").withContent(262_144);
	/** The result of WPJCleanUp. */
	public static final FileProbe WORKPLACE_RESULT = FileProbe.listing("%USERPROFILE%\\MigrationDone.txt").withContent(65_536);

	private static final ToolProbe GET_HELP = new ToolProbe(
			ToolCommand.of("GetHelpCmd.exe", "-S", "ResetOfficeActivation", "-AcceptEula", "-CloseOffice"), ReadScope.MACHINE);
	private static final Pattern GET_HELP_COMMAND = Pattern.compile("GetHelpCmd|SaRACmd", Pattern.CASE_INSENSITIVE);
	private static final Pattern GET_HELP_LINE = Pattern.compile("^(\\d\\d):\\s*(.+)$", Pattern.MULTILINE);
	private static final Pattern CLEANUP_COMMAND = Pattern.compile("_OLicenseClean\\.txt", Pattern.CASE_INSENSITIVE);
	private static final Pattern CLEANUP_SIGNATURE = Pattern.compile("Office License Reset Utility");
	private static final Pattern MIGRATION_COMMAND = Pattern.compile("MigrationDone\\.txt", Pattern.CASE_INSENSITIVE);
	private static final Pattern CODE = Pattern.compile("0x[0-9A-Fa-f]{1,8}");
	private static final String DEVICES_OWN_ACCOUNT = "0x80000018";
	private static final Pattern ACCOUNTS_COMMAND = Pattern.compile("dsregcmd(\\.exe)?\"?\\s+/cleanupaccounts",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern ACCOUNTS_SIGNATURE = Pattern.compile("^Call CleanupAccounts", Pattern.MULTILINE);
	private static final Pattern REMOVAL = Pattern.compile("Remove account result:\\s*(0x[0-9A-Fa-f]+)");
	private static final Pattern LOG_LINE = Pattern.compile("^\\s*(?:\\d\\d:\\d\\d:\\d\\d:)?\\s*(.*?)\\s*$");

	/** A user's traces. Present when any place could be looked at; nothing found is a value with nothing in it. */
	public static final Reading<ResetTraces> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.of(CLEANUP_LOGS, WORKPLACE_RESULT);
		}

		@Override
		public Answer<ResetTraces> from(final Facts facts, final Identity identity) {
			return ResetTraces.from(facts, identity);
		}
	};

	public ResetTraces {
		cleanups = List.copyOf(cleanups);
		getHelp = List.copyOf(getHelp);
	}

	public boolean isEmpty() {
		return cleanups.isEmpty() && workplaceCleanup.isEmpty() && getHelp.isEmpty() && accountCleanup.isEmpty();
	}

	private static Answer<ResetTraces> from(final Facts facts, final Identity identity) {
		final Answer<FileListing> logs = Recorded.files(facts, CLEANUP_LOGS, identity);
		final Answer<FileListing> result = Recorded.files(facts, WORKPLACE_RESULT, identity);
		final List<CleanupLog> cleanups = new ArrayList<>();
		logs.asOptional().ifPresent(listing -> listing.files().forEach(file -> cleanups
				.add(Recorded.text(file).map(text -> parseCleanup(file.name(), text)).orElse(parseCleanup(file.name(), "")))));
		Recorded.tools(facts, identity, ReadScope.EACH_USER, CLEANUP_COMMAND, CLEANUP_SIGNATURE)
				.forEach(output -> cleanups.add(parseCleanup("", output.standardOutput())));
		final Optional<WorkplaceCleanup> workplace = result.asOptional()
				.flatMap(listing -> listing.files().stream().findFirst())
				.map(file -> parseMigration(Recorded.text(file).orElse("")))
				.or(() -> Recorded.tools(facts, identity, ReadScope.EACH_USER, MIGRATION_COMMAND, Recorded.NO_SIGNATURE).stream()
						.findFirst().map(output -> parseMigration(output.standardOutput())));
		final List<GetHelpResult> getHelp = new ArrayList<>();
		Recorded.tools(facts, identity, ReadScope.EACH_USER, GET_HELP_COMMAND, Recorded.NO_SIGNATURE)
				.forEach(output -> getHelp.addAll(parseGetHelp(output.standardOutput())));
		final Optional<AccountCleanup> accounts = Recorded
				.tools(facts, identity, ReadScope.EACH_USER, ACCOUNTS_COMMAND, ACCOUNTS_SIGNATURE).stream().findFirst()
				.map(output -> parseAccountCleanup(output.standardOutput()));
		final ResetTraces traces = new ResetTraces(cleanups, workplace, getHelp, accounts);
		if (traces.isEmpty() && !logs.isKnown() && !result.isKnown()) {
			return Answer.unreadable(logs.whyUnreadable().orElseThrow());
		}
		return Answer.present(traces);
	}

	/** How Get Help is usually called, for evidence. */
	public static ToolProbe getHelpProbe(final Facts facts) {
		return Recorded.toolProbe(facts, GET_HELP, GET_HELP_COMMAND);
	}

	static List<GetHelpResult> parseGetHelp(final String output) {
		final List<GetHelpResult> results = new ArrayList<>();
		final Matcher line = GET_HELP_LINE.matcher(output);
		while (line.find()) {
			results.add(new GetHelpResult(line.group(1), line.group(2).trim()));
		}
		return results;
	}

	static AccountCleanup parseAccountCleanup(final String output) {
		final List<String> failed = new ArrayList<>();
		int removed = 0;
		final Matcher removal = REMOVAL.matcher(output);
		while (removal.find()) {
			if (removal.group(1).matches("0x0+")) {
				removed++;
			} else {
				failed.add(removal.group(1));
			}
		}
		return new AccountCleanup(removed, failed);
	}

	static WorkplaceCleanup parseMigration(final String text) {
		final List<String> errors = new ArrayList<>();
		int ignored = 0;
		for (final String line : text.lines().map(String::trim).filter(line -> !line.isEmpty()).toList()) {
			if (line.toLowerCase(Locale.ROOT).contains(DEVICES_OWN_ACCOUNT)) {
				ignored++;
			} else if (CODE.matcher(line).find()) {
				errors.add(line);
			}
		}
		return new WorkplaceCleanup(errors, ignored);
	}

	static CleanupLog parseCleanup(final String name, final String text) {
		final List<String> keys = new ArrayList<>();
		final List<String> credentials = new ArrayList<>();
		final List<String> unrecognised = new ArrayList<>();
		String version = "";
		String codePage = "";
		boolean complete = false;
		String credential = "";
		for (final String raw : text.lines().toList()) {
			final Matcher matcher = LOG_LINE.matcher(raw);
			final String line = matcher.matches() ? matcher.group(1) : raw.trim();
			if (line.startsWith("Version:")) {
				version = line.substring("Version:".length()).trim();
			} else if (line.startsWith("OS Details:")) {
				final Matcher page = Pattern.compile("Codepage:\\s*(\\d+)").matcher(line);
				codePage = page.find() ? page.group(1) : "";
			} else if (line.equals("Cleanup end")) {
				complete = true;
			} else if (line.startsWith("Uninstall ProductKey:")) {
				keys.add(line.substring("Uninstall ProductKey:".length()).trim());
			} else if (line.startsWith("Remove from CredmanCache:")) {
				credential = line.substring("Remove from CredmanCache:".length()).trim();
			} else if (line.matches("-?\\d+") && !credential.isEmpty()) {
				credentials.add(credential + " = " + line);
				credential = "";
			} else if (!line.isEmpty() && !isExpected(line)) {
				unrecognised.add(line);
			}
		}
		return new CleanupLog(name, version, codePage, complete, keys, credentials, unrecognised);
	}

	private static boolean isExpected(final String line) {
		return line.startsWith("Microsoft Customer Support Services") || line.startsWith("64 bit") || line.startsWith("Cleanup start")
				|| line.startsWith("Remove O1") || line.startsWith("Quiet mode") || line.startsWith("License:")
				|| line.startsWith("Remove key") || line.startsWith("Add SettingsKey") || line.startsWith("Count:")
				|| line.startsWith("Execute removal command") || line.startsWith("Remove entry")
				|| line.startsWith("Remove folder") || line.startsWith("Delete ");
	}
}
