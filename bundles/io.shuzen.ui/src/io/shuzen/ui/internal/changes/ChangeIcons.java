package io.shuzen.ui.internal.changes;

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
import io.shuzen.ui.icon.Icon;

/** The symbol for what a change is about. */
public final class ChangeIcons {

	private ChangeIcons() {
	}

	public static Icon of(final Change change) {
		return switch (change) {
		case final RegistryKeyDelete each -> Icon.CHANGE_REGISTRY;
		case final RegistryKeyRestore each -> Icon.CHANGE_REGISTRY;
		case final RegistryValueSet each -> Icon.CHANGE_REGISTRY;
		case final RegistryValueDelete each -> Icon.CHANGE_REGISTRY;
		case final FileQuarantine each -> Icon.CHANGE_FILE;
		case final FileRestore each -> Icon.CHANGE_FILE;
		case final FileWrite each -> Icon.CHANGE_FILE;
		case final QuarantinePurge each -> Icon.CHANGE_FILE;
		case final CredentialDelete each -> Icon.CHANGE_CREDENTIAL;
		case final ProcessClose each -> Icon.CHANGE_PROCESS;
		case final ServiceConfigure each -> Icon.CHANGE_SERVICE;
		case final PackageRegister each -> Icon.CHANGE_PACKAGE;
		case final ToolRun each -> Icon.CHANGE_TOOL;
		case final UserSignOut each -> Icon.CHANGE_SIGN_OUT;
		case final MachineRestart each -> Icon.CHANGE_RESTART;
		};
	}
}
