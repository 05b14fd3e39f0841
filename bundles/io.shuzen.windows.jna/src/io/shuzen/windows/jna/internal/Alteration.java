package io.shuzen.windows.jna.internal;

import java.util.concurrent.CancellationException;

import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;

/** One change in the making: whether the machine was touched yet, and what would restore it. Thread-safe. */
final class Alteration {

	private final ApplyContext context;
	private boolean begun;
	private boolean left;
	private Undo undo = Undo.NONE;

	Alteration(final ApplyContext context) {
		this.context = context;
	}

	Cancellation cancellation() {
		return context.cancellation();
	}

	String runId() {
		return context.runId();
	}

	/**
	 * What a program gets on its standard input; overwritten by the caller after use.
	 *
	 * @throws WindowsCallException when it is a secret and there is none, or it cannot be used
	 */
	byte[] inputOf(final ToolRun change) throws WindowsCallException {
		try {
			return change.secretInput().isPresent() ? context.secretLine(change.secretInput().get()) : new byte[0];
		} catch (final FailureException e) {
			throw new WindowsCallException(e.failure());
		}
	}

	void say(final String line) {
		context.output().accept(line);
	}

	/** From here on the machine may be altered. The last chance to stop before; returns when a crash cannot take what restores it. */
	synchronized void begin(final Undo restoring) {
		context.cancellation().check();
		if (left) {
			throw new CancellationException();
		}
		context.beforeChange().accept(restoring);
		undo = restoring;
		begun = true;
	}

	/** Nobody waits for it any more: what has not begun shall not. Says whether it had. */
	synchronized boolean leave() {
		left = true;
		return begun;
	}

	synchronized Undo undo() {
		return undo;
	}
}
