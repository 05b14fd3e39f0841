package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput.NamedSession;

/** Finds the machine's users: the list of profiles, the loaded hives, and the sessions. */
final class UserQuestions {

	private static final RegistryPath PROFILES = RegistryPath
			.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
	private static final RegistryPath USERS = RegistryPath.parse("HKU");
	// accounts of people; services and the system have other authorities
	private static final String PERSON = "(?i)S-1-(5-21|12-1)(-\\d+)+";
	private static final int FIXED_COMMANDS = 4;

	private final RegistryQuestions registry;
	private final WindowsEndpoint windows;

	UserQuestions(final RegistryQuestions registry, final WindowsEndpoint windows) {
		this.registry = registry;
		this.windows = windows;
	}

	/** @param known the users whose accounts are asked for in the same go; others get theirs from the profile folder's name */
	Question<UserList> question(final Collection<String> known) {
		final List<ToolCommand> commands = new ArrayList<>(List.of(
				RegistryQuestions.query(PROFILES, RegistryView.BITS_64, true),
				RegistryQuestions.query(USERS, RegistryView.BITS_64, false), ToolCommand.of("quser.exe"),
				LocalGroup.command(LocalGroup.ADMINISTRATORS)));
		final List<String> sids = List.copyOf(known);
		sids.forEach(sid -> commands.add(RegistryQuestions.query(environment(sid), RegistryView.BITS_64, false)));
		return new Question<>(UserProbe.INSTANCE, Identity.ADMINISTRATOR, commands, outcomes -> answer(outcomes, sids));
	}

	private Answer<UserList> answer(final List<CommandOutcome> outcomes, final List<String> known) {
		final Answer<RegistryKey> profiles = registry.answer(outcomes.get(0), PROFILES, PROFILES, true);
		final Answer<RegistryKey> hives = registry.answer(outcomes.get(1), USERS, USERS, false);
		if (!(profiles instanceof Answer.Present<RegistryKey>(final RegistryKey list))) {
			return profiles.whyUnreadable().map(Answer::<UserList>unreadable).orElseGet(() -> Answer.present(new UserList(List.of())));
		}
		if (!(hives instanceof Answer.Present<RegistryKey>(final RegistryKey loaded))) {
			return Answer.unreadable(hives.whyUnreadable().orElseThrow());
		}
		final Set<String> loadedSids = new HashSet<>();
		loaded.subkeys().forEach(hive -> loadedSids.add(hive.path().name().toUpperCase(java.util.Locale.ROOT)));
		final List<NamedSession> sessions = outcomes.get(2) instanceof Ended(final var output)
				? SessionListOutput.parse(output.standardOutput())
				: List.of();
		final Optional<List<String>> administrators = LocalGroup.members(outcomes.get(3)).map(members -> members.sids());
		final List<WindowsUser> users = new ArrayList<>();
		for (final RegistryKey profile : list.subkeys()) {
			final String sid = profile.path().name();
			final String folder = profile.value("ProfileImagePath").flatMap(RegistryValue::asText).map(windows::resolve).orElse("");
			if (sid.matches(PERSON)) {
				final int place = known.indexOf(sid);
				final String account = place < 0 ? lastName(folder) : account(outcomes.get(FIXED_COMMANDS + place), folder);
				users.add(new WindowsUser(sid, account, folder, loadedSids.contains(sid.toUpperCase(java.util.Locale.ROOT)),
						administrators.map(members -> members.contains(sid)), session(sessions, account)));
			}
		}
		return Answer.present(new UserList(users));
	}

	private String account(final CommandOutcome outcome, final String folder) {
		final Answer<RegistryKey> environment = registry.answer(outcome, USERS, USERS, false);
		final Optional<RegistryKey> key = outcome instanceof Ended(final var output)
				? io.shuzen.windows.internal.parse.RegQueryOutput.parse(output.standardOutput(), USERS, USERS, true)
				: environment.asOptional();
		final Optional<String> name = key.stream().flatMap(RegistryKey::stream).flatMap(k -> k.value("USERNAME").stream())
				.findFirst().flatMap(RegistryValue::asText);
		final Optional<String> domain = key.stream().flatMap(RegistryKey::stream).flatMap(k -> k.value("USERDOMAIN").stream())
				.findFirst().flatMap(RegistryValue::asText);
		return name.map(user -> domain.filter(text -> !text.isEmpty()).map(text -> text + '\\' + user).orElse(user))
				.orElseGet(() -> lastName(folder));
	}

	private static RegistryPath environment(final String sid) {
		return USERS.child(sid).child("Volatile Environment");
	}

	private static String lastName(final String folder) {
		return folder.substring(folder.lastIndexOf('\\') + 1);
	}

	private static Optional<UserSession> session(final List<NamedSession> sessions, final String account) {
		final String name = account.substring(account.indexOf('\\') + 1);
		// of several sessions the one somebody sits at counts
		return sessions.stream().filter(session -> session.userName().equalsIgnoreCase(name)).map(NamedSession::session)
				.min(java.util.Comparator.comparing(session -> session.state() != UserSession.State.ACTIVE));
	}
}
