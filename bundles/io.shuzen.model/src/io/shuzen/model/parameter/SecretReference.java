package io.shuzen.model.parameter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where a secret is, and cannot be mistaken for one: {@code env:NAME} for a variable of the console's environment, {@code store:KEY}
 * for an entry of secure storage.
 *
 * @param source the kind of place
 * @param name   of the variable, or key of the entry
 */
public record SecretReference(Source source, String name) {

	/** Where a secret can be. */
	public enum Source {
		/** A variable of the console's environment. */
		ENVIRONMENT("env", "[A-Za-z_][A-Za-z0-9_]{0,254}"),
		/** Equinox secure storage. */
		SECURE_STORAGE("store", "[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

		private final String scheme;
		private final Pattern names;

		Source(String scheme, String names) {
			this.scheme = scheme;
			this.names = Pattern.compile(names);
		}

		/** Tells whether something there can be called so. */
		public boolean isName(String name) {
			return names.matcher(name).matches();
		}
	}

	private static final Pattern FORM = Pattern.compile("([a-z]+):(.*)");

	/** Reads a reference, or nothing when the text is none. */
	public static Optional<SecretReference> parse(String text) {
		Matcher form = FORM.matcher(text);
		if (form.matches()) {
			for (Source source : Source.values()) {
				if (source.scheme.equals(form.group(1)) && source.isName(form.group(2))) {
					return Optional.of(new SecretReference(source, form.group(2)));
				}
			}
		}
		return Optional.empty();
	}

	@Override
	public String toString() {
		return source.scheme + ':' + name;
	}
}
