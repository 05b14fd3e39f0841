package io.shuzen.ui.console.internal.feed;

import java.time.Instant;

import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;

/** Something that the console has to say. */
public sealed interface Happening {

	/** Whom it is about; empty for a run as a whole. */
	String endpoint();

	/** Whether it may be left out first, when more happens than can be shown. */
	boolean isOfPassingInterest();

	/** Something that happened in a run. */
	record InRun(JournalEntry entry) implements Happening {

		@Override
		public String endpoint() {
			return entry.event() instanceof final RunEvent.OfEndpoint of ? of.endpoint() : "";
		}

		@Override
		public boolean isOfPassingInterest() {
			return entry.event() instanceof RunEvent.OutputReceived || entry.event() instanceof RunEvent.PhaseEntered
					|| entry.event() instanceof RunEvent.ChangeIntended;
		}
	}

	/** An endpoint was looked at, outside of runs. */
	record Diagnosed(Instant at, Diagnosis diagnosis) implements Happening {

		@Override
		public String endpoint() {
			return diagnosis.endpoint().name();
		}

		@Override
		public boolean isOfPassingInterest() {
			return false;
		}
	}
}
