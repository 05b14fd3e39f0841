package io.shuzen.office.internal.step;

import java.util.List;

import io.shuzen.core.step.Step;
import io.shuzen.office.internal.id.StepId;

/** All steps of this pack, in the order of the catalogue. */
public final class OfficeSteps {

	private OfficeSteps() {
	}

	public static List<Step> all() {
		return List.of(new CloseApplications(), ManualStep.officeSignOut(), UserFolderReset.licenses(),
				new ResetSharedComputerTokens(), UserKeyReset.licensing(), new ResetIdentityKey(), UserKeyReset.caches(),
				new DeleteCredentials(), new ClearProtectedStorage(), new RemoveProductKeys(), new ClearActivationIdentity(),
				new ResetAllUsers(), new RemoveEarlierResets(), VendorScript.licenseCleanupAsUser(),
				VendorScript.licenseCleanupElevated(), new SignOutWamAccounts(), VendorScript.wamSignOut(), new EmptyBrokerAccounts(),
				UserFolderReset.oneAuth(), RegisterSystemApp.aadBroker(), RegisterSystemApp.cloudExperienceHost(),
				new CleanUpWorkAccounts(), ManualStep.disconnectWorkAccount(), VendorScript.workplaceCleanup(),
				ManualStep.preventWorkplaceJoin(), new RefreshToken(), new HybridLeave(), new HybridJoin(),
				ManualStep.forcedRecovery(), ManualStep.rejoinEntra(), ValueRepairStep.modernAuthentication(),
				ValueRepairStep.signedOutUser(), ValueRepairStep.allowSignIn(), new SignInHints(), ValueRepairStep.activeProbing(),
				ManualStep.globalDns(), new SetWinHttpProxy(), new SetSystemProxy(), new ResetNetworkStack(),
				new ResetInternetConnections(), new GrantNetworkService(), ValueRepairStep.tls(), new SynchroniseClock(),
				new RepairServices(), new RenewLicenseStore(), new ImportProtectionKey(), new SwitchSharedComputer(),
				new ClearCompatibilityFlags(), new RepairOffice(), new GetHelpReset(), new LocalKeyProtection(), new DisassociateAccounts(), new ModernAutodiscover(), new ResetOneDrive(),
				new SignOutOrRestart(),
				ManualStep.always(StepId.CLEAR_TPM), ManualStep.always(StepId.DELETE_HELLO_KEYS),
				ManualStep.always(StepId.REMOVE_WINDOWS_KEY), ManualStep.always(StepId.EDIT_POLICIES),
				ManualStep.always(StepId.LOWER_SECURITY), ManualStep.always(StepId.SWITCH_OFF_MODERN_AUTHENTICATION));
	}
}
