package io.shuzen.core.pack;

import java.util.Objects;

/**
 * An error code in a text.
 *
 * @param start       where it begins, in characters of the text
 * @param length      how many characters it takes
 * @param explanation what it means
 */
public record CodeMention(int start, int length, CodeExplanation explanation) {

	public CodeMention {
		Objects.requireNonNull(explanation);
		if (start < 0 || length < 1) {
			throw new IllegalArgumentException(start + ", " + length);
		}
	}
}
