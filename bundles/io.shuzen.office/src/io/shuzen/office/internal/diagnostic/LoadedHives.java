package io.shuzen.office.internal.diagnostic;

import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-06: whose registry can be read at all. */
final class LoadedHives extends OfficeDiagnostic {

	LoadedHives() {
		super(DiagnosticId.LOADED_HIVES, Set.of(UserProbe.INSTANCE));
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<UserList> users = facts.answer(UserProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, users);
		users.asOptional().filter(list -> !list.users().isEmpty()).ifPresent(list -> {
			final String names = list.users().stream().filter(WindowsUser::hiveLoaded)
					.map(user -> facts.nameOf(user.identity()).english()).collect(Collectors.joining(", "));
			final long loaded = list.users().stream().filter(WindowsUser::hiveLoaded).count();
			findings.ok(Identity.ADMINISTRATOR, "loaded", loaded, list.users().size(), names).evidence(UserProbe.INSTANCE,
					names);
		});
	}
}
