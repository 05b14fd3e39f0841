package io.shuzen.core.probe;

/** What a probe finds. Each probe type names its value type; values are immutable and equal by content. */
public sealed interface ProbeValue permits RegistryKey, FileListing, ProcessList, WindowsService, CredentialList, UserList,
		DeviceJoinStatus, EventList, SystemInformation, ToolOutput, PackageList, ScheduledTask, CertificateList,
		GroupMembers, NetworkStatus, ClockStatus, ConnectivityResult {
}
