package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/** Which Windows is it, and since when does it run? */
public record SystemProbe() implements Probe<SystemInformation> {

	public static final SystemProbe INSTANCE = new SystemProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<SystemInformation> valueType() {
		return SystemInformation.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.system");
	}
}
