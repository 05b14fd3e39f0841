package io.shuzen.core.change;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/** One typed alteration of a machine, planned but not made. Equal changes are the same alteration. */
public sealed interface Change
		permits RegistryKeyDelete, RegistryKeyRestore, RegistryValueSet, RegistryValueDelete, FileQuarantine,
		FileRestore, FileWrite, QuarantinePurge, CredentialDelete, ProcessClose, ServiceConfigure, PackageRegister, ToolRun,
		UserSignOut, MachineRestart {

	/** As whom it is made: decides whose {@code HKCU}, profile folder or vault is meant. */
	Identity identity();

	Reversibility reversibility();

	/** What will happen, one short active sentence: "Delete registry key HKCU\…". */
	Text describe();
}
