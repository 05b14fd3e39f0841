package io.shuzen.windows.jna.internal;

import java.time.Instant;
import java.util.regex.Pattern;

import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.windows.data.StripChartOutput;
import io.shuzen.windows.jna.internal.api.TIME_OF_DAY_INFO;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * The clock: this machine's is compared with its time source by w32tm, for which Windows has no function; another's with that of the
 * machine Shuzen runs on.
 */
final class Clock {

	// w32tm names the source by its host name; in a virtual machine or without a source it prints words instead
	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]*");
	private static final String DEFAULT_SOURCE = "time.windows.com";

	private final WindowsApi api;
	private final Machine machine;
	private final LocalTools tools;

	Clock(final WindowsApi api, final Machine machine, final LocalTools tools) {
		this.api = api;
		this.machine = machine;
		this.tools = tools;
	}

	ClockStatus read(final Cancellation cancellation) throws WindowsCallException {
		return machine.isLocal() ? comparedWithItsSource(cancellation) : comparedWithThisMachine();
	}

	private ClockStatus comparedWithItsSource(final Cancellation cancellation) throws WindowsCallException {
		final String named = tools.read(ToolCommand.of("w32tm.exe", "/query", "/source"), cancellation).standardOutput().strip();
		final String host = named.split(",", 2)[0].lines().findFirst().orElse("").strip();
		final ToolCommand chart = ToolCommand.of("w32tm.exe", "/stripchart",
				"/computer:" + (HOST.matcher(host).matches() ? host : DEFAULT_SOURCE), "/samples:3", "/dataonly");
		final ToolOutput output = tools.read(chart, cancellation);
		return StripChartOutput.parse(output.standardOutput())
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "toolNotUnderstood", chart.toString()));
	}

	private ClockStatus comparedWithThisMachine() throws WindowsCallException {
		final PointerByReference result = new PointerByReference();
		final Instant before = Instant.now();
		final int error = api.netapi32().NetRemoteTOD(machine.server(), result);
		final Instant after = Instant.now();
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call("NetRemoteTOD", machine.remoteName().orElseThrow(), error);
		}
		try {
			final long here = (before.toEpochMilli() + after.toEpochMilli()) / 2;
			return new ClockStatus(here - millis(new TIME_OF_DAY_INFO(result.getValue())), ownName());
		} finally {
			api.netapi32().NetApiBufferFree(result.getValue());
		}
	}

	private String ownName() {
		final String name = System.getenv("COMPUTERNAME");
		return name == null ? "Shuzen" : name;
	}

	/** Milliseconds since 1970; the structure has hundredths of a second. */
	static long millis(final TIME_OF_DAY_INFO time) {
		return Integer.toUnsignedLong(time.tod_elapsedt) * 1_000 + time.tod_hunds * 10L;
	}
}
