package io.shuzen.core.probe;

import java.util.Objects;

/**
 * An entry of Windows Credential Manager, without its secret.
 *
 * @param target   the target name as CredEnumerate gives it, for instance {@code MicrosoftOffice16_Data:ADAL:…}; without the
 *                 {@code LegacyGeneric:target=} that cmdkey prints before it
 * @param type     generic, domain password or another, in the words of wincred.h; empty when it could not be told
 * @param userName the account it is for; empty when there is none
 */
public record StoredCredential(String target, String type, String userName) {

	public StoredCredential {
		Objects.requireNonNull(target);
		Objects.requireNonNull(type);
		Objects.requireNonNull(userName);
	}
}
