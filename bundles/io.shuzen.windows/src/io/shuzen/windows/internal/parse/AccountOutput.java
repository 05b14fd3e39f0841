package io.shuzen.windows.internal.parse;

import java.util.List;
import java.util.Optional;

/** What {@code whoami /user /fo csv} prints: the account's name and its identifier. */
public final class AccountOutput {

	/**
	 * An account.
	 *
	 * @param name {@code domain\name}
	 * @param sid  security identifier
	 */
	public record Account(String name, String sid) {
	}

	private AccountOutput() {
	}

	public static Optional<Account> parse(final String output) {
		for (final String line : output.split("\\R")) {
			final List<String> fields = Csv.fields(line);
			if (fields.size() == 2 && fields.get(1).matches("S-1(-\\d+)+")) {
				return Optional.of(new Account(fields.getFirst(), fields.get(1)));
			}
		}
		return Optional.empty();
	}
}
