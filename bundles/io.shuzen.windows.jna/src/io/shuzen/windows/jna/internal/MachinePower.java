package io.shuzen.windows.jna.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import com.sun.jna.WString;

import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Restarts another machine and waits until it is back. The own machine is never restarted: Shuzen would end with it. */
final class MachinePower {

	private static final long LOOK_NANOS = 2_000_000_000L;
	private static final int REASON = WindowsConstants.SHTDN_REASON_MAJOR_APPLICATION
			| WindowsConstants.SHTDN_REASON_MINOR_MAINTENANCE | WindowsConstants.SHTDN_REASON_FLAG_PLANNED;

	private final WindowsApi api;
	private final Machine machine;
	private final SystemReader system;

	MachinePower(final WindowsApi api, final Machine machine, final SystemReader system) {
		this.api = api;
		this.machine = machine;
		this.system = system;
	}

	boolean restart(final MachineRestart change, final Alteration alteration) throws WindowsCallException {
		if (machine.isLocal()) {
			throw WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "restart", change.describe());
		}
		final String name = machine.remoteName().orElseThrow();
		final Instant before = system.bootTime(alteration.cancellation())
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.REFUSED, "noBootTime", name));
		alteration.begin(Undo.NONE);
		final int seconds = (int) Math.min(change.notice().toSeconds(), Integer.MAX_VALUE);
		if (!api.advapi32().InitiateSystemShutdownExW(machine.server(), new WString(change.describe().english()), seconds, true, true,
				REASON)) {
			throw WindowsApiFailures.call("InitiateSystemShutdownEx", name, WindowsApi.lastError());
		}
		final long deadline = System.nanoTime() + change.notice().plus(change.limit()).toNanos();
		while (!isBackSince(before, alteration)) {
			if (System.nanoTime() > deadline) {
				throw WindowsApiFailures.refusal(FailureKind.TIMED_OUT, "notBack", name, Long.toString(change.limit().toSeconds()));
			}
			pause(alteration);
		}
		return true;
	}

	private boolean isBackSince(final Instant before, final Alteration alteration) {
		try {
			final Optional<Instant> started = system.bootTime(Cancellation.none());
			// not only a later one: a clock that was ahead may have been put right by the restart
			return started.isPresent() && !started.get().equals(before);
		} catch (final WindowsCallException e) {
			// on its way down or up; connections from before lead nowhere
			machine.close();
			alteration.say(e.failure().message().english());
			return false;
		}
	}

	/** What was begun can be taken back as long as the machine still counts down. */
	private void pause(final Alteration alteration) {
		if (alteration.cancellation().isCancelled()) {
			api.advapi32().AbortSystemShutdownW(machine.server());
			alteration.cancellation().check();
		}
		LockSupport.parkNanos(LOOK_NANOS);
	}
}
