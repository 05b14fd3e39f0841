package io.shuzen.ui.console.internal.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened, on its way to the pages. Takes no more than it has room for, so that a burst can neither hold up the
 * journal nor fill the memory: first it leaves out what is only of passing interest, in the end everything, and always
 * says how much. Thread-safe.
 */
public final class HappeningQueue {

	/**
	 * What is to be shown next.
	 *
	 * @param happenings in the order they were told
	 * @param dropped how many were left out before these, by endpoint; the empty name stands for runs as a whole
	 */
	public record Batch(List<Happening> happenings, Map<String, Integer> dropped) {
		public boolean isEmpty() {
			return happenings.isEmpty() && dropped.isEmpty();
		}
	}

	private final int capacity;
	private final Deque<Happening> waiting = new ArrayDeque<>();
	private Map<String, Integer> dropped = new LinkedHashMap<>();

	/** @param capacity how many it takes before it becomes choosy; it never holds more than twice as many */
	public HappeningQueue(final int capacity) {
		this.capacity = capacity;
	}

	public synchronized void add(final List<Happening> added) {
		for (final Happening happening : added) {
			final int room = happening.isOfPassingInterest() ? capacity : 2 * capacity;
			if (waiting.size() < room) {
				waiting.add(happening);
			} else {
				dropped.merge(happening.endpoint(), 1, Integer::sum);
			}
		}
	}

	/** Takes out what is next. What was left out is reported with the batch that empties the queue, where the gap is. */
	public synchronized Batch take(final int limit) {
		final List<Happening> taken = new ArrayList<>();
		while (taken.size() < limit && !waiting.isEmpty()) {
			taken.add(waiting.remove());
		}
		if (!waiting.isEmpty() || dropped.isEmpty()) {
			return new Batch(taken, Map.of());
		}
		final Map<String, Integer> report = dropped;
		dropped = new LinkedHashMap<>();
		return new Batch(taken, report);
	}

	public synchronized boolean isEmpty() {
		return waiting.isEmpty() && dropped.isEmpty();
	}
}
