package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.WString;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateList.Certificate;
import io.shuzen.windows.data.EncodedCertificate;
import io.shuzen.windows.jna.internal.api.CERT_CONTEXT;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * Certificates of the machine's and of users' stores (wincrypt.h: "System Store Locations"). Of other users than the one Shuzen runs as
 * Windows gives only what is in the registry, not what it keeps as files of their profiles.
 */
final class Certificates {

	private static final Pointer SYSTEM_STORE = Pointer.createConstant(WindowsConstants.CERT_STORE_PROV_SYSTEM_W);

	private final WindowsApi api;
	private final Machine machine;
	private final Sids sids;

	Certificates(final WindowsApi api, final Machine machine, final Sids sids) {
		this.api = api;
		this.machine = machine;
		this.sids = sids;
	}

	CertificateList read(final String store, final Identity identity, final Cancellation cancellation) throws WindowsCallException {
		final int place;
		final String name;
		if (identity instanceof Identity.User(final String sid)) {
			final boolean own = machine.isLocal() && sid.equals(sids.own());
			place = own ? WindowsConstants.CERT_SYSTEM_STORE_CURRENT_USER : WindowsConstants.CERT_SYSTEM_STORE_USERS;
			name = own ? store : sid + '\\' + store;
		} else {
			place = WindowsConstants.CERT_SYSTEM_STORE_LOCAL_MACHINE;
			name = store;
		}
		final String where = machine.remoteName().map(host -> "\\\\" + host + '\\' + name).orElse(name);
		final Pointer handle = api.crypt32().CertOpenStore(SYSTEM_STORE, 0, 0,
				place | WindowsConstants.CERT_STORE_READONLY_FLAG | WindowsConstants.CERT_STORE_OPEN_EXISTING_FLAG, new WString(where));
		if (handle == null) {
			final int error = WindowsApi.lastError();
			if (error == WindowsConstants.ERROR_FILE_NOT_FOUND) {
				// a store comes into being with its first certificate
				return new CertificateList(List.of());
			}
			throw WindowsApiFailures.call("CertOpenStore", where, error);
		}
		try {
			return new CertificateList(certificates(handle, cancellation));
		} finally {
			api.crypt32().CertCloseStore(handle, 0);
		}
	}

	private List<Certificate> certificates(final Pointer store, final Cancellation cancellation) {
		final List<Certificate> certificates = new ArrayList<>();
		for (Pointer context = api.crypt32().CertEnumCertificatesInStore(store, null); context != null; context = api.crypt32()
				.CertEnumCertificatesInStore(store, context)) {
			cancellation.check();
			final CERT_CONTEXT one = new CERT_CONTEXT(context);
			EncodedCertificate.parse(one.pbCertEncoded.getByteArray(0, one.cbCertEncoded)).ifPresent(certificates::add);
		}
		return certificates;
	}
}
