package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Deletes an entry of a user's Windows Credential Manager. Secrets cannot be exported, so this cannot be undone.
 *
 * @param target   the target name as {@link io.shuzen.core.probe.StoredCredential#target()} gives it
 * @param identity the user
 */
public record CredentialDelete(String target, Identity identity) implements Change {

	public CredentialDelete {
		Objects.requireNonNull(target);
		if (!(identity instanceof Identity.User)) {
			throw new IllegalArgumentException("a credential belongs to a user");
		}
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.IRREVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("credentialDelete", target);
	}
}
