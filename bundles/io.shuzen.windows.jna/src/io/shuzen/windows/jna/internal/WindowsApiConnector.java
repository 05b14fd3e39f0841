package io.shuzen.windows.jna.internal;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.windows.jna.internal.api.WindowsApi;

/**
 * Opens machines through the Windows API: the one Shuzen runs on (scheme {@code local}), and others by Windows' own remote procedure
 * calls (scheme {@code rpc}), signed in to as the account Shuzen runs as. Off Windows it serves no scheme and says why.
 * <p>
 * Endpoint options: {@code offlineHives=true} (loads the registry of users who are not signed in to read it).
 */
@Component(service = HostConnector.class)
public final class WindowsApiConnector implements HostConnector {

	private static final String LOCAL = "local";
	private static final String REMOTE = "rpc";

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
		return isWindows() ? Set.of(LOCAL, REMOTE) : Set.of();
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

	/** There is one machine that Shuzen runs on, whatever address the inventory gives it. */
	@Override
	public String deviceOf(final EndpointDescriptor endpoint) {
		return endpoint.scheme().equals(LOCAL) ? LOCAL : endpoint.address().toLowerCase(Locale.ROOT);
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		cancellation.check();
		if (!isWindows()) {
			throw new FailureException(
					WindowsApiFailures.of(FailureKind.UNSUPPORTED, "notWindows", endpoint.name(), platform));
		}
		if (!schemes().contains(endpoint.scheme())) {
			throw new FailureException(WindowsApiFailures.of(FailureKind.UNSUPPORTED, "otherScheme", endpoint.name(), endpoint.scheme()));
		}
		try {
			return open(endpoint, WindowsApi.load(), cancellation);
		} catch (final UnsatisfiedLinkError e) {
			throw new FailureException(
					WindowsApiFailures.of(FailureKind.UNSUPPORTED, "noNativeCode", endpoint.name(), String.valueOf(e.getMessage())), e);
		}
	}

	/** As {@link #open(EndpointDescriptor, Cancellation)}, over functions that are loaded already. */
	public static WindowsHost open(final EndpointDescriptor endpoint, final WindowsApi api, final Cancellation cancellation)
			throws FailureException {
		if (!endpoint.scheme().equals(REMOTE)) {
			final Machine machine = Machine.local(api);
			return new WindowsApiHost(endpoint, machine, new Workings(api, machine), thread(endpoint));
		}
		if (!endpoint.userName().isEmpty() || endpoint.credential().kind() != CredentialSource.Kind.NONE) {
			throw new FailureException(WindowsApiFailures.of(FailureKind.INVALID_INPUT, "ownAccountOnly", endpoint.name()));
		}
		final Machine machine = Machine.remote(api, endpoint.address());
		final CallThread thread = thread(endpoint);
		boolean connected = false;
		try {
			thread.call(() -> machine.root(RegistryHive.LOCAL_MACHINE), endpoint.connectTimeout().toMillis(), cancellation);
			connected = true;
			return new WindowsApiHost(endpoint, machine, new Workings(api, machine), thread);
		} catch (final WindowsCallException e) {
			throw new FailureException(e.failure(), e);
		} catch (final TimeoutException e) {
			throw new FailureException(WindowsApiFailures.of(FailureKind.TIMED_OUT, "connectTimedOut", endpoint.name(),
					Long.toString(endpoint.connectTimeout().toSeconds())), e);
		} finally {
			if (!connected) {
				thread.closeAfter(machine::close);
			}
		}
	}

	private static CallThread thread(final EndpointDescriptor endpoint) {
		return new CallThread("shuzen-windows-api-" + endpoint.name());
	}
}
