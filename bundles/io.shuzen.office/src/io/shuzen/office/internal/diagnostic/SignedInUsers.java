package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-03: whether somebody is signed in, because half of the repair works in the user's own session only. */
final class SignedInUsers extends OfficeDiagnostic {

	SignedInUsers() {
		super(DiagnosticId.SESSIONS, Set.of(UserProbe.INSTANCE));
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<UserList> answer = facts.answer(UserProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(list -> {
			final List<String> sessions = list.users().stream().filter(user -> user.session().isPresent())
					.map(user -> facts.nameOf(user.identity()) + " (" + user.session().get().id() + ", "
							+ user.session().get().state() + ')')
					.toList();
			final boolean active = list.users().stream().flatMap(user -> user.session().stream())
					.anyMatch(session -> session.state() == UserSession.State.ACTIVE);
			if (sessions.isEmpty() && !list.otherSessions().isEmpty()) {
				final String others = list.otherSessions().stream().map(other -> other.account() + " (" + other.session().id() + ", "
						+ other.session().state() + ')').collect(Collectors.joining(", "));
				findings.info(Identity.ADMINISTRATOR, "untold", others).evidence(UserProbe.INSTANCE, others);
				return;
			}
			if (sessions.isEmpty() && (list.sessionsUnknown() || list.users().isEmpty())) {
				return;
			}
			final Findings.Draft draft = sessions.isEmpty() ? findings.info(Identity.ADMINISTRATOR, "nobody")
					: active ? findings.ok(Identity.ADMINISTRATOR, "active", String.join(", ", sessions))
							: findings.info(Identity.ADMINISTRATOR, "disconnected", String.join(", ", sessions));
			draft.evidence(UserProbe.INSTANCE, String.join(", ", sessions));
		});
	}
}
