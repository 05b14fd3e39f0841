package io.shuzen.tests.support;

import java.util.List;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** A pack that a test makes, and the only one there is. It has no diagnostics unless it says so. */
public abstract class TestPack implements Pack, PackRegistry {

	private final String id;

	/** @param id also its name */
	protected TestPack(final String id) {
		this.id = id;
	}

	@Override
	public final List<Pack> packs() {
		return List.of(this);
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final Text name() {
		return Text.verbatim(id);
	}

	@Override
	public final Text description() {
		return Text.verbatim("For tests.");
	}

	@Override
	public List<Diagnostic> diagnostics() {
		return List.of();
	}

	@Override
	public abstract List<Step> steps();
}
