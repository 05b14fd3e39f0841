package io.shuzen.tests.support;

import java.nio.file.Path;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.core.StateFolder;

/** Gives each test a state folder of its own, below a temporary one, and the process its former one back afterwards. */
public final class OwnStateFolder implements BeforeEachCallback, AfterEachCallback {

	private final Supplier<Path> parent;
	private String former;

	/** @param parent asked before each test */
	public OwnStateFolder(final Supplier<Path> parent) {
		this.parent = parent;
	}

	@Override
	public void beforeEach(final ExtensionContext context) {
		former = System.getProperty(StateFolder.PROPERTY);
		System.setProperty(StateFolder.PROPERTY, parent.get().resolve("state").toString());
	}

	@Override
	public void afterEach(final ExtensionContext context) {
		if (former == null) {
			System.clearProperty(StateFolder.PROPERTY);
		} else {
			System.setProperty(StateFolder.PROPERTY, former);
		}
	}
}
