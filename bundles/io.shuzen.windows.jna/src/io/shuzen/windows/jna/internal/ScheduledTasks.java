package io.shuzen.windows.jna.internal;

import java.util.Optional;
import java.util.OptionalInt;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.windows.jna.internal.api.ComponentIdentifiers;
import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Tasks of the Task Scheduler, through its component (taskschd.h). */
final class ScheduledTasks {

	// HRESULT_FROM_WIN32 of ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND
	private static final int NO_SUCH_TASK = 0x80070002;
	private static final int NO_SUCH_FOLDER = 0x80070003;
	// oaidl.h: 24 bytes on 64-bit Windows, a type of 0 (VT_EMPTY) first and the value from the ninth on
	private static final int VARIANT_BYTES = 24;
	private static final int VARIANT_VALUE = 8;
	private static final short VT_BSTR = 8;

	private final WindowsApi api;
	private final Machine machine;

	ScheduledTasks(final WindowsApi api, final Machine machine) {
		this.api = api;
		this.machine = machine;
	}

	/** @return empty when there is no such task */
	Optional<ScheduledTask> read(final String path) throws WindowsCallException {
		final Pointer root = api.oleAut32().SysAllocString(new WString("\\"));
		final Pointer name = api.oleAut32().SysAllocString(new WString(path));
		try (ComponentObject service = ComponentObject.create(api, ComponentIdentifiers.CLSID_TaskScheduler,
				ComponentIdentifiers.IID_ITaskService)) {
			connect(service);
			try (ComponentObject folder = service.get(ComponentSlots.ITaskService_GetFolder, root)
					.orElseThrow(() -> WindowsApiFailures.call("ITaskService::GetFolder", "\\", 0))) {
				final PointerByReference found = new PointerByReference();
				final int code = folder.call(ComponentSlots.ITaskFolder_GetTask, name, found);
				if (code == NO_SUCH_TASK || code == NO_SUCH_FOLDER) {
					return Optional.empty();
				}
				require(code, "ITaskFolder::GetTask", path);
				try (ComponentObject task = folder.of(found.getValue())) {
					return Optional.of(new ScheduledTask(path, isEnabled(task, path), lastResult(task)));
				}
			}
		} finally {
			api.oleAut32().SysFreeString(root);
			api.oleAut32().SysFreeString(name);
		}
	}

	/** Arguments larger than a register are passed by their address on 64-bit Windows. */
	private void connect(final ComponentObject service) throws WindowsCallException {
		final Pointer server = variant();
		final Optional<Pointer> text = machine.remoteName().map(name -> api.oleAut32().SysAllocString(new WString(name)));
		try {
			text.ifPresent(name -> {
				server.setShort(0, VT_BSTR);
				server.setPointer(VARIANT_VALUE, name);
			});
			final int code = service.call(ComponentSlots.ITaskService_Connect, server, variant(), variant(), variant());
			require(code, "ITaskService::Connect", machine.remoteName().orElse("Task Scheduler"));
		} finally {
			text.ifPresent(api.oleAut32()::SysFreeString);
		}
	}

	private Pointer variant() {
		final Pointer variant = api.room(VARIANT_BYTES);
		variant.setMemory(0, VARIANT_BYTES, (byte) 0);
		return variant;
	}

	private static boolean isEnabled(final ComponentObject task, final String path) throws WindowsCallException {
		final IntByReference enabled = new IntByReference();
		require(task.call(ComponentSlots.IRegisteredTask_get_Enabled, enabled), "IRegisteredTask::get_Enabled", path);
		// VARIANT_BOOL, 16 bits
		return (short) enabled.getValue() != 0;
	}

	private static OptionalInt lastResult(final ComponentObject task) {
		final IntByReference result = new IntByReference();
		return task.call(ComponentSlots.IRegisteredTask_get_LastTaskResult, result) < 0
				|| result.getValue() == WindowsConstants.SCHED_S_TASK_HAS_NOT_RUN ? OptionalInt.empty()
						: OptionalInt.of(result.getValue());
	}

	private static void require(final int code, final String function, final String subject) throws WindowsCallException {
		if (code < 0) {
			throw WindowsApiFailures.call(function, subject, code);
		}
	}
}
