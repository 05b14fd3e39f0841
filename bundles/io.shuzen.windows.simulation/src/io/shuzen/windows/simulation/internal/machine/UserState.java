package io.shuzen.windows.simulation.internal.machine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;

/**
 * A user with what only the user's own session reaches. The registry hive is with the machine's other hives, files in the profile with
 * its files.
 *
 * @param user         what a probe sees
 * @param returns      whether the user signs in again after a sign-out or restart
 * @param credentials  the vault, by target
 * @param packages     the registered app packages by identity name
 * @param certificates the user's certificate stores by name
 * @param joinReport   the sections of the device's join report that this user sees differently
 */
public record UserState(WindowsUser user, boolean returns, NameMap<StoredCredential> credentials,
		NameMap<List<PackageList.AppPackage>> packages, NameMap<List<CertificateState>> certificates, JoinReport joinReport) {

	public UserState {
		Objects.requireNonNull(user);
		Objects.requireNonNull(credentials);
		Objects.requireNonNull(packages);
		Objects.requireNonNull(certificates);
		Objects.requireNonNull(joinReport);
	}

	public boolean isSignedIn() {
		return user.session().isPresent();
	}

	public UserState with(final WindowsUser changed) {
		return new UserState(changed, returns, credentials, packages, certificates, joinReport);
	}

	public UserState withReturns(final boolean changed) {
		return new UserState(user, changed, credentials, packages, certificates, joinReport);
	}

	public UserState withCredentials(final NameMap<StoredCredential> changed) {
		return new UserState(user, returns, changed, packages, certificates, joinReport);
	}

	public UserState withPackages(final NameMap<List<PackageList.AppPackage>> changed) {
		return new UserState(user, returns, credentials, changed, certificates, joinReport);
	}

	public UserState withCertificates(final NameMap<List<CertificateState>> changed) {
		return new UserState(user, returns, credentials, packages, changed, joinReport);
	}

	public UserState withJoinReport(final JoinReport changed) {
		return new UserState(user, returns, credentials, packages, certificates, changed);
	}

	/** Signed in with that session, or signed out: the hive is loaded and unloaded with it. */
	public UserState withSession(final Optional<UserSession> session) {
		return with(new WindowsUser(user.sid(), user.account(), user.profilePath(), session.isPresent(), user.administrator(),
				session));
	}
}
