package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Who is a member of this local group? Asked by identifier, because the group's name is translated.
 *
 * @param sid for instance {@code S-1-5-32-544}, the administrators
 */
public record LocalGroupProbe(String sid) implements Probe<GroupMembers> {

	public static final LocalGroupProbe ADMINISTRATORS = new LocalGroupProbe("S-1-5-32-544");

	public LocalGroupProbe {
		Objects.requireNonNull(sid);
	}

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<GroupMembers> valueType() {
		return GroupMembers.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.group", sid);
	}
}
