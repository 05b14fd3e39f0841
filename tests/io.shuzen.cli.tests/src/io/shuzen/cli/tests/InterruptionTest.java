package io.shuzen.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.shuzen.cli.internal.Interruption;
import io.shuzen.engine.Operation;

class InterruptionTest {

	/** Ends when it is cancelled. */
	private static final class Waiting implements Operation<String> {

		private final CompletableFuture<String> result = new CompletableFuture<>();

		@Override
		public CompletableFuture<String> result() {
			return result;
		}

		@Override
		public void cancel() {
			result.complete("cancelled");
		}
	}

	@Test
	void aSignalThatComesWhileARunIsBegunCancelsItInsteadOfLeavingItBehind() throws Exception {
		final Interruption interruption = new Interruption();
		assertEquals("cancelled", interruption.await(() -> {
			interruption.interrupt();
			return new Waiting();
		}));
		assertTrue(interruption.isRequested());
	}
}
