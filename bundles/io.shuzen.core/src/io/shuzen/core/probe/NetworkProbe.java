package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/** What does Windows think of its network (NCSI), and which proxy do services use? Users' own proxy settings are in their registry. */
public record NetworkProbe() implements Probe<NetworkStatus> {

	public static final NetworkProbe INSTANCE = new NetworkProbe();

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<NetworkStatus> valueType() {
		return NetworkStatus.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.network");
	}
}
