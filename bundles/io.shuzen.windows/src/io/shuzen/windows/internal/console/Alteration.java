package io.shuzen.windows.internal.console;

import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.model.parameter.SecretReference;

/** One change in the making: whether the machine was touched yet, and what would restore it. */
final class Alteration {

	private final ApplyContext context;
	private boolean begun;
	private Undo undo = Undo.NONE;

	Alteration(final ApplyContext context) {
		this.context = context;
	}

	Cancellation cancellation() {
		return context.cancellation();
	}

	/**
	 * A secret as a line for a program's standard input; overwritten by the caller after use.
	 *
	 * @throws ChangeException when there is none, or it cannot be used
	 */
	byte[] secretLine(final SecretReference reference) throws ChangeException {
		try {
			return context.secretLine(reference);
		} catch (final FailureException e) {
			throw new ChangeException(e.failure());
		}
	}

	String runId() {
		return context.runId();
	}

	void say(final ProgramOutput output) {
		output.forEachLine(context.output());
	}

	/** From here on the machine may be altered. The last chance to stop before; returns when a crash cannot take what restores it. */
	void begin(final Undo restoring) {
		context.cancellation().check();
		context.beforeChange().accept(restoring);
		undo = restoring;
		begun = true;
	}

	boolean hasBegun() {
		return begun;
	}

	Undo undo() {
		return undo;
	}
}
