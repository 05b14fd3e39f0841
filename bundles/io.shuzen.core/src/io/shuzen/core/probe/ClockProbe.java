package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/** How far is the machine's clock off its time source? */
public record ClockProbe() implements Probe<ClockStatus> {

	public static final ClockProbe INSTANCE = new ClockProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<ClockStatus> valueType() {
		return ClockStatus.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.clock");
	}
}
