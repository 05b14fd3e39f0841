package io.shuzen.office.internal.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.location.TlsSettings;
import io.shuzen.office.internal.reading.OfficeIdentities;

/** The diagnostics that are tables of registry values. */
final class RegistryTables {

	private static final String POLICY = "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\";
	private static final String CLOUD_POLICY = "HKCU\\Software\\Policies\\Microsoft\\Cloud\\Office\\16.0\\Common\\";
	private static final String INTERNET_SETTINGS = "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

	private RegistryTables() {
	}

	/** D-22: whether modern authentication or the Web Account Manager is switched off. */
	static Diagnostic modernAuthentication() {
		final List<ValueRule> rules = new ArrayList<>();
		for (final RegistryProbe place : List.of(OfficeIdentities.PROBE, OfficeRegistry.identity("15.0"),
				RegistryProbe.key(POLICY + "Identity"),
				RegistryProbe.key(OfficeRegistry.machine(OfficeRegistry.CURRENT, "Common\\Identity")),
				RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity"))) {
			rules.add(ValueRule.of(place, "EnableADAL", ValueRule.number(0), Severity.ERROR, "off",
					StepId.MODERN_AUTHENTICATION));
			for (final String value : List.of("DisableADALatopWAM", "DisableADALatopWAMOverride", "DisableAADWAM")) {
				rules.add(ValueRule.of(place, value, ValueRule.number(1), Severity.WARNING, "wamOff",
						StepId.MODERN_AUTHENTICATION));
			}
		}
		return new RegistryValueDiagnostic(DiagnosticId.MODERN_AUTHENTICATION, rules, Optional.of(RunbookId.ALLOW_SIGN_IN),
				"Disabling ADAL or WAM not recommended for fixing Office sign-in or activation issues");
	}

	/** D-23: whether signing in is switched off. */
	static Diagnostic signInBlocked() {
		final List<ValueRule> rules = new ArrayList<>();
		for (final String place : List.of(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\"), POLICY, CLOUD_POLICY)) {
			rules.add(ValueRule.of(RegistryProbe.key(place + "SignIn"), "SignInOptions", ValueRule.number(3), Severity.ERROR,
					"blocked", StepId.ALLOW_SIGN_IN));
			rules.add(ValueRule.of(RegistryProbe.key(place + "Internet"), "UseOnlineContent", ValueRule.number(0),
					Severity.ERROR, "offline", StepId.ALLOW_SIGN_IN));
		}
		// the names of the privacy policies are remembered, not read in a source
		for (final String place : List.of(POLICY, CLOUD_POLICY)) {
			for (final String value : List.of("disconnectedstate", "controllerconnectedservicesenabled")) {
				rules.add(ValueRule.of(RegistryProbe.key(place + "Privacy"), value, ValueRule.number(2), Severity.WARNING, "policy"));
			}
		}
		return new RegistryValueDiagnostic(DiagnosticId.SIGN_IN_BLOCKED, rules, Optional.of(RunbookId.ALLOW_SIGN_IN),
				"\"This feature has been disabled by your administrator\" error in Office",
				"Overview of privacy controls for Microsoft 365 Apps for enterprise");
	}

	/** D-24: switches that change how Office signs a user in. */
	static Diagnostic signInSwitches() {
		return new RegistryValueDiagnostic(DiagnosticId.SIGN_IN_SWITCHES,
				List.of(ValueRule.of(OfficeIdentities.PROBE, "SignedOutADUser", ValueRule.present(), Severity.WARNING,
						"signedOut", StepId.SIGNED_OUT_USER),
						ValueRule.of(OfficeIdentities.PROBE, "NoDomainUser", ValueRule.number(1), Severity.INFO, "noDomainUser"),
						ValueRule.of(RegistryProbe.key(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common")), "Autoorgidgetkey",
								ValueRule.number(1), Severity.INFO, "autoActivation")),
				Optional.of(RunbookId.ALLOW_SIGN_IN),
				"Users aren't signed in to Office automatically");
	}

	/** D-25: whether Outlook may use modern authentication to find a mailbox. */
	static Diagnostic autodiscover() {
		return new RegistryValueDiagnostic(DiagnosticId.AUTODISCOVER,
				List.of(ValueRule.of(RegistryProbe.key("HKCU\\Software\\Microsoft\\Exchange"), "AlwaysUseMSOAuthForAutoDiscover",
						ValueRule.number(0), Severity.INFO, "off")),
				Optional.empty(),
				"Outlook prompts for password when modern authentication is enabled");
	}

	/** D-51: whether Windows may test if the internet is reached. */
	static Diagnostic activeProbing() {
		return new RegistryValueDiagnostic(DiagnosticId.ACTIVE_PROBING,
				List.of(ValueRule.of(
						RegistryProbe.key("HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet"),
						"EnableActiveProbing", ValueRule.number(0), Severity.WARNING, "off", StepId.ACTIVE_PROBING),
						ValueRule.of(
								RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator"),
								"NoActiveProbe", ValueRule.number(1), Severity.WARNING, "policy")),
				Optional.of(RunbookId.RESTORE_CONNECTION),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	/** D-56: whether TLS 1.2 is switched off anywhere that Office's connections look. */
	static Diagnostic tls() {
		final List<ValueRule> rules = new ArrayList<>();
		rules.add(ValueRule.of(TlsSettings.CLIENT, "Enabled", ValueRule.number(0), Severity.ERROR, "off", StepId.TLS));
		rules.add(ValueRule.of(TlsSettings.CLIENT, "DisabledByDefault", value -> value.asNumber().orElse(0) != 0,
				Severity.ERROR, "off", StepId.TLS));
		for (final RegistryProbe winHttp : TlsSettings.WIN_HTTP) {
			rules.add(ValueRule.of(winHttp, TlsSettings.DEFAULT_SECURE_PROTOCOLS, ValueRule.lacks(TlsSettings.TLS_1_2),
					Severity.WARNING, "lacking", StepId.TLS));
		}
		for (final RegistryProbe place : TlsSettings.INTERNET_SETTINGS) {
			rules.add(ValueRule.of(place, TlsSettings.SECURE_PROTOCOLS, ValueRule.lacks(TlsSettings.TLS_1_2),
					Severity.WARNING, "lacking", StepId.TLS));
		}
		for (final String hive : List.of("HKCU\\Software\\Policies\\", "HKLM\\SOFTWARE\\Policies\\")) {
			rules.add(ValueRule.of(
					RegistryProbe.key(hive + INTERNET_SETTINGS.substring("Software\\".length())), TlsSettings.SECURE_PROTOCOLS,
					ValueRule.lacks(TlsSettings.TLS_1_2), Severity.WARNING, "policy"));
		}
		for (final String view : List.of("HKLM\\SOFTWARE\\Microsoft\\", "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\")) {
			rules.add(ValueRule.of(RegistryProbe.key(view + ".NETFramework\\v4.0.30319"), "SchUseStrongCrypto",
					ValueRule.number(0), Severity.INFO, "dotNet"));
		}
		rules.add(ValueRule.of(
				RegistryProbe.key("HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002"), "Functions",
				lacksCipherSuites(), Severity.WARNING, "policy"));
		return new RegistryValueDiagnostic(DiagnosticId.TLS, rules, Optional.of(RunbookId.ENABLE_TLS),
				"Error 0x8004de40 when signing in to OneDrive",
				"Preparing for TLS 1.2 in Office 365");
	}

	private static Predicate<RegistryValue> lacksCipherSuites() {
		return value -> {
			final String order = value.data().display().toUpperCase(Locale.ROOT);
			return !order.contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
					&& !order.contains("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
		};
	}
}
