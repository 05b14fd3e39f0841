package io.shuzen.transport.process.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.transport.process.internal.ProcessTransport;

/** What the transport says of itself, and which machines it opens. */
class ProcessTransportTest {

	private final ProcessTransport transport = new ProcessTransport();

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void saysWhyItIsNotAvailableWhereThereIsNoWindows() {
		assertFalse(transport.status().available());
		assertTrue(transport.status().detail().english().contains(System.getProperty("os.name")));
		assertFalse(transport.status().detail().japanese().isEmpty());
		final Failure failure = assertThrows(FailureException.class,
				() -> transport.open(EndpointDescriptor.of("PC-1", "localhost", "process"), Cancellation.none())).failure();
		assertEquals(FailureKind.UNSUPPORTED, failure.kind());
		assertFalse(failure.advice().isEmpty());
	}

	@Test
	@EnabledOnOs(OS.WINDOWS)
	void opensThisMachineAndRefusesOthers() throws Exception {
		assertTrue(transport.status().available());
		transport.open(EndpointDescriptor.of("PC-1", "localhost", "process"), Cancellation.none()).close();
		final Failure failure = assertThrows(FailureException.class,
				() -> transport.open(EndpointDescriptor.of("PC-2", "192.0.2.7", "process"), Cancellation.none())).failure();
		assertEquals(FailureKind.INVALID_INPUT, failure.kind());
	}
}
