package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/** Which users have a profile on this machine, who is signed in, and who is an administrator? Read with every request for users' state. */
public record UserProbe() implements Probe<UserList> {

	public static final UserProbe INSTANCE = new UserProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<UserList> valueType() {
		return UserList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.users");
	}
}
