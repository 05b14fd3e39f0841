package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

class WindowsApiConnectorTest {

	private final WindowsApiConnector offWindows = new WindowsApiConnector("Linux");

	@Test
	void servesNothingOffWindowsAndSaysWhy() {
		assertEquals(Set.of(), offWindows.schemes());
		assertFalse(offWindows.status().available());
		assertTrue(offWindows.status().detail().english().contains("Linux"), offWindows.status()::toString);
		assertTrue(offWindows.status().detail().japanese().contains("Linux"), offWindows.status()::toString);
	}

	@Test
	void refusesToOpenOffWindowsInWords() {
		final EndpointDescriptor endpoint = EndpointDescriptor.of("PC-1", "localhost", "local");

		final Failure failure = assertThrows(FailureException.class, () -> offWindows.open(endpoint, Cancellation.none()))
				.failure();

		assertEquals(FailureKind.UNSUPPORTED, failure.kind());
		assertTrue(failure.message().english().contains("PC-1"), failure::toString);
		assertFalse(failure.advice().isEmpty());
	}
}
