package io.shuzen.windows.simulation;

import java.util.List;

/**
 * The keys a simulated endpoint understands among its {@link io.shuzen.core.endpoint.EndpointDescriptor#options() options}. A scenario
 * may set them too, under {@code connection}; the endpoint's own win.
 */
public final class SimulationOptions {

	/** How long every operation takes, in milliseconds. Default: 0. */
	public static final String LATENCY = "latency-ms";

	/** How much longer an operation takes at most, in milliseconds, evenly distributed. Default: 0. */
	public static final String JITTER = "jitter-ms";

	/** What chance is drawn from, a whole number. The same seed, endpoint and order of operations give the same chances. Default: 0. */
	public static final String SEED = "seed";

	/**
	 * What goes wrong: {@code unreachable}, {@code authentication}, {@code host-key}, {@code not-windows} (the connection does not come
	 * about), {@code hang} (it does, and no operation ever ends by itself), {@code hang-connect} (connecting takes until its time limit),
	 * {@code drop-after:N} (it breaks in the operation after N). Default: {@code none}.
	 */
	public static final String FAULT = "fault";

	/** How likely each connection has the {@link #FAULT}, from 0 to 1. Default: 1. */
	public static final String FAULT_RATE = "fault-rate";

	/** {@code false} keeps the machine's changes in memory only. Default: {@code true}. */
	public static final String PERSISTENT = "persistent";

	/** The present as the machine and its facts see it, as in {@code 2026-01-31T09:00:00Z}. Default: the present. */
	public static final String NOW = "now";

	/** All keys. */
	public static final List<String> ALL = List.of(LATENCY, JITTER, SEED, FAULT, FAULT_RATE, PERSISTENT, NOW);

	private SimulationOptions() {
	}
}
