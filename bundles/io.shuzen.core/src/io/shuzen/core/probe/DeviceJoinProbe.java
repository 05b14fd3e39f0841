package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * How is the device joined (Microsoft Entra, domain, workplace), and how does single sign-on stand? dsregcmd describes the account that
 * runs it: read it for the machine for device state, for each user for user and SSO state
 * (learn.microsoft.com: "Troubleshoot devices by using the dsregcmd command").
 *
 * @param scope the machine's view, or each signed-in user's
 */
public record DeviceJoinProbe(ReadScope scope) implements Probe<DeviceJoinStatus> {

	public static final DeviceJoinProbe MACHINE = new DeviceJoinProbe(ReadScope.MACHINE);
	public static final DeviceJoinProbe EACH_USER = new DeviceJoinProbe(ReadScope.EACH_USER);

	public DeviceJoinProbe {
		Objects.requireNonNull(scope);
	}

	@Override
	public Class<DeviceJoinStatus> valueType() {
		return DeviceJoinStatus.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.deviceJoin");
	}
}
