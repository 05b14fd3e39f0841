package io.shuzen.office.internal.diagnostic;

import java.util.List;

import io.shuzen.core.diagnostic.Diagnostic;

/** All diagnostics of this pack, in the order of the catalogue. */
public final class OfficeDiagnostics {

	private OfficeDiagnostics() {
	}

	public static List<Diagnostic> all() {
		return List.of(new WindowsBuild(), new CodePages(), new SignedInUsers(), new Collector(), new LocalAdministrator(),
				new LoadedHives(), new RunningApplications(), new Installation(), new PendingRestart(), new Licenses(),
				new StoredLicenseFiles(), new DeviceLicense(), new SharedComputer(), new SharedComputerTokensHeld(),
				new LicenseModes(), new StaleProductKeys(), new ActivationIdentity(), new SoftwareProtection(), new EarlierResets(),
				new Identities(), new IdentitiesOfAllUsers(), RegistryTables.modernAuthentication(),
				RegistryTables.signInBlocked(), RegistryTables.signInSwitches(), RegistryTables.autodiscover(), new OneAuth(),
				new LeftoverCredentials(), Services.vault(), RegisteredPackage.aadBroker(),
				RegisteredPackage.cloudExperienceHost(), new SystemApps(), new BrokerAccounts(), new AadEvents(),
				new AppStateEvents(), new WamAccountsHeld(), new DeviceJoin(), new PrimaryRefreshToken(), new WorkplaceJoin(),
				new DefaultWamAccount(), new DeviceKeys(), new Tpm(), new JoinTask(), new WorkplaceJoinPolicy(),
				new DeviceCertificates(), new RegistrationEvents(), new Connectivity(), RegistryTables.activeProbing(),
				new ConnectTest(), new WinHttpProxy(), new UserProxy(), new ServiceEndpoints(), RegistryTables.tls(),
				new TlsInterception(), new ChecksumOffload(), new NetworkServiceAccess(), new Clock(), Services.all(),
				new SecuritySoftware(), new OfficeAlerts(), new TenantHints());
	}
}
