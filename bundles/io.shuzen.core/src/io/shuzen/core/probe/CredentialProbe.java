package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/**
 * Which entries does each user's Windows Credential Manager hold? Names only: secrets are never read. The vault belongs to the user's
 * own logon session; it cannot be read from another account's.
 */
public record CredentialProbe() implements Probe<CredentialList> {

	public static final CredentialProbe INSTANCE = new CredentialProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.EACH_USER;
	}

	@Override
	public Class<CredentialList> valueType() {
		return CredentialList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.credentials");
	}
}
