package io.shuzen.office.internal.location;

import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.PackageProbe;

/** The two packages of Windows that show sign-in windows and keep tokens: one for work accounts, one for personal accounts. */
public enum SystemApp {
	/** Work and school accounts. */
	AAD_BROKER("Microsoft.AAD.BrokerPlugin"),
	/** Microsoft accounts. */
	CLOUD_EXPERIENCE_HOST("Microsoft.Windows.CloudExperienceHost");

	private static final String PUBLISHER = "_cw5n1h2txyewy";

	private final String identityName;

	SystemApp(final String identityName) {
		this.identityName = identityName;
	}

	/** For instance {@code Microsoft.AAD.BrokerPlugin}. */
	public String identityName() {
		return identityName;
	}

	public String familyName() {
		return identityName + PUBLISHER;
	}

	public PackageProbe probe() {
		return new PackageProbe(identityName);
	}

	/** Its manifest, from which it is registered. */
	public FileProbe manifest() {
		return FileProbe.listing("%SystemRoot%\\SystemApps\\" + familyName() + "\\AppxManifest.xml");
	}

	/** The account files it keeps for each user. */
	public FileProbe accounts() {
		return FileProbe.listing("%LOCALAPPDATA%\\Packages\\" + familyName() + "\\AC\\TokenBroker\\Accounts");
	}
}
