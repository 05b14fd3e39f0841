package io.shuzen.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.tests.CommandLineFixture.Result;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.text.Text;

/** Back ends set themselves up while the rest of a command is read. */
@Timeout(60)
class BackEndPreparationTest {

	@TempDir
	Path folder;
	private final SlowBackEnd backEnd = new SlowBackEnd();
	private ServiceRegistration<HostConnector> registration;

	@BeforeEach
	void register() {
		registration = FrameworkUtil.getBundle(BackEndPreparationTest.class).getBundleContext()
				.registerService(HostConnector.class, backEnd, null);
	}

	@AfterEach
	void unregister() {
		registration.unregister();
	}

	@Test
	void onlyWhatServesTheEndpointsIsPrepared() throws Exception {
		final Result result = diagnose();
		assertEquals("slow", backEnd.prepared.poll(30, TimeUnit.SECONDS));
		assertEquals(null, backEnd.prepared.poll());
		assertTrue(result.out().contains("It is off."), result.out() + result.err());
	}

	@Test
	void aCommandDoesNotWaitForAPreparationThatNothingNeeds() throws Exception {
		backEnd.goOn = new CountDownLatch(1);
		try {
			assertEquals(ExitCode.USAGE, CommandLineFixture.run("plan", "--inventory", inventory(), "-e", "*", "--runbook", "no.such").exitCode());
		} finally {
			backEnd.goOn.countDown();
		}
	}

	@Test
	void aPreparationThatFailsLeavesTheExplanationToTheEndpoint() throws Exception {
		backEnd.broken = true;
		final Result result = diagnose();
		assertEquals("slow", backEnd.prepared.poll(30, TimeUnit.SECONDS));
		assertTrue(result.out().contains("It is off."), result.out() + result.err());
		assertTrue(!result.err().contains("LinkageError") && !result.out().contains("LinkageError"), result.err());
	}

	private Result diagnose() throws Exception {
		return CommandLineFixture.run("diagnose", "--inventory", inventory(), "-e", "*");
	}

	private String inventory() throws Exception {
		final Path file = folder.resolve("slow.inventory");
		Files.writeString(file, """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:inventory="http://shuzen.io/inventory/1.0" name="Slow">
				  <transport scheme="slow"/>
				  <endpoints name="PC-1" address="pc-1"/>
				  <endpoints name="PC-2" address="pc-2"/>
				</inventory:Inventory>
				""");
		return file.toString();
	}

	/** Takes its time to set itself up, if at all; its machines are off. */
	private static final class SlowBackEnd implements HostConnector {

		private final BlockingQueue<String> prepared = new LinkedBlockingQueue<>();
		private volatile CountDownLatch goOn = new CountDownLatch(0);
		private volatile boolean broken;

		@Override
		public Set<String> schemes() {
			return Set.of("slow", "other");
		}

		@Override
		public BackEndStatus status() {
			return new BackEndStatus(Text.verbatim("Slow"), true, Text.EMPTY);
		}

		@Override
		public void prepare(final String scheme) {
			try {
				goOn.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			prepared.add(scheme);
			if (broken) {
				throw new LinkageError("nothing of a preparation is shown");
			}
		}

		@Override
		public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
			throw new FailureException(new Failure(FailureKind.UNREACHABLE, Text.verbatim("It is off.")));
		}
	}
}
