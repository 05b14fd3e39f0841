package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/** Which processes run? One question for all of them: a filter per diagnostic would make as many round trips. */
public record ProcessProbe() implements Probe<ProcessList> {

	public static final ProcessProbe INSTANCE = new ProcessProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<ProcessList> valueType() {
		return ProcessList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.processes");
	}
}
