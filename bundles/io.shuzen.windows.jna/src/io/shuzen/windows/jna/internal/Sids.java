package io.shuzen.windows.jna.internal;

import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Security identifiers and the accounts they stand for. */
final class Sids {

	private static final int LONGEST_NAME = 1_024;

	private final WindowsApi api;
	private final Machine machine;

	Sids(final WindowsApi api, final Machine machine) {
		this.api = api;
		this.machine = machine;
	}

	/** The string form; empty when it is no SID. */
	Optional<String> text(final Pointer sid) {
		final PointerByReference text = new PointerByReference();
		if (sid == null || !api.advapi32().ConvertSidToStringSidW(sid, text)) {
			return Optional.empty();
		}
		try {
			return Optional.of(text.getValue().getWideString(0));
		} finally {
			api.kernel32().LocalFree(text.getValue());
		}
	}

	/** {@code DOMAIN\name}; empty when nobody knows the account. */
	String account(final Pointer sid) {
		final char[] name = new char[LONGEST_NAME];
		final char[] domain = new char[LONGEST_NAME];
		final IntByReference nameLength = new IntByReference(name.length);
		final IntByReference domainLength = new IntByReference(domain.length);
		if (sid == null || !api.advapi32().LookupAccountSidW(machine.remoteName().map(WString::new).orElse(null), sid, name, nameLength, domain, domainLength,
				new IntByReference())) {
			return "";
		}
		final String account = new String(name, 0, nameLength.getValue());
		return domainLength.getValue() == 0 ? account : new String(domain, 0, domainLength.getValue()) + '\\' + account;
	}

	/** As {@link #account(Pointer)}, for the string form. */
	String account(final String sid) {
		final PointerByReference binary = new PointerByReference();
		if (!api.advapi32().ConvertStringSidToSidW(new WString(sid), binary)) {
			return "";
		}
		try {
			return account(binary.getValue());
		} finally {
			api.kernel32().LocalFree(binary.getValue());
		}
	}

	/** As whom Shuzen runs. */
	String own() throws WindowsCallException {
		final PointerByReference token = new PointerByReference();
		if (!api.advapi32().OpenProcessToken(api.kernel32().GetCurrentProcess(), WindowsConstants.TOKEN_QUERY, token)) {
			throw WindowsApiFailures.call("OpenProcessToken", "own process", WindowsApi.lastError());
		}
		try {
			final Pointer buffer = api.room(LONGEST_NAME);
			// TOKEN_USER begins with the pointer to the SID
			if (!api.advapi32().GetTokenInformation(token.getValue(), WindowsConstants.TokenUser, buffer, LONGEST_NAME,
					new IntByReference())) {
				throw WindowsApiFailures.call("GetTokenInformation", "own process", WindowsApi.lastError());
			}
			return text(buffer.getPointer(0)).orElse("");
		} finally {
			api.kernel32().CloseHandle(token.getValue());
		}
	}
}
