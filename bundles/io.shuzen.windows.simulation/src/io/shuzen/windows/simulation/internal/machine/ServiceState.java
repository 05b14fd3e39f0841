package io.shuzen.windows.simulation.internal.machine;

import java.util.Objects;

import io.shuzen.core.probe.WindowsService;

/**
 * A service and whether it can be started at all.
 *
 * @param service what a probe sees
 * @param fails   whether it ends right after a start
 */
public record ServiceState(WindowsService service, boolean fails) {

	public ServiceState {
		Objects.requireNonNull(service);
	}

	public boolean isRunning() {
		return service.state() == WindowsService.State.RUNNING;
	}

	public ServiceState with(final WindowsService.StartType startType) {
		return new ServiceState(new WindowsService(service.name(), service.state(), startType, service.account()), fails);
	}

	public ServiceState with(final WindowsService.State state) {
		return new ServiceState(new WindowsService(service.name(), state, service.startType(), service.account()), fails);
	}
}
