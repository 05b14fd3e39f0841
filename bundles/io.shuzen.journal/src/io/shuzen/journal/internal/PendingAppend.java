package io.shuzen.journal.internal;

import java.time.Instant;
import java.util.ArrayList;
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
	 * @param content  as it is hashed, and handed to SQLite
	 * @param pieces   what the content refers to
	 */
	record Encoded(String at, String type, String endpoint, StoredContent content, List<FactPiece> pieces) {

		private static Encoded of(final RunEvent event, final String at) {
			final List<FactPiece> pieces = new ArrayList<>();
			final String type = EventCodec.typeOf(event);
			final StoredContent content = StoredContent.of(type, EventCodec.write(event, pieces));
			return new Encoded(at, type, event instanceof final RunEvent.OfEndpoint of ? of.endpoint() : null, content, pieces);
		}
	}

	static PendingAppend of(final String runId, final List<? extends RunEvent> events, final Instant at) {
		final String time = at.toString();
		return new PendingAppend(runId, events.stream().map(event -> Encoded.of(event, time)).toList(),
				events.stream().anyMatch(RunEvent::isDurable), new CompletableFuture<>());
	}

	/** How many bytes of memory it takes, roughly. */
	long size() {
		return events.stream().mapToLong(event -> event.content.size() + event.pieces.stream().mapToLong(piece -> piece.deflated().length).sum())
				.sum();
	}

	/** Nothing to write: completes when everything before is on the disk. */
	static PendingAppend barrier() {
		return new PendingAppend("", List.of(), true, new CompletableFuture<>());
	}
}
