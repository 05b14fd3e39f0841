package io.shuzen.core.probe;

import java.time.Instant;
import java.util.Objects;

import io.shuzen.core.endpoint.Identity;

/**
 * One answer, with when, how and as whom it was read.
 *
 * @param probe    the question
 * @param identity whose state this is: {@link Identity#ADMINISTRATOR} for the machine's, else the user
 * @param answer   what was found
 * @param readAt   when, by the console's clock
 * @param source   how, in a few words for the expert: the command line, the API, or the evidence file
 * @param <V>      the type of the value
 */
public record Fact<V extends ProbeValue>(Probe<V> probe, Identity identity, Answer<V> answer, Instant readAt,
		String source) {

	public Fact {
		Objects.requireNonNull(probe);
		Objects.requireNonNull(identity);
		Objects.requireNonNull(answer);
		Objects.requireNonNull(readAt);
		Objects.requireNonNull(source);
		if (probe.scope() == ReadScope.MACHINE && identity instanceof Identity.User) {
			throw new IllegalArgumentException("a fact about the machine cannot be one user's: " + probe);
		}
	}
}
