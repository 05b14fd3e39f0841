package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
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
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.BrokerFolders;
import io.shuzen.office.internal.location.CompatibilityFlags;
import io.shuzen.office.internal.location.OfficeApplications;
import io.shuzen.office.internal.location.OfficeRegistry;
import io.shuzen.office.internal.location.SignInCredentials;
import io.shuzen.office.internal.location.SignInService;
import io.shuzen.office.internal.location.SystemApp;
import io.shuzen.office.internal.location.TlsSettings;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.OfficeWamAccounts;

/**
 * What plans of this pack may do, whatever a step has computed. Steps are written so that they never overstep it; this is the second lock
 * for the day one of them is wrong. It lets changes in by name: a new kind, place or command is refused until it is listed here. So
 * nothing can be planned that must never be automated: clearing the Trusted Platform Module, deleting Windows Hello keys, undoing the
 * join of a device that is Entra joined only, removing Windows' own product key, touching policies, switching off UAC, modern
 * authentication or the Web Account Manager.
 */
public final class ChangeLimits {

	private static final List<RegistryPath> DELETABLE_KEYS = OfficeRegistry.VERSIONS.stream()
			.flatMap(version -> Stream.of("Common\\Identity", "Common\\Licensing", "Common\\Internet\\WebServiceCache",
					"Common\\ServicesManagerCache", "Registration").map(key -> OfficeRegistry.user(version, key)))
			.map(RegistryPath::parse).toList();

	private static final Set<RegistryPath> DELETABLE_MACHINE_KEYS = Stream
			.concat(OfficeRegistry.customUserResets().stream().map(RegistryProbe::path),
					Stream.of(ResetInternetConnections.KEY.path()))
			.collect(Collectors.toSet());

	private static final List<RegistryPath> CLEARABLE_KEYS = Stream
			.concat(OfficeRegistry.VERSIONS.stream().map(version -> OfficeRegistry.user(version, "Common\\Identity")),
					Stream.of("HKCU\\Software\\Microsoft\\Protected Storage System",
							"HKCU\\Software\\Microsoft\\Protected Storage System Provider"))
			.map(RegistryPath::parse).toList();

	private static final RegistryPath MACHINE_IDENTITY = RegistryPath
			.parse(OfficeRegistry.machine(OfficeRegistry.CURRENT, "Common\\Identity"));
	private static final Set<String> AUTHENTICATION_SWITCHES = Set.of("enableadal", "disableadalatopwam",
			"disableadalatopwamoverride", "disableaadwam");
	private static final String SHARED_COMPUTER = "sharedcomputerlicensing";

	/** Key, value and numbers that may be written. */
	private record Writable(String path, String value, LongPredicate numbers) {
		boolean allows(final RegistryValueSet set) {
			return RegistryPath.parse(path).equals(set.path()) && set.value().name().equalsIgnoreCase(value)
					&& set.value().asNumber().isPresent() && numbers.test(set.value().asNumber().getAsLong());
		}
	}

	private static final List<Writable> WRITABLE = Stream.concat(
			Stream.of(new Writable(OfficeRegistry.user("15.0", "Common\\Identity"), "EnableADAL", number -> number == 1),
					new Writable(OfficeRegistry.user("16.0", "Common\\Identity"), "NoDomainUser", number -> number == 1),
					new Writable(OfficeRegistry.user("16.0", "Common"), "Autoorgidgetkey", number -> number == 1),
					new Writable(OfficeRegistry.user("16.0", "Common\\SignIn"), "SignInOptions", number -> number == 0),
					new Writable(OfficeRegistry.user("16.0", "Common\\Internet"), "UseOnlineContent", number -> number == 2),
					new Writable("HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet",
							"EnableActiveProbing", number -> number == 1),
					new Writable(TlsSettings.CLIENT.path().toString(), "Enabled", number -> number == 1),
					new Writable(TlsSettings.CLIENT.path().toString(), "DisabledByDefault", number -> number == 0),
					new Writable(OfficeInstallation.CLICK_TO_RUN.path().toString(), SHARED_COMPUTER, number -> number == 1)),
			Stream.concat(
					TlsSettings.WIN_HTTP.stream()
							.map(probe -> new Writable(probe.path().toString(), TlsSettings.DEFAULT_SECURE_PROTOCOLS,
									ChangeLimits::hasTls)),
					TlsSettings.INTERNET_SETTINGS.stream().map(
							probe -> new Writable(probe.path().toString(), TlsSettings.SECURE_PROTOCOLS, ChangeLimits::hasTls))))
			.toList();

	/** Folders of a user that may be moved away; of those that end with a backslash, what is directly in them. */
	private static final List<String> MOVABLE = Stream.concat(
			Stream.of("Microsoft\\Office\\Licenses", "Microsoft\\Office\\16.0\\Licensing", "Microsoft\\Office\\15.0\\Licensing",
					"Microsoft\\OneAuth", "Microsoft\\IdentityCache"),
			BrokerFolders.ALL.stream().map(probe -> probe.path().substring("%LOCALAPPDATA%\\".length()) + '\\')).toList();
	private static final String LOCAL_DATA = "\\appdata\\local\\";

	private ChangeLimits() {
	}

	/** {@code plan} as it is; or with no changes and a blocker for every change that must not be. */
	public static Changeset enforce(final Changeset plan, final Facts facts) {
		final List<Blocker> refusals = plan.changes().stream().filter(change -> !isPermitted(plan.stepId(), change, facts))
				.map(change -> new Blocker(OfficeStep.TEXTS.text("refused", change.describe()),
						OfficeStep.TEXTS.text("refused.advice")))
				.toList();
		if (refusals.isEmpty()) {
			return plan;
		}
		final List<Blocker> blockers = new ArrayList<>(plan.blockers());
		blockers.addAll(refusals);
		return new Changeset(plan.stepId(), plan.endpoint(), List.of(), blockers, List.of());
	}

	private static boolean isPermitted(final String stepId, final Change change, final Facts facts) {
		return switch (change) {
		case final RegistryKeyDelete delete -> mayDelete(delete);
		case final RegistryValueDelete delete -> mayDelete(delete);
		case final RegistryValueSet set -> maySet(stepId, set);
		case final CredentialDelete delete -> SignInCredentials.ownerOf(delete.target()).isPresent();
		case final ProcessClose close -> OfficeApplications.isApplication(close.image())
				|| stepId.equals(StepId.BROKER_ACCOUNTS) && close.image().equalsIgnoreCase(BrokerFolders.PROCESS);
		case final FileQuarantine quarantine -> mayMove(quarantine)
				|| stepId.equals(StepId.LICENSE_STORE) && RenewLicenseStore.isStore(quarantine)
				|| stepId.equals(StepId.SHARED_COMPUTER_TOKENS) && ResetSharedComputerTokens.isRoaming(quarantine, facts);
		case final PackageRegister register -> Arrays.stream(SystemApp.values())
				.anyMatch(app -> app.identityName().equals(register.name())
						&& app.manifest().path().equals(register.manifestPath()));
		case final ServiceConfigure configure -> mayConfigure(configure)
				|| stepId.equals(StepId.LICENSE_STORE) && RenewLicenseStore.isServiceOf(configure);
		case final ToolRun run -> VendorScript.isCommand(stepId, run.command()) || mayRun(stepId, run, facts);
		case final UserSignOut unused -> stepId.equals(StepId.SIGN_OUT_OR_RESTART);
		case final MachineRestart unused -> stepId.equals(StepId.SIGN_OUT_OR_RESTART);
		case final FileWrite write -> stepId.equals(StepId.ONEAUTH_ASSOCIATION) && DisassociateAccounts.isAccountFile(write)
				|| stepId.equals(StepId.ONEDRIVE_RESET) && ResetOneDrive.isNote(write)
				|| Set.of(StepId.REGISTER_AAD_BROKER, StepId.REGISTER_CLOUD_EXPERIENCE_HOST).contains(stepId) && RegisterSystemApp.isNote(write)
				|| VendorScript.isRepairedCopy(stepId, write);
		// restoring is for undo
		case final RegistryKeyRestore unused -> false;
		case final FileRestore unused -> false;
		// housekeeping, no repair
		case final QuarantinePurge unused -> false;
		};
	}

	private static boolean mayDelete(final RegistryKeyDelete delete) {
		return !isPolicy(delete.path()) && (delete.identity() instanceof Identity.User
				? DELETABLE_KEYS.stream().anyMatch(delete.path()::isAtOrBelow)
				: DELETABLE_MACHINE_KEYS.contains(delete.path()));
	}

	private static boolean mayDelete(final RegistryValueDelete delete) {
		final RegistryPath path = delete.path();
		final String name = delete.name().toLowerCase(Locale.ROOT);
		if (isPolicy(path)) {
			return false;
		}
		if (CompatibilityFlags.PROBES.stream().anyMatch(probe -> probe.path().equals(path))) {
			return OfficeApplications.isApplication(delete.name().substring(delete.name().lastIndexOf('\\') + 1));
		}
		if (path.hive() == RegistryHive.CURRENT_USER) {
			return CLEARABLE_KEYS.stream().anyMatch(path::isAtOrBelow);
		}
		if (path.equals(OfficeInstallation.CLICK_TO_RUN.path())) {
			return ClearActivationIdentity.isIdentity(name) || name.equals(SHARED_COMPUTER);
		}
		return path.equals(MACHINE_IDENTITY) && AUTHENTICATION_SWITCHES.contains(name)
				|| SwitchSharedComputer.PLACES.stream().anyMatch(probe -> probe.path().equals(path))
						&& name.equals(SHARED_COMPUTER);
	}

	private static boolean maySet(final String stepId, final RegistryValueSet set) {
		if (isPolicy(set.path())) {
			return false;
		}
		return stepId.equals(StepId.RESET_ALL_USERS) && ResetAllUsers.isPermitted(set)
				|| stepId.equals(StepId.AUTODISCOVER) && ModernAutodiscover.isPermitted(set)
				|| stepId.equals(StepId.LOCAL_KEY_PROTECTION) && LocalKeyProtection.isPermitted(set) || WRITABLE.stream().anyMatch(place -> place.allows(set));
	}

	private static boolean mayMove(final FileQuarantine quarantine) {
		final String path = quarantine.path().toLowerCase(Locale.ROOT);
		final int start = path.lastIndexOf(LOCAL_DATA);
		if (start < 0 || !(quarantine.identity() instanceof Identity.User)) {
			return false;
		}
		final String inside = path.substring(start + LOCAL_DATA.length());
		return MOVABLE.stream().map(place -> place.toLowerCase(Locale.ROOT)).anyMatch(
				place -> place.endsWith("\\") ? inside.startsWith(place) && inside.indexOf('\\', place.length()) < 0
						&& inside.length() > place.length() : inside.equals(place));
	}

	private static boolean mayConfigure(final ServiceConfigure configure) {
		return SignInService.ALL.stream().anyMatch(service -> service.name().equals(configure.service()))
				&& configure.startType().filter(type -> type == WindowsService.StartType.DISABLED).isEmpty()
				&& configure.running().filter(running -> !running).isEmpty();
	}

	private static boolean mayRun(final String stepId, final ToolRun run, final Facts facts) {
		final ToolCommand command = run.command();
		if (run.identity() instanceof Identity.User) {
			final Optional<JoinType> type = JoinState.joinType(facts);
			return stepId.equals(StepId.ONEDRIVE_RESET) && ResetOneDrive.isCommand(run)
					|| stepId.equals(StepId.GET_HELP) && GetHelpReset.isCommand(command) || command.equals(RefreshToken.COMMAND) || command.equals(OfficeWamAccounts.SIGN_OUT)
					|| command.equals(CleanUpWorkAccounts.COMMAND)
							&& type.filter(join -> join == JoinType.NOT_JOINED || join == JoinType.DOMAIN_JOINED).isPresent();
		}
		if (command.equals(HybridLeave.COMMAND)) {
			// asked of the device's own reading alone: nothing else may decide that leaving is safe
			return facts.answer(DeviceJoinProbe.MACHINE).asOptional().flatMap(DeviceJoinStatus::joinType)
					.filter(type -> type == JoinType.HYBRID_JOINED).isPresent();
		}
		return stepId.equals(StepId.NETWORK_STACK) && ResetNetworkStack.isCommand(command)
				|| stepId.equals(StepId.OFFICE_REPAIR) && RepairOffice.isCommand(command)
				|| stepId.equals(StepId.NETWORK_SERVICE_ACCESS) && GrantNetworkService.isCommand(command)
				|| stepId.equals(StepId.PROTECTION_KEY) && ImportProtectionKey.isCommand(command)
				|| command.equals(HybridJoin.COMMAND) || command.equals(SynchroniseClock.COMMAND)
				|| RemoveProductKeys.isCommand(command) || SetWinHttpProxy.isCommand(command)
				|| SetSystemProxy.isCommand(command);
	}

	private static boolean hasTls(final long number) {
		return (number & TlsSettings.TLS_1_2) != 0;
	}

	private static boolean isPolicy(final RegistryPath path) {
		return List.of(path.key().toLowerCase(Locale.ROOT).split("\\\\")).contains("policies");
	}
}
