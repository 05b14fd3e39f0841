package io.shuzen.engine.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.model.runbook.ParameterType;

/**
 * Whose state a run is about. A repair of one user's sign-in has not failed because another user of the machine has trouble, too.
 *
 * @param user a SID or an account; empty for every user
 */
record UserScope(Optional<String> user) {

	/** The first parameter of type USER says whose. */
	static UserScope of(final RunbookDefinition runbook, final Map<String, String> values) {
		return new UserScope(runbook.parameters().stream().filter(parameter -> parameter.type() == ParameterType.USER)
				.map(RunbookParameter::name).map(values::get).filter(value -> !value.isEmpty() && !value.equals("*"))
				.findFirst());
	}

	/** Whether a finding is about the machine or about the user. */
	boolean includes(final Finding finding, final Facts facts) {
		return user.isEmpty() || !(finding.subject() instanceof final Identity.User subject)
				|| subject.sid().equalsIgnoreCase(user.get())
				|| facts.user(subject).map(WindowsUser::account).filter(account -> names(account, user.get())).isPresent();
	}

	/** {@code DOMAIN\name} is also meant by the name alone. */
	private static boolean names(final String account, final String wanted) {
		final String full = account.toLowerCase(Locale.ROOT);
		final String asked = wanted.toLowerCase(Locale.ROOT);
		return full.equals(asked) || full.endsWith('\\' + asked);
	}
}
