package io.shuzen.journal.internal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.RunEvent;

/**
 * Events on their way to the disk: all of them are written, or none.
 *
 * @param runId   the run
 * @param events  encoded
 * @param durable whether somebody waits
 * @param written completes when they are on the disk: with null, or with why they are not
 */
record PendingAppend(String runId, List<Encoded> events, boolean durable, CompletableFuture<FailureException> written) {

	/**
	 * @param endpoint null for what concerns the run as a whole
	 */
	record Encoded(String at, String type, String endpoint, String content) {
	}

	static PendingAppend of(final String runId, final List<? extends RunEvent> events, final Instant at) {
		final String time = at.toString();
		return new PendingAppend(runId,
				events.stream().map(event -> new Encoded(time, EventCodec.typeOf(event),
						event instanceof final RunEvent.OfEndpoint of ? of.endpoint() : null, EventCodec.write(event))).toList(),
				events.stream().anyMatch(RunEvent::isDurable), new CompletableFuture<>());
	}

	/** Nothing to write: completes when everything before is on the disk. */
	static PendingAppend barrier() {
		return new PendingAppend("", List.of(), true, new CompletableFuture<>());
	}
}
