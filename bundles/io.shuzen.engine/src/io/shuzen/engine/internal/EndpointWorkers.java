package io.shuzen.engine.internal;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import io.shuzen.core.endpoint.EndpointDescriptor;

/** Works on many endpoints with a limited number of virtual threads, which take the next endpoint when they are done with one. */
final class EndpointWorkers {

	private EndpointWorkers() {
	}

	/**
	 * Returns when all are done.
	 *
	 * @param work gets each endpoint with its index; must not throw
	 */
	static void forEach(final List<EndpointDescriptor> endpoints, final int concurrency,
			final BiConsumer<Integer, EndpointDescriptor> work) {
		final int workers = Math.min(concurrency, endpoints.size());
		final AtomicInteger next = new AtomicInteger();
		final CountDownLatch done = new CountDownLatch(workers);
		for (int worker = 0; worker < workers; worker++) {
			Thread.ofVirtual().name("shuzen-endpoint-worker-" + worker).start(() -> {
				try {
					for (int index = next.getAndIncrement(); index < endpoints.size(); index = next.getAndIncrement()) {
						work.accept(index, endpoints.get(index));
					}
				} finally {
					done.countDown();
				}
			});
		}
		boolean interrupted = false;
		while (true) {
			try {
				done.await();
				break;
			} catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
