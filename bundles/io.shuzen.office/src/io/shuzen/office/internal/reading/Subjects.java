package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.WindowsUser;

/**
 * Of whom facts tell something. Usually the machine's users; in evidence that a person collected in one window, a user's state may
 * stand under the administrator, because nobody said whose window it was.
 */
public final class Subjects {

	private Subjects() {
	}

	/** The users that are known by name or by any fact, in the order of their identifiers. */
	public static List<Identity> users(final Facts facts) {
		final TreeSet<Identity> users = new TreeSet<>(facts.identities());
		facts.users().stream().map(WindowsUser::identity).forEach(users::add);
		return List.copyOf(users);
	}

	/** The users, and the administrator under whom evidence may stand whose owner nobody recorded. */
	public static List<Identity> withCollector(final Facts facts) {
		final List<Identity> subjects = new ArrayList<>(users(facts));
		subjects.add(Identity.ADMINISTRATOR);
		return subjects;
	}

	/** What a reading tells about each user; about the administrator too when a user's question was answered for that account. */
	public static <T> SequencedMap<Identity, Answer<T>> answers(final Facts facts, final Reading<T> reading) {
		final SequencedMap<Identity, Answer<T>> answers = new LinkedHashMap<>();
		users(facts).forEach(user -> answers.put(user, reading.from(facts, user)));
		final Answer<T> collector = reading.from(facts, Identity.ADMINISTRATOR);
		if (collector.isKnown()) {
			answers.put(Identity.ADMINISTRATOR, collector);
		}
		return answers;
	}

	/** The answers to a per-user probe, as {@link #answers(Facts, Reading)}. */
	public static <V extends ProbeValue> SequencedMap<Identity, Answer<V>> answers(final Facts facts, final Probe<V> probe) {
		if (probe.scope() != ReadScope.EACH_USER) {
			throw new IllegalArgumentException("not a question about users: " + probe);
		}
		final SequencedMap<Identity, Answer<V>> answers = new LinkedHashMap<>();
		users(facts).forEach(user -> answers.put(user, answer(facts, probe, user)));
		final Answer<V> collector = facts.answer(probe, Identity.ADMINISTRATOR);
		if (collector.isKnown()) {
			answers.put(Identity.ADMINISTRATOR, collector);
		}
		return answers;
	}

	@SuppressWarnings("unchecked")
	private static <V extends ProbeValue> Answer<V> answer(final Facts facts, final Probe<V> probe, final Identity user) {
		return probe instanceof final RegistryProbe registry ? (Answer<V>) UserRegistry.answer(facts, registry, user)
				: facts.answer(probe, user);
	}

	/** The machine's answer and the users' in one map, for places that exist for both. */
	public static <V extends ProbeValue> Map<Identity, Answer<V>> everywhere(final Facts facts, final Probe<V> probe) {
		return probe.scope() == ReadScope.EACH_USER ? answers(facts, probe)
				: Map.of(Identity.ADMINISTRATOR, facts.answer(probe));
	}
}
