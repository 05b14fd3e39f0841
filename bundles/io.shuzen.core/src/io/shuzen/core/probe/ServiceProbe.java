package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Does this service exist, does it run, and how is it started?
 *
 * @param name the service's short name, for instance {@code TokenBroker}
 */
public record ServiceProbe(String name) implements Probe<WindowsService> {

	public ServiceProbe {
		Objects.requireNonNull(name);
	}

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<WindowsService> valueType() {
		return WindowsService.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.service", name);
	}
}
