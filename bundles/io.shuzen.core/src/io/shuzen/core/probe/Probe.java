package io.shuzen.core.probe;

import io.shuzen.core.text.Text;

/**
 * A typed question to a machine. A probe is data: two equal probes are the same question and are read once, however many diagnostics
 * ask it. It never changes anything.
 *
 * @param <V> the type of the answer
 */
public sealed interface Probe<V extends ProbeValue> permits RegistryProbe, FileProbe, ProcessProbe, ServiceProbe,
		CredentialProbe, UserProbe, DeviceJoinProbe, EventLogProbe, SystemProbe, ToolProbe, PackageProbe,
		ScheduledTaskProbe, CertificateProbe, LocalGroupProbe, NetworkProbe, ClockProbe, ConnectivityProbe {

	/** Whose state is asked about; decides how many facts the answer consists of. */
	ReadScope scope();

	/** The class of the answer. */
	Class<V> valueType();

	/** The question in a few words, for progress and for evidence lists. */
	Text describe();
}
