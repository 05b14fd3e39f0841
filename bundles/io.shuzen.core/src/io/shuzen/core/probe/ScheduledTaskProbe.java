package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Is this scheduled task there and enabled, and how did it end last?
 *
 * @param path for instance {@code \Microsoft\Windows\Workplace Join\Automatic-Device-Join}
 */
public record ScheduledTaskProbe(String path) implements Probe<ScheduledTask> {

	public ScheduledTaskProbe {
		Objects.requireNonNull(path);
	}

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<ScheduledTask> valueType() {
		return ScheduledTask.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.task", path);
	}
}
