package io.shuzen.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.tests.support.TemporaryFolder;

/**
 * An English and a Japanese endpoint of one scenario, for every test class of a run that registers this as an extension: brought up for the
 * first of them and taken down after the last, since that costs more than most tests. What a class alters there it puts back.
 */
public final class SharedLab implements BeforeAllCallback {

	private static final int ENDPOINTS = 2;

	private final String scenario;
	private Lab lab;

	private SharedLab(final String scenario) {
		this.scenario = scenario;
	}

	/** @param scenario the folder of tests/lab/scenarios that says what is on the endpoints */
	public static SharedLab of(final String scenario) {
		return new SharedLab(scenario);
	}

	/** The lab; only while tests run. */
	public Lab lab() {
		return lab;
	}

	@Override
	public void beforeAll(final ExtensionContext context) {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		lab = context.getRoot().getStore(ExtensionContext.Namespace.create(SharedLab.class))
				.getOrComputeIfAbsent(scenario, SharedLab::bringUp, Up.class).lab();
	}

	private static Up bringUp(final String scenario) {
		final TemporaryFolder folder = new TemporaryFolder("lab-" + scenario);
		try {
			return new Up(new Lab(ENDPOINTS, scenario, folder.path().resolve("lab")), folder);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** Closed by JUnit when all tests have run. */
	private record Up(Lab lab, TemporaryFolder folder) implements AutoCloseable {

		@Override
		public void close() throws IOException, InterruptedException {
			lab.close();
			folder.close();
		}
	}
}
