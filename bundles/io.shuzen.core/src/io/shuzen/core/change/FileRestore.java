package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Moves a file or folder from a quarantine back to its place. The undo of {@link FileQuarantine}.
 *
 * @param path            its place; what is there now is moved into the quarantine first
 * @param quarantinedPath where the former state is kept
 * @param identity        as of the quarantine
 */
public record FileRestore(String path, String quarantinedPath, Identity identity) implements Change {

	public FileRestore {
		ChangeTexts.requireAbsolute(path);
		ChangeTexts.requireAbsolute(quarantinedPath);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("fileRestore", path);
	}
}
