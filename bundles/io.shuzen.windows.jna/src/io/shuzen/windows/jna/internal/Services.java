package io.shuzen.windows.jna.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;

import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.QUERY_SERVICE_CONFIGW;
import io.shuzen.windows.jna.internal.api.SERVICE_DELAYED_AUTO_START_INFO;
import io.shuzen.windows.jna.internal.api.SERVICE_STATUS_PROCESS;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Reads and configures services through the service control manager. */
final class Services {

	private static final Duration LOOK = Duration.ofMillis(200);
	private static final Duration REACHING = Duration.ofSeconds(60);
	// winsvc.h: QueryServiceConfig never needs more
	private static final int LARGEST_CONFIGURATION = 8 << 10;

	private final WindowsApi api;
	private final Advapi32 functions;
	private final Machine machine;

	Services(final WindowsApi api, final Machine machine) {
		this.api = api;
		functions = api.advapi32();
		this.machine = machine;
	}

	@FunctionalInterface
	private interface Work<T> {
		T on(Pointer service) throws WindowsCallException;
	}

	/** @return empty when there is no such service */
	private <T> Optional<T> with(final String name, final int access, final Work<T> work) throws WindowsCallException {
		final Pointer manager = functions.OpenSCManagerW(machine.server(), null, WindowsConstants.SC_MANAGER_CONNECT);
		if (manager == null) {
			throw WindowsApiFailures.call("OpenSCManager", name, WindowsApi.lastError());
		}
		try {
			final Pointer service = functions.OpenServiceW(manager, new WString(name), access);
			if (service == null) {
				final int error = WindowsApi.lastError();
				if (error == WindowsConstants.ERROR_SERVICE_DOES_NOT_EXIST) {
					return Optional.empty();
				}
				throw WindowsApiFailures.call("OpenService", name, error);
			}
			try {
				return Optional.of(work.on(service));
			} finally {
				functions.CloseServiceHandle(service);
			}
		} finally {
			functions.CloseServiceHandle(manager);
		}
	}

	Optional<WindowsService> read(final String name) throws WindowsCallException {
		return with(name, WindowsConstants.SERVICE_QUERY_CONFIG | WindowsConstants.SERVICE_QUERY_STATUS,
				service -> read(name, service));
	}

	private WindowsService read(final String name, final Pointer service) throws WindowsCallException {
		final Pointer buffer = api.room(LARGEST_CONFIGURATION);
		require(functions.QueryServiceConfigW(service, buffer, LARGEST_CONFIGURATION, new IntByReference()),
				"QueryServiceConfig", name);
		final QUERY_SERVICE_CONFIGW configuration = new QUERY_SERVICE_CONFIGW(buffer);
		final String account = configuration.lpServiceStartName == null ? "" : configuration.lpServiceStartName.getWideString(0);
		return new WindowsService(name, state(name, service), startType(name, service, configuration.dwStartType), account);
	}

	private StartType startType(final String name, final Pointer service, final int number) throws WindowsCallException {
		return switch (number) {
		case WindowsConstants.SERVICE_BOOT_START -> StartType.BOOT;
		case WindowsConstants.SERVICE_SYSTEM_START -> StartType.SYSTEM;
		case WindowsConstants.SERVICE_AUTO_START -> isDelayed(name, service) ? StartType.AUTOMATIC_DELAYED : StartType.AUTOMATIC;
		case WindowsConstants.SERVICE_DEMAND_START -> StartType.MANUAL;
		case WindowsConstants.SERVICE_DISABLED -> StartType.DISABLED;
		default -> throw WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "serviceNumber", name, Integer.toString(number));
		};
	}

	private boolean isDelayed(final String name, final Pointer service) throws WindowsCallException {
		final SERVICE_DELAYED_AUTO_START_INFO info = new SERVICE_DELAYED_AUTO_START_INFO();
		if (!functions.QueryServiceConfig2W(service, WindowsConstants.SERVICE_CONFIG_DELAYED_AUTO_START_INFO, info.getPointer(),
				info.size(), new IntByReference())) {
			final int error = WindowsApi.lastError();
			// a Windows that knows no such thing
			if (error == WindowsConstants.ERROR_INVALID_LEVEL) {
				return false;
			}
			throw WindowsApiFailures.call("QueryServiceConfig2", name, error);
		}
		info.read();
		return info.fDelayedAutostart != 0;
	}

	private State state(final String name, final Pointer service) throws WindowsCallException {
		final SERVICE_STATUS_PROCESS status = new SERVICE_STATUS_PROCESS();
		require(functions.QueryServiceStatusEx(service, WindowsConstants.SC_STATUS_PROCESS_INFO, status.getPointer(),
				status.size(), new IntByReference()), "QueryServiceStatusEx", name);
		status.read();
		return switch (status.dwCurrentState) {
		case WindowsConstants.SERVICE_STOPPED -> State.STOPPED;
		case WindowsConstants.SERVICE_START_PENDING -> State.START_PENDING;
		case WindowsConstants.SERVICE_STOP_PENDING -> State.STOP_PENDING;
		case WindowsConstants.SERVICE_RUNNING -> State.RUNNING;
		case WindowsConstants.SERVICE_CONTINUE_PENDING -> State.CONTINUE_PENDING;
		case WindowsConstants.SERVICE_PAUSE_PENDING -> State.PAUSE_PENDING;
		case WindowsConstants.SERVICE_PAUSED -> State.PAUSED;
		default -> throw WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "serviceNumber", name,
				Integer.toString(status.dwCurrentState));
		};
	}

	boolean configure(final ServiceConfigure change, final Alteration alteration) throws WindowsCallException {
		final String name = change.service();
		final WindowsService former = read(name)
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.CONFLICT, "serviceMissing", name));
		final Optional<StartType> startType = change.startType().filter(type -> type != former.startType());
		final boolean runs = former.state() == State.RUNNING || former.state() == State.START_PENDING;
		final Optional<Boolean> running = change.running().filter(wanted -> wanted != runs);
		if (startType.isEmpty() && running.isEmpty()) {
			return false;
		}
		alteration.begin(Undo.of(new ServiceConfigure(name, startType.map(type -> former.startType()), running.map(wanted -> runs))));
		final int access = WindowsConstants.SERVICE_QUERY_STATUS
				| (startType.isPresent() ? WindowsConstants.SERVICE_CHANGE_CONFIG | WindowsConstants.SERVICE_QUERY_CONFIG : 0)
				| (running.isEmpty() ? 0 : running.get() ? WindowsConstants.SERVICE_START : WindowsConstants.SERVICE_STOP);
		with(name, access, service -> {
			if (startType.isPresent()) {
				setStartType(name, service, startType.get());
			}
			if (running.isPresent()) {
				run(name, service, running.get(), alteration.cancellation());
			}
			return Boolean.TRUE;
		});
		return true;
	}

	private void setStartType(final String name, final Pointer service, final StartType type) throws WindowsCallException {
		final int number = switch (type) {
		case BOOT -> WindowsConstants.SERVICE_BOOT_START;
		case SYSTEM -> WindowsConstants.SERVICE_SYSTEM_START;
		case AUTOMATIC, AUTOMATIC_DELAYED -> WindowsConstants.SERVICE_AUTO_START;
		case MANUAL -> WindowsConstants.SERVICE_DEMAND_START;
		case DISABLED -> WindowsConstants.SERVICE_DISABLED;
		};
		require(functions.ChangeServiceConfigW(service, WindowsConstants.SERVICE_NO_CHANGE, number,
				WindowsConstants.SERVICE_NO_CHANGE, null, null, null, null, null, null, null), "ChangeServiceConfig", name);
		if (number == WindowsConstants.SERVICE_AUTO_START && isDelayed(name, service) != (type == StartType.AUTOMATIC_DELAYED)) {
			final SERVICE_DELAYED_AUTO_START_INFO info = new SERVICE_DELAYED_AUTO_START_INFO();
			info.fDelayedAutostart = type == StartType.AUTOMATIC_DELAYED ? 1 : 0;
			info.write();
			require(functions.ChangeServiceConfig2W(service, WindowsConstants.SERVICE_CONFIG_DELAYED_AUTO_START_INFO,
					info.getPointer()), "ChangeServiceConfig2", name);
		}
	}

	private void run(final String name, final Pointer service, final boolean wanted, final Cancellation cancellation)
			throws WindowsCallException {
		final boolean accepted = wanted ? functions.StartServiceW(service, 0, null)
				: functions.ControlService(service, WindowsConstants.SERVICE_CONTROL_STOP, new SERVICE_STATUS_PROCESS().getPointer());
		final int error = accepted ? WindowsConstants.ERROR_SUCCESS : WindowsApi.lastError();
		if (error != WindowsConstants.ERROR_SUCCESS && error != WindowsConstants.ERROR_SERVICE_ALREADY_RUNNING
				&& error != WindowsConstants.ERROR_SERVICE_NOT_ACTIVE) {
			throw WindowsApiFailures.call(wanted ? "StartService" : "ControlService", name, error);
		}
		final long deadline = System.nanoTime() + REACHING.toNanos();
		while (state(name, service) != (wanted ? State.RUNNING : State.STOPPED)) {
			cancellation.check();
			if (System.nanoTime() > deadline) {
				throw WindowsApiFailures.refusal(FailureKind.TIMED_OUT, "serviceStays", name);
			}
			LockSupport.parkNanos(LOOK.toNanos());
		}
	}

	private static void require(final boolean success, final String function, final String service)
			throws WindowsCallException {
		if (!success) {
			throw WindowsApiFailures.call(function, service, WindowsApi.lastError());
		}
	}
}
