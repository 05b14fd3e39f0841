package io.shuzen.office.internal.location;

import java.util.List;

import io.shuzen.core.probe.RegistryProbe;

/** Where Windows keeps which TLS versions programs may use ("Error 0x8004de40 when signing in to OneDrive"). */
public final class TlsSettings {

	/** The bit of TLS 1.2 in the masks of WinHTTP and WinINET. */
	public static final long TLS_1_2 = 0x800;

	public static final String DEFAULT_SECURE_PROTOCOLS = "DefaultSecureProtocols";
	public static final String SECURE_PROTOCOLS = "SecureProtocols";

	/** Of Windows' own TLS for outgoing connections. */
	public static final RegistryProbe CLIENT = RegistryProbe
			.key("HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");

	/** Of WinHTTP, for 64-bit and 32-bit programs. */
	public static final List<RegistryProbe> WIN_HTTP = List.of(
			RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp"),
			RegistryProbe.key("HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp"));

	/** Of WinINET, for each user and for the machine. */
	public static final List<RegistryProbe> INTERNET_SETTINGS = List.of(
			RegistryProbe.key("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings"),
			RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings"));

	private TlsSettings() {
	}
}
