package io.shuzen.core.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
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
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;

/** One of everything. */
final class Samples {

	static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1104";
	static final Identity USER = Identity.user(SID);
	static final Instant TIME = Instant.parse("2026-01-31T09:00:00Z");
	static final RegistryPath IDENTITY = RegistryPath.parse("HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity");

	private Samples() {
	}

	static List<Probe<?>> probes() {
		return List.of(RegistryProbe.tree(IDENTITY.toString()), FileProbe.tree("%LOCALAPPDATA%\\Microsoft\\Office\\Licenses")
				.withContent(4_096), ProcessProbe.INSTANCE, new ServiceProbe("TokenBroker"), CredentialProbe.INSTANCE,
				UserProbe.INSTANCE, DeviceJoinProbe.EACH_USER,
				new EventLogProbe("Microsoft-Windows-AAD/Operational", "*[System[Level<=3]]", 200), SystemProbe.INSTANCE,
				new ToolProbe(ToolCommand.of("cscript", "//nologo", "ospp.vbs", "/dstatus"), ReadScope.MACHINE),
				new PackageProbe("Microsoft.AAD.BrokerPlugin"),
				new ScheduledTaskProbe("\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"),
				new CertificateProbe(ReadScope.EACH_USER, "My"), LocalGroupProbe.ADMINISTRATORS, NetworkProbe.INSTANCE,
				ClockProbe.INSTANCE, new ConnectivityProbe("login.microsoftonline.com", 443));
	}

	static List<ProbeValue> values() {
		return List.of(registryKey(),
				new FileListing("C:\\Users\\yamada", List.of(
						new FileEntry("C:\\Users\\yamada", true, 0, Optional.of(TIME.minusSeconds(60)), Optional.empty(), TIME, Optional.empty()),
						new FileEntry("C:\\Users\\yamada\\メモ.txt", false, 3, Optional.empty(), Optional.of(TIME.plusSeconds(60)), TIME,
								Optional.of("YWJj")))),
				new ProcessList(List.of(new WindowsProcess(4_711, "WINWORD.EXE", 1, "CONTOSO\\yamada", "議事録 - Word"))),
				new WindowsService("TokenBroker", WindowsService.State.RUNNING, WindowsService.StartType.MANUAL, "LocalSystem"),
				new CredentialList(List.of(new StoredCredential("MicrosoftOffice16_Data:SSPI:yamada@contoso.com", "GENERIC", ""))),
				new UserList(List.of(new WindowsUser(SID, "CONTOSO\\yamada", "C:\\Users\\yamada", true, Optional.of(false),
						Optional.of(new UserSession(1, UserSession.State.ACTIVE, OptionalLong.of(3)))))),
				new DeviceJoinStatus(List.of(new DeviceJoinStatus.Section("Device State",
						Map.of("AzureAdJoined", "YES", "EnterpriseJoined", "NO", "DomainJoined", "YES"))), List.of("?")),
				new EventList(List.of(new WindowsEvent("Microsoft-Windows-AAD/Operational", "Microsoft-Windows-AAD", 1_098, 2, TIME,
						List.of("Error=0xCAA5001C"), "Token broker operation failed"))),
				new SystemInformation("PC-0417", "Windows 10 Enterprise", "22H2", 19_045, 4_442, 932, 932, Optional.of(TIME)),
				new ToolOutput(0x80070005, "out\r\n", "err", true),
				new PackageList(List.of(new PackageList.AppPackage("Microsoft.AAD.BrokerPlugin_1000.19041.1_neutral", "1000.19041.1.0",
						"C:\\Windows\\SystemApps\\x", "Ok"))),
				new ScheduledTask("\\A", true, OptionalInt.of(0)),
				new CertificateList(List.of(new CertificateList.Certificate("AB12", "CN=1", "CN=MS-Organization-Access", TIME, TIME))),
				new GroupMembers(List.of(SID), List.of("CONTOSO\\yamada")),
				new NetworkStatus(List.of(new NetworkStatus.Connection("contoso.com", "Ethernet", "DomainAuthenticated",
						NetworkStatus.Connectivity.INTERNET, NetworkStatus.Connectivity.NO_TRAFFIC)), "proxy:8080", "<local>"),
				new ClockStatus(-361_000, "time.contoso.com"),
				new ConnectivityResult(ConnectivityResult.Stage.SECURE, "CN=DigiCert", ""));
	}

	static RegistryKey registryKey() {
		return new RegistryKey(IDENTITY,
				List.of(RegistryValue.text("ADUserDisplayName", "山田 \"太郎\""), RegistryValue.number("EnableADAL", 0xFFFF_FFFFL),
						RegistryValue.texts("List", List.of("a", "", "b")),
						new RegistryValue("Q", RegistryValueType.REG_QWORD, new RegistryData.Number(-1)),
						new RegistryValue("", RegistryValueType.REG_BINARY, RegistryData.Binary.of(new byte[] { 0, (byte) 0xFF }))),
				List.of(new RegistryKey(IDENTITY.child("Identities"), List.of(), List.of())));
	}

	static List<Change> changes() {
		return List.of(new RegistryKeyDelete(IDENTITY, RegistryView.BITS_64, USER),
				new RegistryKeyRestore(registryKey(), RegistryView.BITS_64, USER),
				new RegistryValueSet(IDENTITY, RegistryView.BITS_64, RegistryValue.number("EnableADAL", 1), USER),
				new RegistryValueDelete(IDENTITY, RegistryView.BITS_32, "DisableAADWAM", USER),
				new FileQuarantine("C:\\Users\\yamada\\AppData\\Local\\Microsoft\\Office\\Licenses", USER),
				new FileRestore("C:\\A\\B", "C:\\ProgramData\\Shuzen\\Quarantine\\r1\\B", Identity.ADMINISTRATOR),
				new QuarantinePurge("C:\\ProgramData\\Shuzen\\Quarantine\\r1", List.of("Licenses")),
				new FileWrite("C:\\A\\B.json", "e30=", USER), new CredentialDelete("MicrosoftOffice16_Data:SSPI:x", USER),
				new ProcessClose(4_711, "WINWORD.EXE", Duration.ofSeconds(20), USER),
				new ServiceConfigure("TokenBroker", Optional.of(WindowsService.StartType.MANUAL), Optional.of(true)),
				new PackageRegister("Microsoft.AAD.BrokerPlugin", "%SystemRoot%\\SystemApps\\x\\Appxmanifest.xml", USER),
				new ToolRun(ToolCommand.of("w32tm", "/resync"), Identity.ADMINISTRATOR, new Text("Set the clock", "時計を合わせます"),
						Duration.ofSeconds(60), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty()),
				new ToolRun(ToolCommand.of("join.exe"), Identity.ADMINISTRATOR, new Text("Join", "参加します"), Duration.ofSeconds(60), Set.of(0),
						Reversibility.NOTHING_TO_RESTORE, Optional.empty()).withSecretInput(SecretReference.parse("store:join-key").orElseThrow()),
				new UserSignOut(1, "CONTOSO\\yamada", USER),
				new MachineRestart(Duration.ofSeconds(60), Duration.ofMinutes(15)));
	}

	static List<Outcome> outcomes(final Change change) {
		final Failure failure = new Failure(FailureKind.ACCESS_DENIED, new Text("No", "いいえ"), Text.EMPTY, "5");
		final List<Outcome> outcomes = new ArrayList<>();
		outcomes.add(new Outcome.Applied(change, Undo.of(new RegistryKeyRestore(registryKey(), RegistryView.BITS_64, USER))));
		outcomes.add(new Outcome.Unchanged(change));
		outcomes.add(new Outcome.Failed(change, failure, Undo.NONE));
		outcomes.add(new Outcome.InDoubt(change, failure, Undo.NONE));
		return outcomes;
	}

	static Facts facts() {
		return Facts.of("PC-0417", TIME, List.of(
				new Fact<>(RegistryProbe.tree(IDENTITY.toString()), USER, Answer.present(registryKey()), TIME, "reg query"),
				new Fact<>(new ServiceProbe("nosuch"), Identity.ADMINISTRATOR, Answer.<WindowsService>absent(), TIME, "sc query"),
				new Fact<>(CredentialProbe.INSTANCE, USER, Answer.<CredentialList>unreadable(new Failure(
						FailureKind.USER_NOT_SIGNED_IN, new Text("Not signed in", "サインインしていません"))), TIME, "cmdkey")));
	}
}
