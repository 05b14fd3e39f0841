package io.shuzen.office.internal.diagnostic;

import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-05: whether each user is a local administrator, which decides how the user's and the machine's half of a reset are done. */
final class LocalAdministrator extends OfficeDiagnostic {

	LocalAdministrator() {
		super(DiagnosticId.LOCAL_ADMINISTRATOR, Set.of(UserProbe.INSTANCE, LocalGroupProbe.ADMINISTRATORS));
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<UserList> users = facts.answer(UserProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, users);
		final Answer<GroupMembers> group = facts.answer(LocalGroupProbe.ADMINISTRATORS);
		users.asOptional().ifPresent(list -> list.users().forEach(user -> {
			final Optional<Boolean> administrator = user.administrator()
					.or(() -> group.asOptional().map(members -> members.sids().contains(user.sid())));
			if (administrator.isPresent()) {
				findings.ok(user.identity(), administrator.get() ? "administrator" : "standard",
						facts.nameOf(user.identity())).evidence(UserProbe.INSTANCE, Identity.ADMINISTRATOR, user.sid());
			}
		}));
	}
}
