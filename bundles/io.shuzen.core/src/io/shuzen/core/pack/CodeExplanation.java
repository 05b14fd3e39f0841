package io.shuzen.core.pack;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What an error code means.
 *
 * @param code     the code in its usual spelling, for instance {@code 0xCAA20002}
 * @param family   which family of codes it belongs to and how it is built, a few words
 * @param name     its symbolic name where it has one, for instance {@code ERROR_INTERNET_TIMEOUT}; empty when it has none
 * @param meaning  what happened, one or two sentences
 * @param advice   what to do about it; may be {@link Text#EMPTY}
 * @param relates  ids of the diagnostics that look into it, best first
 * @param exact    whether the code itself is known; {@code false} when only its family is, and the meaning is computed from that
 * @param verified whether the meaning comes from a published source; {@code false} when it is remembered or inferred
 */
public record CodeExplanation(String code, Text family, String name, Text meaning, Text advice, List<String> relates,
		boolean exact, boolean verified) {

	public CodeExplanation {
		Objects.requireNonNull(code);
		Objects.requireNonNull(family);
		Objects.requireNonNull(name);
		Objects.requireNonNull(meaning);
		Objects.requireNonNull(advice);
		relates = List.copyOf(relates);
	}
}
