package io.shuzen.windows.internal.console;

import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.WindowsUser;

/** Finds a user as the machine has it now, but for whether it is an administrator. */
final class UserLookup {

	private final Connection connection;

	UserLookup(final Connection connection) {
		this.connection = connection;
	}

	Optional<WindowsUser> find(final Identity.User identity, final Cancellation cancellation) {
		final Question<UserList> question = connection.users().lookUp(identity.sid());
		return question.parse().apply(connection.runner().run(question.commands(), cancellation)).asOptional()
				.flatMap(list -> list.users().stream().filter(user -> user.identity().equals(identity)).findFirst());
	}
}
