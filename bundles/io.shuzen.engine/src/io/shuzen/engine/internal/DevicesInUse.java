package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which devices are being worked on by this process. Two entries of an inventory, or two runs, may mean the same device: they are worked
 * on one after the other, so that what belongs to the machine is done once, and users' parts never mix. Thread-safe.
 */
final class DevicesInUse {

	private final Map<String, List<Runnable>> waiting = new HashMap<>();

	/**
	 * @param device   as back ends name it
	 * @param whenFree is called once, on any thread, when the device may be free again; only when it is not now
	 * @return whether the device was free and is taken now
	 */
	synchronized boolean take(final String device, final Runnable whenFree) {
		final List<Runnable> queue = waiting.get(device);
		if (queue == null) {
			waiting.put(device, List.of());
			return true;
		}
		if (queue.isEmpty()) {
			waiting.put(device, new ArrayList<>(List.of(whenFree)));
		} else {
			queue.add(whenFree);
		}
		return false;
	}

	/** Gives a device back. */
	void release(final String device) {
		final List<Runnable> free;
		synchronized (this) {
			free = waiting.remove(device);
		}
		if (free != null) {
			free.forEach(Runnable::run);
		}
	}
}
