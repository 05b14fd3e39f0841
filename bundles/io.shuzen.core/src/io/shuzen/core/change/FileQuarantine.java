package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Moves a file or folder into the run's quarantine on the same volume, where only administrators can read it. Nothing is deleted until
 * the quarantine is purged.
 *
 * @param path     absolute, with backslashes, no placeholders and no wildcards
 * @param identity in whose profile it is, or the administrator for the machine's files
 */
public record FileQuarantine(String path, Identity identity) implements Change {

	public FileQuarantine {
		ChangeTexts.requireAbsolute(path);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("fileQuarantine", path);
	}
}
