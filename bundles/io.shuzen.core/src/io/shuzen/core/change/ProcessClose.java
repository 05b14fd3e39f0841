package io.shuzen.core.change;

import java.time.Duration;
import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Asks a program to close, as its close button does, and ends it when it has not closed in time.
 *
 * @param processId which process
 * @param image     its file name; a process of another name under the same id is left alone
 * @param grace     how long it may take to close by itself
 * @param identity  whose session it runs in, or the administrator when that is not known
 */
public record ProcessClose(long processId, String image, Duration grace, Identity identity) implements Change {

	public ProcessClose {
		Objects.requireNonNull(image);
		Objects.requireNonNull(grace);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.NOTHING_TO_RESTORE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("processClose", image, Long.toString(processId));
	}
}
