package io.shuzen.core.probe;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.failure.Failure;

/**
 * What became of a question. "It is not there" ({@link Absent}) is knowledge and differs from "it could not be read"
 * ({@link Unreadable}): a diagnostic may conclude from the first, never from the second.
 *
 * @param <V> the type of the value
 */
public sealed interface Answer<V> {

	/**
	 * It is there.
	 *
	 * @param <V> the type of the value
	 */
	record Present<V>(V value) implements Answer<V> {
		public Present {
			Objects.requireNonNull(value);
		}
	}

	/**
	 * The machine was asked and has no such thing.
	 *
	 * @param <V> the type of the value that is not there
	 */
	record Absent<V>() implements Answer<V> {
	}

	/**
	 * Nobody knows: reading failed, or was never tried.
	 *
	 * @param <V> the type of the value that could not be read
	 */
	record Unreadable<V>(Failure failure) implements Answer<V> {
		public Unreadable {
			Objects.requireNonNull(failure);
		}
	}

	static <V> Answer<V> present(final V value) {
		return new Present<>(value);
	}

	static <V> Answer<V> absent() {
		return new Absent<>();
	}

	static <V> Answer<V> unreadable(final Failure failure) {
		return new Unreadable<>(failure);
	}

	/** The value, when it is there. */
	default Optional<V> asOptional() {
		return this instanceof Present<V>(final V value) ? Optional.of(value) : Optional.empty();
	}

	/** Whether the machine answered, with a value or with "not there". */
	default boolean isKnown() {
		return !(this instanceof Unreadable<V>);
	}

	default boolean isAbsent() {
		return this instanceof Absent<V>;
	}

	/** Why nobody knows, when nobody does. */
	default Optional<Failure> whyUnreadable() {
		return this instanceof Unreadable<V>(final Failure failure) ? Optional.of(failure) : Optional.empty();
	}

	/** The same answer about something derived from the value. {@code derive} must not return null. */
	default <T> Answer<T> map(final Function<? super V, ? extends T> derive) {
		return switch (this) {
		case Present<V>(final V value) -> present(derive.apply(value));
		case Absent<V>() -> absent();
		case Unreadable<V>(final Failure failure) -> unreadable(failure);
		};
	}

	/** As {@link #map}, for a derivation that may itself find nothing or fail. */
	default <T> Answer<T> flatMap(final Function<? super V, Answer<T>> derive) {
		return switch (this) {
		case Present<V>(final V value) -> derive.apply(value);
		case Absent<V>() -> absent();
		case Unreadable<V>(final Failure failure) -> unreadable(failure);
		};
	}
}
