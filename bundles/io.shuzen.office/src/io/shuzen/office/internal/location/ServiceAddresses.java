package io.shuzen.office.internal.location;

import java.util.List;
import java.util.stream.Stream;

import io.shuzen.core.probe.ConnectivityProbe;

/**
 * The addresses that signing in and activating need ("Network connection issues when signing in to Microsoft 365 apps"). Those that are
 * reached without TLS only (revocation lists) are not among them.
 */
public final class ServiceAddresses {

	/** Where every sign-in goes. */
	public static final ConnectivityProbe SIGN_IN = https("login.microsoftonline.com");

	/** All of them. */
	public static final List<ConnectivityProbe> ALL = Stream
			.concat(Stream.of(SIGN_IN), Stream.of("login.microsoft.com", "login.windows.net", "aadcdn.msauth.net",
					"aadcdn.msauthimages.net", "enterpriseregistration.windows.net", "officecdn.microsoft.com",
					"ols.officeapps.live.com", "activation.sls.microsoft.com", "odc.officeapps.live.com",
					"cdn.odc.officeapps.live.com", "officeclient.microsoft.com", "office15client.microsoft.com",
					"go.microsoft.com", "ajax.aspnetcdn.com").map(ServiceAddresses::https))
			.toList();

	private static final int HTTPS = 443;

	private ServiceAddresses() {
	}

	private static ConnectivityProbe https(final String host) {
		return new ConnectivityProbe(host, HTTPS);
	}
}
