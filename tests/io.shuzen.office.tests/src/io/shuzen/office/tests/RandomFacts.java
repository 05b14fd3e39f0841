package io.shuzen.office.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;

/**
 * Facts made at random: plausible values, odd ones, absent and unreadable ones. Everything follows from the seed, which a failing test
 * names.
 */
final class RandomFacts {

	private static final String TENANT = "8a5f1f0e-2c7b-4f4a-9d51-0c1d2e3f4a5b";
	private static final List<String> ACCOUNTS = List.of("taro.yamada@contoso.com", "hana@contoso.com", "old@fabrikam.com", "",
			"山田@例え.jp");
	private static final List<String> TARGETS = List.of("MicrosoftOffice16_Data:SSPI:taro.yamada@contoso.com",
			"MicrosoftOffice15_Data:live:old@fabrikam.com", "msteams_adalsso/adal_contextstorage/0", "Microsoft_OC1:uri=x",
			"OneDrive Cached Credential Business - Business1", "MicrosoftAccount:user=taro.home@outlook.com", "SSO_POP_Device",
			"SSO_POP_User:user=x", "virtualapp/didlogical", "fileserver01.corp.contoso.com", "XboxLive", "git:https://example.com",
			"MicrosoftOffice16_Data:SSO_POP_Device", "microsoftoffice16_data:ADAL:x", "TERMSRV/server");
	private static final List<String> IMAGES = List.of("WINWORD.EXE", "excel.exe", "ms-teams.exe", "OneDrive.exe", "explorer.exe",
			"OfficeClickToRun.exe", "Microsoft.AAD.BrokerPlugin.exe", "svchost.exe", "lsass.exe", "notepad.exe");
	private static final List<String> VALUES = List.of("EnableADAL", "Version", "DisableADALatopWAM", "DisableAADWAM",
			"SignedOutADUser", "NoDomainUser", "SignInOptions", "UseOnlineContent", "Autoorgidgetkey", "SharedComputerLicensing",
			"O365ProPlusRetail.EmailAddress", "O365ProPlusRetail.TenantId", "O365ProPlusRetail.DeviceBasedLicensing", "ProductKeys",
			"ProductReleaseIds", "VersionToReport", "BlockAADWorkplaceJoin", "EnableActiveProbing", "NoActiveProbe",
			"UseGlobalDNS", "Enabled", "DisabledByDefault", "DefaultSecureProtocols", "SecureProtocols", "SchUseStrongCrypto",
			"Functions", "ProxyEnable", "ProxyServer", "AutoConfigURL", "EmailAddress", "SignInName", "ProviderId", "SignedOut",
			"O365ProPlusRetail", "Count", "Path", "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
			"C:\\Tools\\other.exe", "SCLCacheOverride", "SCLCacheOverrideDirectory", "AlwaysUseMSOAuthForAutoDiscover", "");
	private static final List<String> TEXTS = List.of("", "0", "1", "2", "3", TENANT, "11111111-2222-3333-4444-555555555555",
			"O365ProPlusRetail", "ProPlus2021Volume", "16.0.18526.20672", "16.0.4266.1001", "taro.yamada@contoso.com", "ERROR",
			"http://officecdn.microsoft.com/pr/55336b82-a18d-4dd6-b5f6-9e5095c314a6", "proxy:8080", "\\\\server\\share\\tokens",
			"C:\\Program Files\\Microsoft Office\\");
	private static final List<String> CODES = List.of("0xCAA70004", "0xCAA5001C", "AADSTS50155", "0x801c03f2", "nothing special",
			"Navigation to non-SSL destination.", "0xc0000000deadbeef", "Microsoft.AAD.BrokerPlugin hit error -2147024891.");

	private final Random random;

	RandomFacts(final long seed) {
		random = new Random(seed);
	}

	/** Facts that answer {@code probes} for two users, one of them perhaps not signed in. */
	Facts make(final Collection<? extends Probe<?>> probes) {
		final List<Fact<?>> facts = new ArrayList<>();
		final Set<Probe<?>> all = new LinkedHashSet<>(probes);
		all.add(UserProbe.INSTANCE);
		for (final Probe<?> probe : all) {
			if (random.nextInt(12) == 0 && probe != UserProbe.INSTANCE) {
				continue;
			}
			if (probe.scope() == ReadScope.MACHINE) {
				facts.add(fact(probe, Identity.ADMINISTRATOR));
			} else {
				facts.add(fact(probe, ModelMachine.TARO));
				if (random.nextBoolean()) {
					facts.add(fact(probe, ModelMachine.HANA));
				}
				if (random.nextInt(6) == 0) {
					facts.add(fact(probe, Identity.ADMINISTRATOR));
				}
			}
		}
		return Facts.of("PC-" + random.nextInt(1000), ModelMachine.NOW, facts);
	}

	@SuppressWarnings("unchecked")
	private <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity) {
		final Answer<V> answer = switch (random.nextInt(10)) {
		case 0 -> Answer.unreadable(ModelMachine.denied());
		case 1 -> Answer.absent();
		default -> Answer.present((V) value(probe, identity));
		};
		return new Fact<>(probe, identity, answer, ModelMachine.NOW, "random");
	}

	private ProbeValue value(final Probe<?> probe, final Identity identity) {
		return switch (probe) {
		case final RegistryProbe registry -> key(registry.path(), registry.recursive() ? 3 : 1);
		case final FileProbe file -> files(file, identity);
		case final ProcessProbe unused -> new ProcessList(
				list(6, () -> new WindowsProcess(random.nextInt(30_000), pick(IMAGES), random.nextInt(4), "", "")));
		case final ServiceProbe service -> new WindowsService(service.name(), pick(List.of(WindowsService.State.values())),
				pick(List.of(WindowsService.StartType.values())), "LocalSystem");
		case final CredentialProbe unused -> new CredentialList(list(8, () -> new StoredCredential(pick(TARGETS),
				pick(List.of("Generic", "汎用", "", "Domain Password", "ドメイン パスワード")), pick(ACCOUNTS))));
		case final UserProbe unused -> new UserList(List.of(user(ModelMachine.TARO, "CONTOSO\\t.yamada", 1),
				user(ModelMachine.HANA, "CONTOSO\\h.sato", 2)));
		case final DeviceJoinProbe unused -> deviceJoin();
		case final EventLogProbe events -> new EventList(list(5, () -> new WindowsEvent(events.channel(),
				pick(List.of("Microsoft-Windows-AAD", "Microsoft-Windows-AppModel-State")), pick(List.of(304, 1098, 22, 5)),
				random.nextInt(6), ModelMachine.NOW.minus(Duration.ofDays(random.nextInt(20))), List.of(pick(CODES)),
				random.nextBoolean() ? "" : pick(CODES))));
		case final SystemProbe unused -> new SystemInformation("PC", "Windows 10 Enterprise", "22H2",
				pick(List.of(10_240, 15_063, 17_134, 19_045, 26_100)), 1, pick(List.of(1252, 932)), pick(List.of(437, 932)),
				random.nextBoolean() ? Optional.empty()
						: Optional.of(ModelMachine.NOW.minus(Duration.ofMinutes(random.nextInt(100)))));
		case final ToolProbe unused -> new ToolOutput(random.nextInt(3), tool(), "", false);
		case final PackageProbe app -> new PackageList(list(1, () -> new PackageList.AppPackage(app.name() + "_1_x", "1.0.0.0",
				"C:\\Windows\\SystemApps\\x", pick(List.of("Ok", "Modified, NeedsRemediation")))));
		case final ScheduledTaskProbe task -> new ScheduledTask(task.path(), random.nextBoolean(),
				random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt()));
		case final CertificateProbe unused -> new CertificateList(list(2, () -> new CertificateList.Certificate("AB", "CN=x",
				pick(List.of("DC=net, CN=MS-Organization-Access", "CN=Other")), ModelMachine.NOW.minus(Duration.ofDays(9)),
				ModelMachine.NOW.plus(Duration.ofDays(random.nextInt(20) - 10)))));
		case final LocalGroupProbe unused -> new GroupMembers(
				random.nextBoolean() ? List.of(((Identity.User) ModelMachine.TARO).sid()) : List.of(), List.of());
		case final NetworkProbe unused -> new NetworkStatus(
				list(2, () -> new NetworkStatus.Connection("net", "Ethernet", "Public",
						pick(List.of(NetworkStatus.Connectivity.values())), pick(List.of(NetworkStatus.Connectivity.values())))),
				pick(List.of("", "proxy:8080")), pick(List.of("", "<local>")));
		case final ClockProbe unused -> new ClockStatus(random.nextInt(1_000_000) - 500_000, "time.windows.com");
		case final ConnectivityProbe unused -> new ConnectivityResult(pick(List.of(ConnectivityResult.Stage.values())),
				pick(List.of("", "CN=DigiCert", "CN=Corp Proxy CA")), pick(List.of("", "timed out")));
		};
	}

	private String tool() {
		final List<String> names = Samples.names();
		return random.nextInt(3) == 0 ? pick(TEXTS) + "\n" + pick(CODES) : Samples.text(names.get(random.nextInt(names.size())));
	}

	private RegistryKey key(final RegistryPath path, final int depth) {
		final List<RegistryValue> values = new ArrayList<>();
		for (int i = random.nextInt(5); i > 0; i--) {
			final String name = pick(VALUES);
			if (values.stream().noneMatch(value -> value.name().equalsIgnoreCase(name))) {
				values.add(random.nextBoolean() ? RegistryValue.text(name, pick(TEXTS))
						: RegistryValue.number(name, pick(List.of(0L, 1L, 2L, 3L, 0xA00L, 0x80L, 0xFFFF_FFFFL))));
			}
		}
		final List<RegistryKey> subkeys = new ArrayList<>();
		if (depth > 1) {
			for (final String name : List.of("Identities", "9c0b_ADAL", "1d2e_ADAL", "x_LiveId", "a@b.c_AD")) {
				if (random.nextInt(3) == 0) {
					subkeys.add(key(path.child(name), depth - 1));
				}
			}
		}
		return new RegistryKey(path, values, subkeys);
	}

	private FileListing files(final FileProbe probe, final Identity identity) {
		final String profile = identity.equals(ModelMachine.HANA) ? "C:\\Users\\h.sato" : "C:\\Users\\t.yamada";
		final String root = probe.path().replace("%LOCALAPPDATA%", profile + "\\AppData\\Local")
				.replace("%TEMP%", profile + "\\AppData\\Local\\Temp").replace("%USERPROFILE%", profile)
				.replace("%ProgramData%", "C:\\ProgramData").replace("%SystemRoot%", "C:\\Windows")
				.replace("%ProgramFiles%", "C:\\Program Files").replace("%ProgramFiles(x86)%", "C:\\Program Files (x86)");
		final List<FileEntry> entries = new ArrayList<>();
		final String folder = root.contains("*") ? root.substring(0, root.lastIndexOf('\\')) : root;
		if (!root.contains("*")) {
			entries.add(new FileEntry(root, !root.endsWith(".xml") && !root.endsWith(".txt"), 0, Optional.empty(), Optional.empty(),
					ModelMachine.NOW, Optional.empty()));
		}
		for (int i = random.nextInt(4); i > 0; i--) {
			final byte[] content = Samples.bytes(pick(Samples.names()));
			entries.add(new FileEntry(folder + '\\' + pick(List.of("a.tbacct", "x_authString_y", "1", "資料.txt", "b.json")) + i,
					random.nextInt(5) == 0, content.length, Optional.empty(), Optional.empty(), ModelMachine.NOW,
					probe.contentLimit() == 0 ? Optional.empty() : Optional.of(Base64.getEncoder().encodeToString(content))));
		}
		return new FileListing(root, entries);
	}

	private DeviceJoinStatus deviceJoin() {
		return new DeviceJoinStatus(List.of(
				section("Device State", "AzureAdJoined", yesNo(), "DomainJoined", yesNo(), "EnterpriseJoined", "NO"),
				section("Device Details", "DeviceAuthStatus",
						pick(List.of("SUCCESS", "FAILED. Device is either disabled or deleted", ""))),
				section("Tenant Details", "TenantId", pick(List.of(TENANT, "", "other"))),
				section("User State", "WorkplaceJoined", yesNo(), "WamDefaultSet", pick(List.of("YES", "NO", "ERROR (0x80070520)"))),
				section("SSO State", "AzureAdPrt", yesNo(), "AzureAdPrtUpdateTime",
						pick(List.of("2026-01-31 08:00:00.000 UTC", "2026-01-30 08:00:00.000 UTC", "NONE")), "Attempt Status",
						pick(List.of("0xc000006d", "")), "Server Error Description", pick(List.of("AADSTS50126: bad password", ""))),
				section("Work Account 1", "WorkplaceTenantName", "Contoso"),
				section("Diagnostic Data", "KeySignTest", pick(List.of("PASSED", "FAILED", "")), "AadRecoveryEnabled", yesNo(),
						"Error Phase", "join", "Client ErrorCode", pick(List.of("0x801c03f2", "0x801c001d", "")), "User Context",
						pick(List.of("UN-ELEVATED User", "SYSTEM")), "AD Configuration Test", pick(List.of("PASS", "FAIL [0x1]")))),
				List.of());
	}

	private static DeviceJoinStatus.Section section(final String title, final String... values) {
		final Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			map.put(values[i], values[i + 1]);
		}
		return new DeviceJoinStatus.Section(title, map);
	}

	private WindowsUser user(final Identity identity, final String account, final int session) {
		return new WindowsUser(((Identity.User) identity).sid(), account, "C:\\Users\\x", random.nextBoolean(),
				random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean()),
				random.nextInt(4) == 0 ? Optional.empty()
						: Optional.of(new UserSession(session, pick(List.of(UserSession.State.values())), OptionalLong.empty())));
	}

	private String yesNo() {
		return pick(List.of("YES", "NO", "NOT SET"));
	}

	private <T> List<T> list(final int most, final Supplier<T> element) {
		return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
	}

	private <T> T pick(final List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}
}
