package io.shuzen.cli.internal;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.ILog;

import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.Operation;

/**
 * Ctrl-C: the first one cancels what is under way, which then ends in order with its results; another one ends the process. A shutdown
 * hook would not do: the framework would be taken down beside it.
 */
public final class Interruption {

	/** Begins an operation. */
	@FunctionalInterface
	public interface Beginning<T> {

		/** Returns the operation, which is under way. */
		Operation<T> begin() throws FailureException;
	}

	private final AtomicReference<Operation<?>> current = new AtomicReference<>();
	private volatile boolean requested;
	private volatile boolean beginning;

	/** Listens for the signals, where the Java runtime can. */
	void install() {
		for (final String name : new String[] { "INT", "TERM" }) {
			try {
				// not on every runtime, and in no package a bundle may import
				final Class<?> signal = ClassLoader.getSystemClassLoader().loadClass("sun.misc.Signal");
				final Class<?> handler = ClassLoader.getSystemClassLoader().loadClass("sun.misc.SignalHandler");
				signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name),
						Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] { handler }, (proxy, method, arguments) -> {
							if (method.getName().equals("handle")) {
								interrupt();
								return null;
							}
							return switch (method.getName()) {
							case "hashCode" -> System.identityHashCode(proxy);
							case "equals" -> proxy == arguments[0];
							default -> "Interruption";
							};
						}));
			} catch (final ReflectiveOperationException | IllegalArgumentException e) {
				ILog.of(Interruption.class).info("Signal " + name + " cannot be handled: " + e);
			}
		}
	}

	/** What a signal does. */
	public void interrupt() {
		final Operation<?> operation = current.get();
		if (requested || operation == null && !beginning) {
			Runtime.getRuntime().halt(ExitCode.CANCELLED);
		}
		requested = true;
		if (operation != null) {
			operation.cancel();
		}
	}

	/** Begins an operation whose beginning leaves traces, and waits for it. A signal that comes before there is anything to cancel counts. */
	public <T> T await(final Beginning<T> operation) throws FailureException {
		beginning = true;
		try {
			return await(operation.begin());
		} finally {
			beginning = false;
		}
	}

	/** Whether the operator wants no more. */
	public boolean isRequested() {
		return requested;
	}

	/** Waits for an operation, which a signal cancels meanwhile. */
	public <T> T await(final Operation<T> operation) {
		current.set(operation);
		if (requested) {
			operation.cancel();
		}
		try {
			return operation.await();
		} catch (final InterruptedException e) {
			operation.cancel();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", e);
		} finally {
			current.set(null);
		}
	}
}
