package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.jna.internal.api.WTSINFOW;
import io.shuzen.windows.jna.internal.api.WTS_SESSION_INFOW;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Who uses the machine, and who is signed in. */
final class Sessions {

	private static final RegistryPath PROFILES = RegistryPath
			.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");

	// minwinbase.h: FILETIME counts 100 nanoseconds
	private static final long TICKS_A_MINUTE = 600_000_000;

	private final WindowsApi api;
	private final Machine machine;
	private final Registry registry;
	private final Sids sids;
	private final LocalGroups groups;
	private final Folders folders;

	Sessions(final WindowsApi api, final Machine machine, final Registry registry, final Sids sids, final LocalGroups groups,
			final Folders folders) {
		this.api = api;
		this.machine = machine;
		this.registry = registry;
		this.sids = sids;
		this.groups = groups;
		this.folders = folders;
	}

	/** The users with a profile. */
	UserList users(final Cancellation cancellation) throws WindowsCallException {
		final Map<String, UserSession> sessions = sessions();
		final Optional<RegistryKey> profiles = registry.read(PROFILES, RegistryView.BITS_64, Identity.ADMINISTRATOR, true,
				cancellation);
		final List<WindowsUser> users = new ArrayList<>();
		for (final RegistryKey profile : profiles.map(RegistryKey::subkeys).orElse(List.of())) {
			final String sid = profile.path().name();
			// domain and local accounts, and those of Microsoft Entra; the rest are services
			if (sid.matches("S-1-5-21(-\\d+){4}|S-1-12-1(-\\d+){4}")) {
				final String account = sids.account(sid);
				final String folder = profile.value("ProfileImagePath").flatMap(RegistryValue::asText).map(folders::expand).orElse("");
				users.add(new WindowsUser(sid, account, folder, registry.isLoaded(sid), groups.isAdministrator(account),
						Optional.ofNullable(sessions.get(account.toLowerCase(Locale.ROOT)))));
			}
		}
		return new UserList(users);
	}

	/** The sessions by account, lower case; of several of one account an active one counts. */
	private Map<String, UserSession> sessions() throws WindowsCallException {
		final PointerByReference list = new PointerByReference();
		final IntByReference count = new IntByReference();
		if (!api.wtsapi32().WTSEnumerateSessionsW(machine.terminalServer(), 0, 1, list, count)) {
			throw WindowsApiFailures.call("WTSEnumerateSessions", "sessions", WindowsApi.lastError());
		}
		try {
			final Map<String, UserSession> sessions = new LinkedHashMap<>();
			final int size = new WTS_SESSION_INFOW().size();
			for (int i = 0; i < count.getValue(); i++) {
				final WTS_SESSION_INFOW one = new WTS_SESSION_INFOW(list.getValue().share((long) i * size));
				final String account = account(one.SessionId).toLowerCase(Locale.ROOT);
				final UserSession.State state = switch (one.State) {
				case WindowsConstants.WTSActive -> UserSession.State.ACTIVE;
				case WindowsConstants.WTSDisconnected -> UserSession.State.DISCONNECTED;
				default -> UserSession.State.OTHER;
				};
				if (!account.isEmpty() && (state == UserSession.State.ACTIVE || !sessions.containsKey(account))) {
					sessions.put(account, new UserSession(one.SessionId, state, idleMinutes(one.SessionId)));
				}
			}
			return sessions;
		} finally {
			api.wtsapi32().WTSFreeMemory(list.getValue());
		}
	}

	/** {@code DOMAIN\name} of the one signed in to a session; empty when nobody is. */
	private String account(final int session) throws WindowsCallException {
		final String user = information(session, WindowsConstants.WTSUserName);
		final String domain = information(session, WindowsConstants.WTSDomainName);
		return user.isEmpty() || domain.isEmpty() ? user : domain + '\\' + user;
	}

	private String information(final int session, final int kind) throws WindowsCallException {
		final PointerByReference buffer = new PointerByReference();
		if (!api.wtsapi32().WTSQuerySessionInformationW(machine.terminalServer(), session, kind, buffer, new IntByReference())) {
			// a session may be gone again already
			return "";
		}
		final Pointer text = buffer.getValue();
		try {
			return text.getWideString(0);
		} finally {
			api.wtsapi32().WTSFreeMemory(text);
		}
	}

	/** Since the last key or movement; of a session at the machine itself Windows often does not know it, and says 0. */
	private OptionalLong idleMinutes(final int session) throws WindowsCallException {
		final PointerByReference buffer = new PointerByReference();
		if (!api.wtsapi32().WTSQuerySessionInformationW(machine.terminalServer(), session, WindowsConstants.WTSSessionInfo, buffer,
				new IntByReference())) {
			return OptionalLong.empty();
		}
		try {
			final WTSINFOW info = new WTSINFOW(buffer.getValue());
			return info.LastInputTime == 0 || info.CurrentTime < info.LastInputTime ? OptionalLong.empty()
					: OptionalLong.of((info.CurrentTime - info.LastInputTime) / TICKS_A_MINUTE);
		} finally {
			api.wtsapi32().WTSFreeMemory(buffer.getValue());
		}
	}

	boolean signOut(final UserSignOut change, final Alteration alteration) throws WindowsCallException {
		final String account = account(change.sessionId());
		if (account.isEmpty()) {
			return false;
		}
		final String wanted = change.identity() instanceof Identity.User(final String sid) ? sids.account(sid) : change.account();
		if (!account.equalsIgnoreCase(wanted)) {
			throw WindowsApiFailures.refusal(FailureKind.CONFLICT, "sessionOther", Integer.toString(change.sessionId()), account,
					wanted);
		}
		alteration.begin(Undo.NONE);
		if (!api.wtsapi32().WTSLogoffSession(machine.terminalServer(), change.sessionId(), true)) {
			throw WindowsApiFailures.call("WTSLogoffSession", account, WindowsApi.lastError());
		}
		return true;
	}
}
