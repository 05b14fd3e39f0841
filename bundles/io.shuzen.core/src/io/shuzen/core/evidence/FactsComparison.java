package io.shuzen.core.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.FactPlaces.Place;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.WindowsUser;

/**
 * What differs between two states: of one machine at two times, or of two machines. Pure. Questions that only one side was asked are not
 * compared. A user is the same on both sides who has the same account name, whatever the identifier. What belongs together within an
 * answer is found by its name (a value of a key, a file's path, a credential's target), so that order means nothing, nor when things were
 * read or last used.
 *
 * @param differences in the order in which the first side was read
 * @param compared    how many questions both sides have an answer to
 */
public record FactsComparison(List<Difference> differences, int compared) {

	private static final int MOST_SUMMED_UP = 5;

	/**
	 * One difference.
	 *
	 * @param probe the question
	 * @param user  whose state; the account or identifier, empty for the machine's
	 * @param place where within the answer: a key and value, a file, a credential's target; empty for the answer as a whole
	 * @param left  what the first side has there; empty when it has nothing there
	 * @param right what the second side has there; empty when it has nothing there
	 */
	public record Difference(Probe<?> probe, String user, String place, Optional<String> left, Optional<String> right) {
	}

	/** Users in lower case, as Windows does not tell them apart by case. */
	private record Question(Probe<?> probe, String user) {
	}

	private record Given(Answer<?> answer, String user) {
	}

	public FactsComparison {
		differences = List.copyOf(differences);
	}

	public static FactsComparison of(final Facts left, final Facts right) {
		final Map<Question, Given> others = given(right);
		final List<Difference> differences = new ArrayList<>();
		int compared = 0;
		for (final Map.Entry<Question, Given> entry : given(left).entrySet()) {
			final Given other = others.get(entry.getKey());
			if (other != null) {
				compared++;
				compare(entry.getKey().probe, entry.getValue(), other, differences);
			}
		}
		return new FactsComparison(differences, compared);
	}

	private static SequencedMap<Question, Given> given(final Facts facts) {
		final SequencedMap<Question, Given> given = new LinkedHashMap<>();
		for (final Fact<?> fact : facts.all()) {
			final String user = user(facts, fact.identity());
			given.put(new Question(fact.probe(), user.toLowerCase(Locale.ROOT)), new Given(fact.answer(), user));
		}
		return given;
	}

	private static String user(final Facts facts, final Identity identity) {
		return identity instanceof final Identity.User user
				? facts.user(identity).map(WindowsUser::account).filter(account -> !account.isEmpty()).orElse(user.sid())
				: "";
	}

	private static void compare(final Probe<?> probe, final Given left, final Given right, final List<Difference> differences) {
		if (left.answer.equals(right.answer) || sameFailure(left.answer, right.answer)) {
			return;
		}
		if (left.answer instanceof Answer.Present<?>(final ProbeValue one) && right.answer instanceof Answer.Present<?>(final ProbeValue other)) {
			final SequencedMap<String, Place> places = FactPlaces.of(one);
			final SequencedMap<String, Place> otherPlaces = FactPlaces.of(other);
			final SequencedMap<String, Place> all = new LinkedHashMap<>(places);
			otherPlaces.forEach(all::putIfAbsent);
			all.forEach((key, place) -> {
				final Optional<String> has = Optional.ofNullable(places.get(key)).map(Place::text);
				final Optional<String> otherHas = Optional.ofNullable(otherPlaces.get(key)).map(Place::text);
				if (!has.equals(otherHas)) {
					differences.add(new Difference(probe, left.user, place.name(), has, otherHas));
				}
			});
		} else {
			differences.add(new Difference(probe, left.user, "", whole(left.answer), whole(right.answer)));
		}
	}

	/** What neither machine tells for the same reason is no difference; the sentences differ in the machines' names alone. */
	private static boolean sameFailure(final Answer<?> left, final Answer<?> right) {
		return left instanceof Answer.Unreadable<?>(final Failure failure) && right instanceof Answer.Unreadable<?>(final Failure other)
				&& failure.kind() == other.kind();
	}

	private static Optional<String> whole(final Answer<?> answer) {
		return switch (answer) {
		case Answer.Present<?>(final ProbeValue value) -> Optional.of(summary(FactPlaces.of(value)));
		case Answer.Present<?>(final Object value) -> Optional.of(value.toString());
		case Answer.Absent<?>() -> Optional.empty();
		case Answer.Unreadable<?>(final Failure failure) -> Optional.of("? " + failure.message().english());
		};
	}

	/** Of what is there as a whole, where the other side has nothing. */
	private static String summary(final SequencedMap<String, Place> places) {
		return places.values().stream().limit(MOST_SUMMED_UP).map(place -> place.name() + (place.text().isEmpty() ? "" : " = " + place.text()))
				.reduce((one, other) -> one + "; " + other).orElse("") + (places.size() > MOST_SUMMED_UP ? "; …" : "");
	}
}
