package io.shuzen.core.change;

import java.time.Duration;
import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Restarts the machine and waits until it is back with another boot time.
 *
 * @param notice how long users are warned before
 * @param limit  how long the machine may take to come back
 */
public record MachineRestart(Duration notice, Duration limit) implements Change {

	public MachineRestart {
		Objects.requireNonNull(notice);
		Objects.requireNonNull(limit);
	}

	@Override
	public Identity identity() {
		return Identity.ADMINISTRATOR;
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.NOTHING_TO_RESTORE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("machineRestart", Long.toString(notice.toSeconds()));
	}
}
