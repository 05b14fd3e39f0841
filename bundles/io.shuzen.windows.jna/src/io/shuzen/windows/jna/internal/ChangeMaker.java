package io.shuzen.windows.jna.internal;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.failure.FailureKind;

/** Makes changes. What the Windows API cannot do, it says. */
final class ChangeMaker {

	private final Workings workings;

	ChangeMaker(final Workings workings) {
		this.workings = workings;
	}

	/** Whether anything was altered. */
	boolean make(final Change change, final Alteration alteration) throws WindowsCallException {
		alteration.cancellation().check();
		return switch (change) {
		case final RegistryKeyDelete delete -> workings.registryChanges.delete(delete, alteration);
		case final RegistryKeyRestore restore -> workings.registryChanges.restore(restore, alteration);
		case final RegistryValueSet set -> workings.registryChanges.set(set, alteration);
		case final RegistryValueDelete delete -> workings.registryChanges.delete(delete, alteration);
		case final FileQuarantine quarantine -> workings.fileChanges.quarantine(quarantine, alteration);
		case final FileRestore restore -> workings.fileChanges.restore(restore, alteration);
		case final FileWrite write -> workings.fileChanges.write(write, alteration);
		case final QuarantinePurge purge -> workings.fileChanges.purge(purge, alteration);
		case final ProcessClose close -> workings.processes.close(close, alteration);
		case final ServiceConfigure configure -> workings.services.configure(configure, alteration);
		case final CredentialDelete delete -> workings.vault.delete(delete, alteration);
		case final UserSignOut signOut -> workings.sessions.signOut(signOut, alteration);
		case final MachineRestart restart -> workings.power.restart(restart, alteration);
		case final ToolRun run when workings.machine.isLocal() -> workings.tools.run(run, alteration);
		case final ToolRun run -> throw unsupported(run, "unsupportedRemoteChange");
		case final PackageRegister register -> throw unsupported(register, "unsupportedChange");
		};
	}

	private static WindowsCallException unsupported(final Change change, final String key) {
		return WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, key, change.describe());
	}
}
