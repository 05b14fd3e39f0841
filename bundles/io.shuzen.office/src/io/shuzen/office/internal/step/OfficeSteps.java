package io.shuzen.office.internal.step;

import java.util.List;

import io.shuzen.core.step.Step;

/** All steps of this pack, in the order of the catalogue. */
public final class OfficeSteps {

	private OfficeSteps() {
	}

	public static List<Step> all() {
		return List.of(new CloseApplications(), UserFolderReset.licenses(), UserFolderReset.sharedComputerTokens(),
				UserKeyReset.licensing(), new ResetIdentityKey(), UserKeyReset.caches(), new DeleteCredentials(),
				new ClearProtectedStorage(), new RemoveProductKeys(), new ClearActivationIdentity(), new RemoveEarlierResets(),
				new SignOutWamAccounts(), new EmptyBrokerAccounts(), UserFolderReset.oneAuth(), RegisterSystemApp.aadBroker(),
				RegisterSystemApp.cloudExperienceHost(), new CleanUpWorkAccounts(), PolicyValueStep.preventWorkplaceJoin(),
				new RefreshToken(), new HybridLeave(), new HybridJoin(), ValueRepairStep.modernAuthentication(),
				ValueRepairStep.signedOutUser(), ValueRepairStep.allowSignIn(), new SignInHints(),
				ValueRepairStep.activeProbing(), PolicyValueStep.globalDns(), new SetWinHttpProxy(), new SetSystemProxy(),
				new ResetInternetConnections(), ValueRepairStep.tls(), new SynchroniseClock(), new RepairServices(),
				new SwitchSharedComputer(), new ClearCompatibilityFlags(), new SignOutOrRestart());
	}
}
