package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.windows.jna.internal.api.User32;
import io.shuzen.windows.jna.internal.api.WTS_PROCESS_INFOW;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Running processes. Titles are those of windows in the session Shuzen runs in; others cannot be seen from here. */
final class Processes {

	private static final int LOOK_MILLIS = 200;
	private static final int ENDING_MILLIS = 10_000;
	private static final int LONGEST_TITLE = 1_024;
	private static final int LONGEST_PATH = 32_768;

	private final WindowsApi api;
	private final Machine machine;
	private final Sids sids;

	Processes(final WindowsApi api, final Machine machine, final Sids sids) {
		this.api = api;
		this.machine = machine;
		this.sids = sids;
	}

	ProcessList list() throws WindowsCallException {
		final PointerByReference list = new PointerByReference();
		final IntByReference count = new IntByReference();
		if (!api.wtsapi32().WTSEnumerateProcessesW(machine.terminalServer(), 0, 1, list, count)) {
			throw WindowsApiFailures.call("WTSEnumerateProcesses", "processes", WindowsApi.lastError());
		}
		try {
			final Map<Integer, String> titles = machine.isLocal() ? titles() : Map.of();
			final Map<String, String> accounts = new HashMap<>();
			final List<WindowsProcess> processes = new ArrayList<>();
			final int size = new WTS_PROCESS_INFOW().size();
			for (int i = 0; i < count.getValue(); i++) {
				final WTS_PROCESS_INFOW one = new WTS_PROCESS_INFOW(list.getValue().share((long) i * size));
				final String owner = sids.text(one.pUserSid)
						.map(sid -> accounts.computeIfAbsent(sid, unknown -> sids.account(one.pUserSid))).orElse("");
				processes.add(new WindowsProcess(Integer.toUnsignedLong(one.ProcessId),
						one.pProcessName == null ? "" : one.pProcessName.getWideString(0), one.SessionId, owner,
						titles.getOrDefault(one.ProcessId, "")));
			}
			return new ProcessList(processes);
		} finally {
			api.wtsapi32().WTSFreeMemory(list.getValue());
		}
	}

	/** The titles of main windows, by process: visible top-level ones without an owner. */
	private Map<Integer, String> titles() {
		final Map<Integer, String> titles = new HashMap<>();
		forEachMainWindow((window, process) -> {
			final char[] text = new char[LONGEST_TITLE];
			final int length = api.user32().GetWindowTextW(window, text, text.length);
			if (length > 0) {
				titles.putIfAbsent(process, new String(text, 0, length));
			}
		});
		return titles;
	}

	@FunctionalInterface
	private interface WindowAction {
		void on(Pointer window, int process);
	}

	private void forEachMainWindow(final WindowAction action) {
		final User32.WindowVisitor visitor = (window, data) -> {
			if (api.user32().IsWindowVisible(window)
					&& api.user32().GetWindow(window, WindowsConstants.GW_OWNER) == null) {
				final IntByReference process = new IntByReference();
				api.user32().GetWindowThreadProcessId(window, process);
				action.on(window, process.getValue());
			}
			return true;
		};
		api.user32().EnumWindows(visitor, 0);
	}

	boolean close(final ProcessClose change, final Alteration alteration) throws WindowsCallException {
		if (!machine.isLocal()) {
			// WTSTerminateProcess ends it at once, and with it what its user has not saved
			throw WindowsApiFailures.refusal(FailureKind.UNSUPPORTED, "remoteClose", change.image(), Long.toString(change.processId()));
		}
		final int id = (int) change.processId();
		final Pointer process = api.kernel32().OpenProcess(WindowsConstants.PROCESS_TERMINATE
				| WindowsConstants.PROCESS_QUERY_LIMITED_INFORMATION | WindowsConstants.SYNCHRONIZE, false, id);
		if (process == null) {
			final int error = WindowsApi.lastError();
			// what OpenProcess says of an id that nobody has
			if (error == WindowsConstants.ERROR_INVALID_PARAMETER) {
				return false;
			}
			throw WindowsApiFailures.call("OpenProcess", change.image(), error);
		}
		try {
			// an open handle keeps the id from being given to another process
			if (!image(process).filter(name -> name.equalsIgnoreCase(change.image())).isPresent()) {
				return false;
			}
			alteration.begin(Undo.NONE);
			forEachMainWindow((window, owner) -> {
				if (owner == id) {
					api.user32().PostMessageW(window, WindowsConstants.WM_CLOSE, 0, 0);
				}
			});
			if (ends(process, change.grace().toMillis(), alteration.cancellation())) {
				return true;
			}
			if (!api.kernel32().TerminateProcess(process, 1)) {
				throw WindowsApiFailures.call("TerminateProcess", change.image(), WindowsApi.lastError());
			}
			if (!ends(process, ENDING_MILLIS, alteration.cancellation())) {
				throw WindowsApiFailures.refusal(FailureKind.TIMED_OUT, "processStays", change.image(), Integer.toString(id));
			}
			return true;
		} finally {
			api.kernel32().CloseHandle(process);
		}
	}

	private Optional<String> image(final Pointer process) {
		final char[] path = new char[LONGEST_PATH];
		final IntByReference length = new IntByReference(path.length);
		if (!api.kernel32().QueryFullProcessImageNameW(process, 0, path, length)) {
			return Optional.empty();
		}
		final String whole = new String(path, 0, length.getValue());
		return Optional.of(whole.substring(whole.lastIndexOf('\\') + 1));
	}

	private boolean ends(final Pointer process, final long limitMillis, final Cancellation cancellation) {
		final long deadline = System.nanoTime() + limitMillis * 1_000_000;
		do {
			cancellation.check();
			if (api.kernel32().WaitForSingleObject(process, LOOK_MILLIS) == WindowsConstants.WAIT_OBJECT_0) {
				return true;
			}
		} while (System.nanoTime() < deadline);
		return false;
	}
}
