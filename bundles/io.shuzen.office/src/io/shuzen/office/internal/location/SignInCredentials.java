package io.shuzen.office.internal.location;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.StoredCredential;

/**
 * Which entries of Windows Credential Manager belong to Office sign-in. Only what is on this list may ever be deleted: the same vault
 * holds the user's Microsoft account, device keys and passwords of servers (the patterns are those of OLicenseCleanup.vbs 1.24).
 */
public final class SignInCredentials {

	/** A group of credentials that one product keeps. */
	public enum Owner {
		OFFICE("MicrosoftOffice1"), TEAMS("msteams"), SKYPE_FOR_BUSINESS("Microsoft_OC"), ONEDRIVE("OneDrive");

		private final String prefix;

		Owner(final String prefix) {
			this.prefix = prefix;
		}

		/** How the target names begin, in any case. */
		public String prefix() {
			return prefix;
		}
	}

	// none of Microsoft's scripts deletes these; refused even if a pattern above should match one day
	private static final List<String> NEVER = List.of("sso_pop_", "virtualapp/didlogical", "microsoftaccount:");

	private static final Pattern ACCOUNT = Pattern.compile("[^\\s:=@\\\\]+@[^\\s:=@\\\\]+");

	private SignInCredentials() {
	}

	/** Whose it is, when it is on the list. */
	public static Optional<Owner> ownerOf(final StoredCredential credential) {
		final String target = credential.target().toLowerCase(Locale.ROOT);
		if (!isGeneric(credential.type()) || NEVER.stream().anyMatch(target::contains)) {
			return Optional.empty();
		}
		return ownerOf(credential.target());
	}

	/** Whose it would be by its target name alone. */
	public static Optional<Owner> ownerOf(final String targetName) {
		final String target = targetName.toLowerCase(Locale.ROOT);
		if (NEVER.stream().anyMatch(target::contains)) {
			return Optional.empty();
		}
		return Arrays.stream(Owner.values()).filter(owner -> target.startsWith(owner.prefix.toLowerCase(Locale.ROOT)))
				.findFirst();
	}

	/** Those on the list. */
	public static List<StoredCredential> among(final CredentialList credentials) {
		return credentials.credentials().stream().filter(credential -> ownerOf(credential).isPresent()).toList();
	}

	/** The account a credential is for, as {@code name@domain} in lower case, when user name or target say so. */
	public static Optional<String> accountOf(final StoredCredential credential) {
		for (final String text : List.of(credential.userName(), credential.target())) {
			final Matcher matcher = ACCOUNT.matcher(text);
			if (matcher.find()) {
				return Optional.of(matcher.group().toLowerCase(Locale.ROOT));
			}
		}
		return Optional.empty();
	}

	// sign-in state is kept as generic credentials; a password for a server that happens to be called so is none of ours.
	// cmdkey translates the type, so only the words that surely mean something else exclude
	private static boolean isGeneric(final String type) {
		final String folded = type.toLowerCase(Locale.ROOT);
		return !folded.contains("domain") && !folded.contains("ドメイン") && !folded.contains("certificate")
				&& !folded.contains("証明書");
	}
}
