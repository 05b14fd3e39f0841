package io.shuzen.core.probe;

import java.util.List;

/** The running processes, in the order the machine listed them. */
public record ProcessList(List<WindowsProcess> processes) implements ProbeValue {

	public ProcessList {
		processes = List.copyOf(processes);
	}
}
