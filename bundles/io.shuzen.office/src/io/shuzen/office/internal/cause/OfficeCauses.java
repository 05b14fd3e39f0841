package io.shuzen.office.internal.cause;

import java.util.List;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.CauseAnalysis;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.probe.Facts;

/** Why Office does not sign in or activate: the failure table, from what everything needs to what needs everything. */
public final class OfficeCauses implements CauseAnalysis {

	/** In the order in which symptoms are explained: a wrong clock explains a refused token, a refused token no wrong clock. */
	private static final List<CauseRule> RULES = List.of(MachineRules::services, MachineRules::clock, MachineRules::tlsVersions,
			MachineRules::tlsInspection, NetworkRules::statusTest, NetworkRules::servicesProxy, NetworkRules::proxyMismatch,
			NetworkRules::offlineOrBlocked, NetworkRules::checksums, NetworkRules::unreliableTest, NetworkRules::dnsRecord,
			NetworkRules::networkErrors, DeviceRules::lostKey, DeviceRules::disabledOrDeleted, DeviceRules::registration,
			DeviceRules::workAccounts, SignInRules::packages, SignInRules::brokerAccounts, SignInRules::signInPage,
			SignInRules::token, SettingsRules::modernAuthentication, SettingsRules::tooOld, SettingsRules::signInForbidden,
			SettingsRules::connectedServices, SettingsRules::informationProtection, SettingsRules::signedOutByHand,
			AccountRules::accounts, AccountRules::claimedAccounts, AccountRules::plantedReset, LicenseRules::softwareProtection,
			LicenseRules::deniedAccess, LicenseRules::modes, LicenseRules::productKeys, LicenseRules::sharedComputer,
			LicenseRules::licenses);

	@Override
	public List<Cause> causes(final List<Finding> findings, final Facts facts) {
		final Symptoms symptoms = new Symptoms(findings, facts);
		final Causes causes = new Causes(symptoms);
		RULES.forEach(rule -> rule.judge(symptoms, causes));
		return causes.toList();
	}
}
