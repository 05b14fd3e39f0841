package io.shuzen.office.internal.step;

import java.util.List;
import java.util.Locale;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;

/** Whom a step is meant for. */
final class UserSelection {

	static final String EVERYBODY = "*";

	/** A SID, an account name, or {@code *} for everybody who is signed in. */
	static final ParameterDefinition PARAMETER = ParameterDefinition.optional("user", ParameterType.USER,
			OfficeStep.TEXTS.text("parameter.user"), OfficeStep.TEXTS.text("parameter.user.help"), EVERYBODY);

	private UserSelection() {
	}

	/**
	 * The users the parameters name, as far as they are signed in. Blocks when the one user that is named is not there or not signed
	 * in, when several could be meant, and when nobody at all is signed in.
	 */
	static List<WindowsUser> select(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<UserList> answer = facts.answer(UserProbe.INSTANCE);
		if (!plan.knows(answer)) {
			return List.of();
		}
		final List<WindowsUser> users = answer.map(UserList::users).asOptional().orElse(List.of());
		final String wanted = parameters.text(PARAMETER.name()).trim();
		if (wanted.equals(EVERYBODY)) {
			return everybody(plan, users);
		}
		final List<WindowsUser> named = users.stream().filter(user -> isMeant(user, wanted)).toList();
		if (named.isEmpty()) {
			plan.block("userUnknown", wanted);
			return List.of();
		}
		if (named.size() > 1) {
			plan.block("userAmbiguous", wanted, String.join(", ", named.stream().map(WindowsUser::account).toList()));
			return List.of();
		}
		if (!isSignedIn(named.getFirst())) {
			plan.block("userNotSignedIn", facts.nameOf(named.getFirst().identity()));
			return List.of();
		}
		return named;
	}

	/** As {@link #select}, but a named user who is not signed in is no obstacle, and every kind of session counts. */
	static List<WindowsUser> selectForSignOut(final Plan plan, final Facts facts, final Parameters parameters) {
		final String wanted = parameters.text(PARAMETER.name()).trim();
		final List<WindowsUser> meant = facts.users().stream()
				.filter(user -> wanted.equals(EVERYBODY) || isMeant(user, wanted)).toList();
		if (meant.isEmpty()) {
			plan.block("userUnknown", wanted);
		} else if (meant.size() > 1 && !wanted.equals(EVERYBODY)) {
			plan.block("userAmbiguous", wanted, String.join(", ", meant.stream().map(WindowsUser::account).toList()));
			return List.of();
		}
		return meant.stream().filter(user -> user.session().isPresent()).toList();
	}

	private static List<WindowsUser> everybody(final Plan plan, final List<WindowsUser> users) {
		final List<WindowsUser> signedIn = users.stream().filter(UserSelection::isSignedIn).toList();
		if (signedIn.isEmpty() && !users.isEmpty()) {
			plan.block("nobodySignedIn");
		}
		return signedIn;
	}

	// a disconnected session still has the user's token, hive and vault
	private static boolean isSignedIn(final WindowsUser user) {
		return user.session().filter(session -> session.state() != UserSession.State.OTHER).isPresent();
	}

	private static boolean isMeant(final WindowsUser user, final String wanted) {
		final String account = user.account().toLowerCase(Locale.ROOT);
		final String name = wanted.toLowerCase(Locale.ROOT);
		return user.sid().equalsIgnoreCase(wanted) || !account.isEmpty()
				&& (account.equals(name) || name.indexOf('\\') < 0 && account.substring(account.indexOf('\\') + 1).equals(name));
	}
}
