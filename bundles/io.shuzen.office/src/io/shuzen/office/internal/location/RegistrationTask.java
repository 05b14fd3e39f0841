package io.shuzen.office.internal.location;

import io.shuzen.core.probe.ScheduledTaskProbe;

/** The scheduled task that registers domain joined devices with Microsoft Entra ID. */
public final class RegistrationTask {

	public static final ScheduledTaskProbe PROBE = new ScheduledTaskProbe(
			"\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join");

	private RegistrationTask() {
	}
}
