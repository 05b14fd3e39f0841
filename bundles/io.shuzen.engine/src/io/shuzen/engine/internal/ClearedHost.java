package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.secret.SecretMask;

/**
 * A machine whose words are cleared of the secrets that its connection was made with and its changes were given, before anything else
 * hears them: facts, outcomes, failures, and the lines it prints. A former state that holds such a secret cannot be written down, so such a
 * change is not made.
 */
final class ClearedHost implements WindowsHost {

	/** Passes through the back end, which leaves the machine as it is. */
	private static final class SecretInUndoException extends RuntimeException {

		private static final long serialVersionUID = 1L;
	}

	private final WindowsHost host;
	private final Supplier<SecretMask> masks;

	/** @param masks gives what clears the secrets that are known by then */
	ClearedHost(final WindowsHost host, final Supplier<SecretMask> masks) {
		this.host = host;
		this.masks = masks;
	}

	/** The same failure in words without secrets. */
	static FailureException clear(final FailureException failure, final SecretMask mask) {
		final Failure cleared = clear(failure.failure(), mask);
		return cleared == failure.failure() ? failure : new FailureException(cleared);
	}

	private static Failure clear(final Failure failure, final SecretMask mask) {
		try {
			return mask.isEmpty() ? failure : new ClearedValues(mask).clear(failure);
		} catch (final ReflectiveOperationException e) {
			return EngineTexts.failure(failure.kind(), "secret.failure");
		}
	}

	@Override
	public EndpointDescriptor endpoint() {
		return host.endpoint();
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		final Facts facts;
		try {
			facts = host.read(probes, cancellation);
		} catch (final StoppedException e) {
			throw new StoppedException(clear(e.failure(), masks.get()));
		}
		final SecretMask mask = masks.get();
		if (mask.isEmpty()) {
			return facts;
		}
		final List<Fact<?>> cleared = new ArrayList<>();
		facts.all().forEach(fact -> cleared.add(clear(fact, mask)));
		return Facts.of(facts.endpoint(), facts.capturedAt(), cleared);
	}

	private <V extends ProbeValue> Fact<V> clear(final Fact<V> fact, final SecretMask mask) {
		Answer<V> answer;
		try {
			answer = new ClearedValues(mask).clear(fact.answer());
		} catch (final ReflectiveOperationException e) {
			answer = Answer.unreadable(EngineTexts.failure(FailureKind.REFUSED, "secret.fact", fact.probe().describe(), endpoint().name()));
		}
		return new Fact<>(fact.probe(), fact.identity(), answer, fact.readAt(), mask.clear(fact.source()));
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		final Outcome outcome;
		try {
			outcome = host.apply(change, new ApplyContext(context.runId(), context.cancellation(),
					line -> context.output().accept(masks.get().clear(line)), undo -> {
						if (holdsSecret(undo)) {
							throw new SecretInUndoException();
						}
						context.beforeChange().accept(undo);
					}, context.secrets()));
		} catch (final SecretInUndoException e) {
			return new Outcome.Failed(change,
					EngineTexts.failure(FailureKind.REFUSED, "secret.undo", endpoint().name(), change.describe()), Undo.NONE);
		}
		return switch (outcome) {
		case final Outcome.Applied applied -> new Outcome.Applied(applied.change(), known(applied.undo()));
		case final Outcome.Unchanged unchanged -> unchanged;
		case final Outcome.Failed failed -> new Outcome.Failed(failed.change(), clear(failed.failure(), masks.get()), known(failed.undo()));
		case final Outcome.InDoubt inDoubt ->
			new Outcome.InDoubt(inDoubt.change(), clear(inDoubt.failure(), masks.get()), known(inDoubt.undo()));
		};
	}

	/** What would be restored must be what was there, or nothing. */
	private Undo known(final Undo undo) {
		return holdsSecret(undo) ? Undo.NONE : undo;
	}

	private boolean holdsSecret(final Undo undo) {
		final SecretMask mask = masks.get();
		try {
			return !mask.isEmpty() && new ClearedValues(mask).clear(undo) != undo;
		} catch (final ReflectiveOperationException e) {
			return true;
		}
	}

	@Override
	public void close() {
		host.close();
	}
}
