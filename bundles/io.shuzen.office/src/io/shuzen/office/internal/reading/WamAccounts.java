package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;

/**
 * The accounts that Windows' Web Account Manager holds for a user, as {@code dsregcmd /listaccounts} prints them. The verb is not
 * described in Microsoft's articles; its output is known from a published sample.
 *
 * @param accounts       user accounts
 * @param count          how many the tool says it found; empty when it does not say
 * @param defaultAccount sign-in name of the default account; empty when there is none
 */
public record WamAccounts(List<Account> accounts, OptionalInt count, String defaultAccount) {

	/**
	 * An account.
	 *
	 * @param id        {@code u:object.tenant}
	 * @param user      sign-in name
	 * @param authority who issues its tokens
	 */
	public record Account(String id, String user, String authority) {
	}

	/** The question. */
	public static final ToolProbe PROBE = new ToolProbe(ToolCommand.of("dsregcmd", "/listaccounts"), ReadScope.EACH_USER);

	private static final Pattern COMMAND = Pattern.compile("dsregcmd(\\.exe)?\"?\\s+/listaccounts", Pattern.CASE_INSENSITIVE);
	private static final Pattern SIGNATURE = Pattern.compile("^Call ListAccounts", Pattern.MULTILINE);
	private static final Pattern ACCOUNT = Pattern
			.compile("^Account:\\s*(\\S+?),\\s*user:\\s*(.*?)(?:,\\s*authority:\\s*(.*?))?\\.?$");
	private static final Pattern COUNT = Pattern.compile("^Accounts found:\\s*(\\d{1,6})\\.?$");
	private static final Pattern DEFAULT = Pattern.compile("^Default account:\\s*\\S+?,\\s*user:\\s*(.*?)\\.?$");

	/** A user's accounts. */
	public static final Reading<WamAccounts> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.of(PROBE);
		}

		@Override
		public Answer<WamAccounts> from(final Facts facts, final Identity identity) {
			return Recorded.tool(facts, PROBE, identity, COMMAND, SIGNATURE).map(ToolOutput::standardOutput)
					.map(WamAccounts::parse);
		}
	};

	public WamAccounts {
		accounts = List.copyOf(accounts);
	}

	/** How many user accounts there are. */
	public int size() {
		return Math.max(accounts.size(), count.orElse(0));
	}

	/** Parses the output; application accounts are not the user's and are left out. */
	static WamAccounts parse(final String output) {
		final List<Account> accounts = new ArrayList<>();
		OptionalInt count = OptionalInt.empty();
		String defaultAccount = "";
		boolean ofUser = true;
		for (final String raw : output.lines().toList()) {
			final String line = raw.trim();
			if (line.startsWith("Application accounts:")) {
				ofUser = false;
			} else if (line.startsWith("User accounts:")) {
				ofUser = true;
			}
			final Matcher account = ACCOUNT.matcher(line);
			if (ofUser && account.matches()) {
				accounts.add(new Account(account.group(1), account.group(2),
						Optional.ofNullable(account.group(3)).orElse("")));
			}
			final Matcher found = COUNT.matcher(line);
			if (ofUser && count.isEmpty() && found.matches()) {
				count = OptionalInt.of(Integer.parseInt(found.group(1)));
			}
			final Matcher standard = DEFAULT.matcher(line);
			if (standard.matches()) {
				defaultAccount = standard.group(1);
			}
		}
		return new WamAccounts(accounts, count, defaultAccount);
	}
}
