package io.shuzen.windows.jna.internal;

import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.windows.jna.internal.api.WindowsApi;

/**
 * Opens the machine Shuzen runs on through the Windows API. Off Windows it serves no scheme and says why. Other machines by remote
 * procedure call (scheme {@code rpc}) are not served yet.
 * <p>
 * Endpoint options: {@code offlineHives=true} (loads the registry of users who are not signed in to read it).
 */
@Component(service = HostConnector.class)
public final class WindowsApiConnector implements HostConnector {

	private final String platform;

	@Activate
	public WindowsApiConnector() {
		this(System.getProperty("os.name", ""));
	}

	/** @param platform the operating system's name as the system property {@code os.name} gives it */
	public WindowsApiConnector(final String platform) {
		this.platform = platform;
	}

	@Override
	public Set<String> schemes() {
		return isWindows() ? Set.of("local") : Set.of();
	}

	private boolean isWindows() {
		return platform.startsWith("Windows");
	}

	@Override
	public BackEndStatus status() {
		return isWindows()
				? new BackEndStatus(WindowsApiFailures.TEXTS.text("name"), true, WindowsApiFailures.TEXTS.text("status.local", platform))
				: new BackEndStatus(WindowsApiFailures.TEXTS.text("name"), false,
						WindowsApiFailures.TEXTS.text("status.notWindows", platform));
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		cancellation.check();
		if (!isWindows()) {
			throw new FailureException(
					WindowsApiFailures.of(FailureKind.UNSUPPORTED, "notWindows", endpoint.name(), platform));
		}
		if (!endpoint.scheme().equals("local")) {
			throw new FailureException(
					WindowsApiFailures.of(FailureKind.UNSUPPORTED, "onlyLocal", endpoint.name(), endpoint.scheme()));
		}
		try {
			return host(endpoint, WindowsApi.load());
		} catch (final UnsatisfiedLinkError e) {
			throw new FailureException(
					WindowsApiFailures.of(FailureKind.UNSUPPORTED, "noNativeCode", endpoint.name(), String.valueOf(e.getMessage())), e);
		}
	}

	/** The host over functions that are loaded already. */
	public static WindowsHost host(final EndpointDescriptor endpoint, final WindowsApi api) {
		return new LocalHost(endpoint, api);
	}
}
