package io.shuzen.windows.tests;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;

/** An open endpoint that remembers what kinds of change were asked of it. */
final class WatchedHost implements WindowsHost {

	private final WindowsHost host;
	private final Set<Class<?>> changes = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	WatchedHost(final WindowsHost host) {
		this.host = host;
	}

	/** The kinds of change that were asked for since this was last asked, made or not. */
	Set<Class<?>> changed() {
		final Set<Class<?>> since = new HashSet<>(changes);
		changes.clear();
		return since;
	}

	boolean isClosed() {
		return closed;
	}

	@Override
	public EndpointDescriptor endpoint() {
		return host.endpoint();
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		return host.read(probes, cancellation);
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		changes.add(change.getClass());
		return host.apply(change, context);
	}

	@Override
	public void close() {
		closed = true;
		host.close();
	}
}
