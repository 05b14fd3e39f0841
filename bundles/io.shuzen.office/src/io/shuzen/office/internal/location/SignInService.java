package io.shuzen.office.internal.location;

import java.util.List;

import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.WindowsService;

/**
 * A Windows service that signing in or activating depends on.
 *
 * @param name         short name
 * @param startType    how Windows starts it by default; remembered, not read in a source, and different between editions. It is only
 *                     used to replace DISABLED
 * @param alwaysRuns   whether it runs all the time on a healthy machine; the others are started when needed
 * @param ofOffice     whether it came with Office, so that its absence means nothing without Office
 */
public record SignInService(String name, WindowsService.StartType startType, boolean alwaysRuns, boolean ofOffice) {

	/** The services of the catalogue. */
	public static final List<SignInService> ALL = List.of(
			new SignInService("TokenBroker", WindowsService.StartType.MANUAL, false, false),
			new SignInService("wlidsvc", WindowsService.StartType.MANUAL, false, false),
			new SignInService("VaultSvc", WindowsService.StartType.MANUAL, false, false),
			new SignInService("NlaSvc", WindowsService.StartType.AUTOMATIC, false, false),
			new SignInService("netprofm", WindowsService.StartType.MANUAL, false, false),
			new SignInService("NcdAutoSetup", WindowsService.StartType.MANUAL, false, false),
			new SignInService("EventLog", WindowsService.StartType.AUTOMATIC, true, false),
			new SignInService("ClickToRunSvc", WindowsService.StartType.AUTOMATIC, true, true),
			new SignInService("sppsvc", WindowsService.StartType.AUTOMATIC_DELAYED, false, false),
			new SignInService("W32Time", WindowsService.StartType.MANUAL, false, false));

	public ServiceProbe probe() {
		return new ServiceProbe(name);
	}

	/** Whether the service, as it is, cannot do its work. */
	public boolean isBroken(final WindowsService service) {
		return service.startType() == WindowsService.StartType.DISABLED
				|| alwaysRuns && service.state() == WindowsService.State.STOPPED;
	}
}
