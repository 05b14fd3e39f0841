package io.shuzen.benchmarks;

import java.util.List;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** The one step of the benchmarks. */
public final class BenchmarkPack implements Pack {

	@Override
	public String id() {
		return "benchmark";
	}

	@Override
	public Text name() {
		return Text.verbatim("Benchmarks");
	}

	@Override
	public Text description() {
		return Text.verbatim("Runs the same commands as the tools Shuzen is compared with.");
	}

	@Override
	public List<Diagnostic> diagnostics() {
		return List.of();
	}

	@Override
	public List<Step> steps() {
		return List.of(new CommandStep());
	}
}
