package io.shuzen.transport.process.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;

/** Runs commands on the machine Shuzen runs on, with the rights Shuzen has. Works on Windows only, and says so elsewhere. */
@Component(service = Transport.class)
public final class ProcessTransport implements Transport {

	private static final Set<String> THIS_MACHINE = Set.of("", ".", "localhost", "127.0.0.1", "::1");

	@Override
	public String scheme() {
		return "process";
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(ProcessFailures.TEXTS.text("name"), isWindows(),
				isWindows() ? ProcessFailures.TEXTS.text("status.available", System.getProperty("user.name"))
						: ProcessFailures.TEXTS.text("status.notWindows", System.getProperty("os.name")));
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		cancellation.check();
		if (!isWindows()) {
			throw new FailureException(
					ProcessFailures.of(FailureKind.UNSUPPORTED, "notWindows", endpoint.name(), System.getProperty("os.name")));
		}
		if (!isThisMachine(endpoint.address(), Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), ""))) {
			throw new FailureException(
					ProcessFailures.of(FailureKind.INVALID_INPUT, "otherMachine", endpoint.name(), endpoint.address()));
		}
		return new ProcessSession(CommandShell.ofThisMachine(), LocalFiles.ofThisMachine());
	}

	/** Whether an address means this machine, told without asking the network. */
	static boolean isThisMachine(final String address, final String computerName) {
		final String wanted = address.toLowerCase(Locale.ROOT);
		final String name = computerName.toLowerCase(Locale.ROOT);
		return THIS_MACHINE.contains(wanted) || !name.isEmpty() && (wanted.equals(name) || wanted.startsWith(name + '.'));
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").startsWith("Windows");
	}
}
