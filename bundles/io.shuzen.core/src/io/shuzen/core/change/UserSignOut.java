package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Signs a user out of Windows. Unsaved work is lost.
 *
 * @param sessionId the session
 * @param account   whose it is, for the preview; the session of another user under the same id is left alone
 * @param identity  the user
 */
public record UserSignOut(int sessionId, String account, Identity identity) implements Change {

	public UserSignOut {
		Objects.requireNonNull(account);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.NOTHING_TO_RESTORE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("userSignOut", account);
	}
}
