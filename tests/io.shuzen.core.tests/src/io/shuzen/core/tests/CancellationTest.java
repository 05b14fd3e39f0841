package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import io.shuzen.core.host.Cancellation;

class CancellationTest {

	private final Cancellation cancellation = new Cancellation();
	private final List<String> ran = new ArrayList<>();

	@Test
	void cancellingRunsEveryRegisteredActionOnce() {
		cancellation.onCancel(() -> ran.add("a"));
		cancellation.onCancel(() -> ran.add("b"));
		cancellation.cancel();
		cancellation.cancel();
		assertEquals(List.of("a", "b"), ran);
		assertThrows(CancellationException.class, cancellation::check);
	}

	@Test
	void aClosedRegistrationDoesNotRun() {
		cancellation.onCancel(() -> ran.add("a")).close();
		cancellation.cancel();
		assertEquals(List.of(), ran);
	}

	@Test
	void whoRegistersTooLateIsToldAtOnce() {
		cancellation.cancel();
		cancellation.onCancel(() -> ran.add("a"));
		assertEquals(List.of("a"), ran);
	}
}
