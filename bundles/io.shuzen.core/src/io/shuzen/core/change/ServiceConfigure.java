package io.shuzen.core.change;

import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.text.Text;

/**
 * Sets how a service starts, and starts or stops it.
 *
 * @param service   the service's short name
 * @param startType the new start type; empty to leave it
 * @param running   whether it shall run afterwards; empty to leave it
 */
public record ServiceConfigure(String service, Optional<WindowsService.StartType> startType, Optional<Boolean> running)
		implements Change {

	public ServiceConfigure {
		Objects.requireNonNull(service);
		Objects.requireNonNull(startType);
		Objects.requireNonNull(running);
		if (startType.isEmpty() && running.isEmpty()) {
			throw new IllegalArgumentException("nothing to configure");
		}
	}

	@Override
	public Identity identity() {
		return Identity.ADMINISTRATOR;
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		final Text start = startType.map(type -> ChangeTexts.TEXTS.text("service.startType." + type)).orElse(Text.EMPTY);
		if (running.isEmpty()) {
			return ChangeTexts.TEXTS.text("service.configure", service, start);
		}
		final Text action = ChangeTexts.TEXTS.text(running.get() ? "service.start" : "service.stop", service);
		return startType.isEmpty() ? action
				: ChangeTexts.TEXTS.text("service.configureAnd", ChangeTexts.TEXTS.text("service.configure", service, start),
						action);
	}
}
