package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.CREDENTIALW;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Credential Manager of the user Shuzen runs as; Windows opens no other user's. Secrets are never looked at. */
final class CredentialVault {

	private final Advapi32 functions;
	private final Machine machine;
	private final Sids sids;

	CredentialVault(final Advapi32 functions, final Machine machine, final Sids sids) {
		this.functions = functions;
		this.machine = machine;
		this.sids = sids;
	}

	CredentialList read(final WindowsUser user) throws WindowsCallException {
		if (user.session().isEmpty() && !user.hiveLoaded()) {
			// a vault is opened by its user's signing in, whoever asks
			throw WindowsApiFailures.refusal(FailureKind.USER_NOT_SIGNED_IN, "vaultClosed", user.account());
		}
		requireOwn(user.identity());
		return new CredentialList(entries().stream()
				.map(entry -> new StoredCredential(entry.target(), typeName(entry.type()), entry.userName())).toList());
	}

	private record Entry(String target, int type, String userName) {
	}

	private List<Entry> entries() throws WindowsCallException {
		final IntByReference count = new IntByReference();
		final PointerByReference list = new PointerByReference();
		if (!functions.CredEnumerateW(null, 0, count, list)) {
			final int error = WindowsApi.lastError();
			if (error == WindowsConstants.ERROR_NOT_FOUND) {
				return List.of();
			}
			throw WindowsApiFailures.call("CredEnumerate", "Credential Manager", error);
		}
		try {
			final List<Entry> entries = new ArrayList<>();
			for (final Pointer address : list.getValue().getPointerArray(0, count.getValue())) {
				final CREDENTIALW credential = new CREDENTIALW(address);
				entries.add(new Entry(text(credential.TargetName), credential.Type, text(credential.UserName)));
			}
			return entries;
		} finally {
			functions.CredFree(list.getValue());
		}
	}

	private static String text(final Pointer text) {
		return text == null ? "" : text.getWideString(0);
	}

	private static String typeName(final int type) {
		return switch (type) {
		case WindowsConstants.CRED_TYPE_GENERIC -> "generic";
		case WindowsConstants.CRED_TYPE_DOMAIN_PASSWORD -> "domain password";
		case WindowsConstants.CRED_TYPE_DOMAIN_CERTIFICATE -> "domain certificate";
		case WindowsConstants.CRED_TYPE_DOMAIN_VISIBLE_PASSWORD -> "domain visible password";
		case WindowsConstants.CRED_TYPE_GENERIC_CERTIFICATE -> "generic certificate";
		case WindowsConstants.CRED_TYPE_DOMAIN_EXTENDED -> "domain extended";
		default -> "";
		};
	}

	boolean delete(final CredentialDelete change, final Alteration alteration) throws WindowsCallException {
		requireOwn(change.identity());
		final List<Entry> matching = entries().stream().filter(entry -> entry.target().equalsIgnoreCase(change.target())).toList();
		if (matching.isEmpty()) {
			return false;
		}
		alteration.begin(Undo.NONE);
		for (final Entry entry : matching) {
			if (!functions.CredDeleteW(new WString(entry.target()), entry.type(), 0)
					&& WindowsApi.lastError() != WindowsConstants.ERROR_NOT_FOUND) {
				throw WindowsApiFailures.call("CredDelete", entry.target(), WindowsApi.lastError());
			}
		}
		return true;
	}

	private void requireOwn(final Identity user) throws WindowsCallException {
		if (!machine.isLocal() || !(user instanceof Identity.User(final String sid)) || !sid.equals(sids.own())) {
			throw WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "otherVault", user.id());
		}
	}
}
