package io.shuzen.windows.internal.parse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code whoami /user} prints in any of its formats: the account's name and its identifier. */
public final class AccountOutput {

	/**
	 * An account.
	 *
	 * @param name {@code domain\name}
	 * @param sid  security identifier
	 */
	public record Account(String name, String sid) {
	}

	// as a table or as a list; the labels are translated, but for the identifier's
	private static final Pattern ACCOUNT = Pattern
			.compile("([^\\s:\"\\\\]+\\\\[^\\r\\n\",:]+?)\\s+(?:SID\\s*:\\s*)?(S-1(?:-\\d+)+)");

	private AccountOutput() {
	}

	public static Optional<Account> parse(final String output) {
		for (final String line : output.split("\\R")) {
			final List<String> fields = Csv.fields(line);
			if (fields.size() == 2 && fields.get(1).matches("S-1(-\\d+)+")) {
				return Optional.of(new Account(fields.getFirst(), fields.get(1)));
			}
		}
		final Matcher account = ACCOUNT.matcher(output);
		return account.find() ? Optional.of(new Account(account.group(1), account.group(2))) : Optional.empty();
	}
}
