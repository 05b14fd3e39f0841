package io.shuzen.ui.uitests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.console.internal.feed.Happening;
import io.shuzen.ui.console.internal.feed.HappeningQueue;

class HappeningQueueTest {

	private final HappeningQueue queue = new HappeningQueue(2);

	@Test
	void givesBackInOrder() {
		final List<Happening> added = List.of(output("PC-1"), result("PC-1"));
		queue.add(added);
		assertEquals(added.subList(0, 1), queue.take(1).happenings());
		assertEquals(added.subList(1, 2), queue.take(9).happenings());
		assertTrue(queue.isEmpty());
	}

	@Test
	void leavesOutPassingThingsFirstAndCountsThem() {
		queue.add(List.of(output("PC-1"), output("PC-1"), output("PC-1"), output("PC-2"), result("PC-1")));
		final HappeningQueue.Batch batch = queue.take(9);
		assertEquals(3, batch.happenings().size());
		assertEquals(result("PC-1"), batch.happenings().getLast());
		assertEquals(Map.of("PC-1", 1, "PC-2", 1), batch.dropped());
		assertTrue(queue.take(9).isEmpty(), "a gap is told once");
	}

	@Test
	void neverHoldsMoreThanTwiceItsCapacity() {
		for (int i = 0; i < 10; i++) {
			queue.add(List.of(result("PC-1")));
		}
		final HappeningQueue.Batch batch = queue.take(99);
		assertEquals(4, batch.happenings().size());
		assertEquals(Map.of("PC-1", 6), batch.dropped());
	}

	@Test
	void gapIsToldWhereItIs() {
		queue.add(List.of(output("PC-1"), output("PC-1"), output("PC-1")));
		assertEquals(Map.of(), queue.take(1).dropped());
		assertEquals(Map.of("PC-1", 1), queue.take(1).dropped());
	}

	private static Happening output(final String endpoint) {
		return happening(Events.output(endpoint, "text"));
	}

	private static Happening result(final String endpoint) {
		return happening(Events.finished(endpoint, EndpointResult.SUCCEEDED));
	}

	private static Happening happening(final RunEvent event) {
		return new Happening.InRun(new JournalEntry(1, "R-1", Instant.EPOCH, event));
	}
}
