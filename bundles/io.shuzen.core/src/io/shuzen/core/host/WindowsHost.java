package io.shuzen.core.host;

import java.util.Set;
import java.util.concurrent.CancellationException;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;

/**
 * One open endpoint. May be used from any thread but the user interface's; calls on one host wait for each other.
 * <p>
 * What every back end keeps to is stated by the contract suite (io.shuzen.windows.contract in tests/).
 */
public interface WindowsHost extends AutoCloseable {

	EndpointDescriptor endpoint();

	/**
	 * Reads everything that is asked, in as few round trips as can be.
	 *
	 * @return a fact for every probe, for per-user probes one for every user with a profile; what could not be read is in its fact.
	 *         When any probe asks about users, {@link io.shuzen.core.probe.UserProbe} is answered too
	 * @throws CancellationException when cancelled; nothing is left running on the endpoint
	 */
	Facts read(Set<? extends Probe<?>> probes, Cancellation cancellation);

	/**
	 * Makes one change. The former state is saved first; without a backup a reversible change is not made.
	 *
	 * @return what became of it. Cancelling yields an outcome too, never an exception: {@code Failed} when it was stopped,
	 *         {@code InDoubt} when that could not be confirmed
	 */
	Outcome apply(Change change, ApplyContext context);

	/** Ends the connection. Never throws, never waits longer than a second. */
	@Override
	void close();
}
