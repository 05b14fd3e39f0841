package io.shuzen.engine.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** What cleans up after runs. */
@Component
public final class HousekeepingPack implements Pack {

	static final String ID = "housekeeping";

	private final List<Step> steps = List.of(new PurgeQuarantines());

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Text name() {
		return EngineTexts.TEXTS.text("housekeeping.name");
	}

	@Override
	public Text description() {
		return EngineTexts.TEXTS.text("housekeeping.description");
	}

	@Override
	public List<Diagnostic> diagnostics() {
		return List.of();
	}

	@Override
	public List<Step> steps() {
		return steps;
	}
}
