package io.shuzen.core.change;

import java.util.Base64;
import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Writes a small file. A file that is there already is moved into the quarantine first.
 *
 * @param path     absolute, with backslashes, no placeholders
 * @param content  the new content in Base64, at most one mebibyte
 * @param identity in whose profile it is, or the administrator
 */
public record FileWrite(String path, String content, Identity identity) implements Change {

	public FileWrite {
		ChangeTexts.requireAbsolute(path);
		Objects.requireNonNull(identity);
		if (Base64.getDecoder().decode(content).length > 1 << 20) {
			throw new IllegalArgumentException("content over one mebibyte");
		}
	}

	public byte[] bytes() {
		return Base64.getDecoder().decode(content);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("fileWrite", path);
	}
}
