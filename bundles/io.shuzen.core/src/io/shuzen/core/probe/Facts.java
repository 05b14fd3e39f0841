package io.shuzen.core.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/**
 * All that is known about one endpoint at one time. Immutable. A question is answered from a fact of exactly that probe or, for the
 * registry, from a recursive reading of a key above it.
 */
public final class Facts {

	private static final TextBundle TEXTS = ProbeTexts.TEXTS;

	private final String endpoint;
	private final Instant capturedAt;
	private final SequencedMap<Key, Fact<?>> facts;
	private final List<RegistryProbe> recursiveRegistry;

	private record Key(Probe<?> probe, Identity identity) {
	}

	private Facts(final String endpoint, final Instant capturedAt, final SequencedMap<Key, Fact<?>> facts) {
		this.endpoint = Objects.requireNonNull(endpoint);
		this.capturedAt = Objects.requireNonNull(capturedAt);
		this.facts = facts;
		recursiveRegistry = facts.keySet().stream().map(Key::probe).filter(RegistryProbe.class::isInstance)
				.map(RegistryProbe.class::cast).filter(RegistryProbe::recursive).distinct().toList();
	}

	/**
	 * @param endpoint   the endpoint's name
	 * @param capturedAt when reading was finished
	 * @param facts      of several facts for the same probe and identity, the last counts
	 */
	public static Facts of(final String endpoint, final Instant capturedAt, final Collection<? extends Fact<?>> facts) {
		final SequencedMap<Key, Fact<?>> byKey = new LinkedHashMap<>();
		for (final Fact<?> fact : facts) {
			byKey.put(new Key(fact.probe(), fact.identity()), fact);
		}
		return new Facts(endpoint, capturedAt, byKey);
	}

	public String endpoint() {
		return endpoint;
	}

	public Instant capturedAt() {
		return capturedAt;
	}

	/** Every fact, in the order of reading. */
	public List<Fact<?>> all() {
		return List.copyOf(facts.values());
	}

	/** These facts, with those of {@code newer} in place of or beside them. */
	public Facts with(final Facts newer) {
		final List<Fact<?>> merged = new ArrayList<>(facts.values());
		merged.addAll(newer.facts.values());
		return of(endpoint, newer.capturedAt, merged);
	}

	/** The machine's answer to {@code probe}; a question nobody asked is unreadable, never null. */
	public <V extends ProbeValue> Answer<V> answer(final Probe<V> probe) {
		return answer(probe, Identity.ADMINISTRATOR);
	}

	/** The answer to {@code probe} for one identity; a question nobody asked is unreadable, never null. */
	@SuppressWarnings("unchecked")
	public <V extends ProbeValue> Answer<V> answer(final Probe<V> probe, final Identity identity) {
		final Identity subject = probe.scope() == ReadScope.MACHINE ? Identity.ADMINISTRATOR : identity;
		final Fact<?> exact = facts.get(new Key(probe, subject));
		if (exact != null) {
			return (Answer<V>) exact.answer();
		}
		if (probe instanceof final RegistryProbe registryProbe) {
			for (final RegistryProbe wider : recursiveRegistry) {
				final Fact<?> fact = facts.get(new Key(wider, subject));
				if (fact != null && wider.covers(registryProbe)) {
					return (Answer<V>) ((Answer<RegistryKey>) fact.answer()).flatMap(
							root -> root.descendant(registryProbe.path()).<Answer<RegistryKey>>map(Answer::present)
									.orElseGet(Answer::absent));
				}
			}
		}
		return Answer.unreadable(new Failure(FailureKind.NOT_READ,
				TEXTS.text("facts.notRead", probe.describe(), endpoint)));
	}

	/** The answers to a per-user probe, by user, in the order of their identifiers. */
	public <V extends ProbeValue> Map<Identity, Answer<V>> answers(final Probe<V> probe) {
		final Map<Identity, Answer<V>> answers = new TreeMap<>();
		for (final Key key : facts.keySet()) {
			if (key.probe.equals(probe)) {
				answers.put(key.identity, answer(probe, key.identity));
			}
		}
		if (probe.scope() == ReadScope.EACH_USER) {
			for (final Identity user : identities()) {
				answers.computeIfAbsent(user, identity -> answer(probe, identity));
			}
		}
		return answers;
	}

	/** The users of the machine as far as they are known; empty when {@link UserProbe} was not read or failed. */
	public List<WindowsUser> users() {
		return answer(UserProbe.INSTANCE).asOptional().map(UserList::users).orElse(List.of());
	}

	public Optional<WindowsUser> user(final Identity identity) {
		return users().stream().filter(user -> user.identity().equals(identity)).findFirst();
	}

	/** How to call {@code identity} before people: the account's name when it is known. */
	public Text nameOf(final Identity identity) {
		return switch (identity) {
		case final Identity.Administrator administrator -> TEXTS.text("identity.administrator");
		case final Identity.User user -> user(user).map(WindowsUser::account).filter(name -> !name.isEmpty()).map(Text::verbatim)
				.orElseGet(() -> user.equals(Identity.UNKNOWN_USER) ? TEXTS.text("identity.unknownUser") : Text.verbatim(user.sid()));
		};
	}

	/** The users that any fact is about. */
	public List<Identity> identities() {
		return facts.keySet().stream().map(Key::identity).filter(Identity.User.class::isInstance).distinct().sorted()
				.toList();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Facts that && endpoint.equals(that.endpoint)
				&& capturedAt.equals(that.capturedAt) && facts.equals(that.facts);
	}

	@Override
	public int hashCode() {
		return Objects.hash(endpoint, capturedAt, facts);
	}

	@Override
	public String toString() {
		return "Facts[" + endpoint + ", " + capturedAt + ", " + facts.size() + ']';
	}
}
