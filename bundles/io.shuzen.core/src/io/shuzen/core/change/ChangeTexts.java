package io.shuzen.core.change;

import java.util.regex.Pattern;

import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** The words and the checks that the changes of this package share. */
final class ChangeTexts {

	static final TextBundle TEXTS = TextBundle.beside(ChangeTexts.class, "changes");

	// a drive and at least one name: never a volume's root, never a wildcard, never a way upwards
	private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z]:(\\\\(?!\\.\\.?(\\\\|$))[^\\\\/:*?\"<>|\\x00-\\x1f]+)+");

	private ChangeTexts() {
	}

	static Text valueName(final String name) {
		return name.isEmpty() ? TEXTS.text("registry.defaultValue") : Text.verbatim(name);
	}

	static void requireAbsolute(final String path) {
		if (!ABSOLUTE.matcher(path).matches()) {
			throw new IllegalArgumentException("not an absolute path of one file or folder: " + path);
		}
	}
}
