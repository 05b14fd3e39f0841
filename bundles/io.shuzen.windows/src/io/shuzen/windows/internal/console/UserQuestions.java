package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
import io.shuzen.windows.internal.parse.RegQueryOutput;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput.NamedSession;

/** Finds the machine's users: the list of profiles, the loaded hives, and the sessions. */
final class UserQuestions {

	private static final RegistryPath PROFILES = RegistryPath
			.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
	private static final RegistryPath USERS = RegistryPath.parse("HKU");
	// accounts of people; services and the system have other authorities
	private static final String PERSON = "(?i)S-1-(5-21|12-1)(-\\d+)+";
	private static final int FIXED_COMMANDS = 3;
	private static final String ENVIRONMENT = "Volatile Environment";
	// what quser ends with when nobody is signed in
	private static final int NO_SESSION = 1;

	private final RegistryQuestions registry;
	private final WindowsEndpoint windows;

	UserQuestions(final RegistryQuestions registry, final WindowsEndpoint windows) {
		this.registry = registry;
		this.windows = windows;
	}

	/** @param known the users whose accounts are asked for in the same go; others get theirs from the profile folder's name */
	Question<UserList> question(final Collection<String> known) {
		final List<String> sids = List.copyOf(known);
		final List<ToolCommand> commands = commands(sids);
		commands.add(LocalGroup.command(LocalGroup.ADMINISTRATORS));
		return question(sids, commands);
	}

	/** As {@link #question}, for whoever needs one user's account, session and folder, and not to wait for PowerShell. */
	Question<UserList> lookUp(final String sid) {
		return question(List.of(sid), commands(List.of(sid)));
	}

	private Question<UserList> question(final List<String> known, final List<ToolCommand> commands) {
		return new Question<>(UserProbe.INSTANCE, Identity.ADMINISTRATOR, commands, outcomes -> answer(outcomes, known));
	}

	private static List<ToolCommand> commands(final List<String> known) {
		final List<ToolCommand> commands = new ArrayList<>(List.of(RegistryQuestions.query(PROFILES, RegistryView.BITS_64, true),
				RegistryQuestions.query(USERS, RegistryView.BITS_64, false), ToolCommand.of("quser.exe")));
		known.forEach(sid -> commands.add(RegistryQuestions.query(environment(sid), RegistryView.BITS_64, false)));
		return commands;
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
		loaded.subkeys().forEach(hive -> loadedSids.add(hive.path().name().toUpperCase(Locale.ROOT)));
		final boolean listed = outcomes.get(2) instanceof Ended(final var output)
				&& (output.exitCode() == 0 || output.exitCode() == NO_SESSION);
		final List<NamedSession> sessions = listed ? SessionListOutput.parse(((Ended) outcomes.get(2)).output().standardOutput()) : List.of();
		final Optional<List<String>> administrators = outcomes.size() > FIXED_COMMANDS + known.size()
				? LocalGroup.members(outcomes.getLast()).map(members -> members.sids())
				: Optional.empty();
		final List<WindowsUser> users = new ArrayList<>();
		for (final RegistryKey profile : list.subkeys()) {
			final String sid = profile.path().name();
			final String folder = profile.value("ProfileImagePath").flatMap(RegistryValue::asText).map(windows::resolve).orElse("");
			if (sid.matches(PERSON)) {
				final int place = known.indexOf(sid);
				final Optional<RegistryKey> environment = place < 0 ? Optional.empty() : environment(outcomes.get(FIXED_COMMANDS + place));
				final String account = environment.flatMap(UserQuestions::account).orElseGet(() -> lastName(folder));
				users.add(new WindowsUser(sid, account, folder, loadedSids.contains(sid.toUpperCase(Locale.ROOT)),
						administrators.map(members -> members.contains(sid)), session(sessions, listed, environment, account)));
			}
		}
		final List<UserList.OtherSession> others = sessions.stream()
				.filter(session -> users.stream().flatMap(user -> user.session().stream()).noneMatch(own -> own.id() == session.session().id()))
				.map(session -> new UserList.OtherSession(session.userName(), session.session())).toList();
		// without the list, what is known is who has begun a session, not who has none
		return Answer.present(new UserList(users, others, !listed));
	}

	private static Optional<RegistryKey> environment(final CommandOutcome outcome) {
		return outcome instanceof Ended(final var output) ? RegQueryOutput.parse(output.standardOutput(), USERS, USERS, true).stream()
				.flatMap(RegistryKey::stream).filter(key -> key.path().name().equalsIgnoreCase(ENVIRONMENT)).findFirst() : Optional.empty();
	}

	private static Optional<String> account(final RegistryKey environment) {
		final Optional<String> domain = environment.value("USERDOMAIN").flatMap(RegistryValue::asText).filter(text -> !text.isEmpty());
		return environment.value("USERNAME").flatMap(RegistryValue::asText)
				.map(user -> domain.map(text -> text + '\\' + user).orElse(user));
	}

	/**
	 * The user's session: the one whose number stands in the user's own registry, where Windows keeps it while it lasts. Names alone do not
	 * tell users of two domains apart; they are what is left where the number is not there.
	 */
	private static Optional<UserSession> session(final List<NamedSession> sessions, final boolean listed,
			final Optional<RegistryKey> environment, final String account) {
		final List<Integer> numbers = environment.stream().flatMap(key -> key.subkeys().stream()).map(key -> key.path().name())
				.filter(name -> name.matches("\\d{1,9}")).map(Integer::valueOf).toList();
		if (!listed) {
			return numbers.stream().findFirst().map(number -> new UserSession(number, UserSession.State.OTHER, OptionalLong.empty()));
		}
		final String name = account.substring(account.indexOf('\\') + 1);
		// of several sessions the one somebody sits at counts
		return sessions.stream()
				.filter(session -> numbers.isEmpty() ? session.userName().equalsIgnoreCase(name) : numbers.contains(session.session().id()))
				.map(NamedSession::session).min(Comparator.comparing(session -> session.state() != UserSession.State.ACTIVE));
	}

	private static RegistryPath environment(final String sid) {
		return USERS.child(sid).child(ENVIRONMENT);
	}

	private static String lastName(final String folder) {
		return folder.substring(folder.lastIndexOf('\\') + 1);
	}
}
