package io.shuzen.tests.support;

import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** A step of a {@link TestPack}: what it reads and plans is up to the test. */
public abstract class TestStep implements Step {

	private final String id;

	/** @param id also its title */
	protected TestStep(final String id) {
		this.id = id;
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final Text title() {
		return Text.verbatim(id);
	}

	@Override
	public final Text description() {
		return Text.verbatim("For tests.");
	}
}
