package io.shuzen.windows.simulation.internal.scenario;

import java.util.List;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.StoredCredential;

/** Reads an entry of a user's vault. */
final class CredentialReader {

	private CredentialReader() {
	}

	static void read(final Yaml.Entry entry, final UserChoice choice, final List<Edit> edits) throws ScenarioProblem {
		final String target = entry.key();
		final Optional<StoredCredential> credential;
		if (entry.value().isNull()) {
			credential = Optional.empty();
		} else if (entry.value() instanceof final Yaml.Scalar userName) {
			credential = Optional.of(new StoredCredential(target, "Generic", userName.text()));
		} else {
			final Fields fields = Fields.of(entry.value(), target);
			credential = Optional.of(new StoredCredential(target, fields.text("type", "Generic"), fields.text("user", "")));
			fields.end();
		}
		edits.add(new Edit(entry.position(), target, credential.isEmpty(), (state, as) -> {
			final Identity user = choice.identity(state, as, entry.position());
			final var former = state.user(user).orElseThrow().credentials();
			final var changed = credential.isEmpty() ? former.without(target) : former.with(target, credential.get());
			return changed == former ? state : state.withUser(user, one -> one.withCredentials(changed));
		}));
	}
}
