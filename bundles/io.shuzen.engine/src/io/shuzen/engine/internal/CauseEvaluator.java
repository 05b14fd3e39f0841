package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.probe.Facts;

/** Lets packs explain what was found. One that breaks does not keep the others from it. */
final class CauseEvaluator {

	/**
	 * @param causes  in the order of repair
	 * @param defects analyses that broke
	 */
	record Judgement(List<Cause> causes, List<Failure> defects) {
	}

	private CauseEvaluator() {
	}

	static Judgement judge(final Collection<Pack> packs, final List<Finding> findings, final Facts facts) {
		final List<Cause> causes = new ArrayList<>();
		final List<Failure> defects = new ArrayList<>();
		for (final Pack pack : packs) {
			try {
				causes.addAll(pack.causeAnalysis().causes(findings, facts));
			} catch (final RuntimeException | Error e) {
				ProgramLog.of(CauseEvaluator.class).error("The causes of pack %s failed for %s.".formatted(pack.id(), facts.endpoint()),
						e);
				defects.add(EngineTexts.defect("causes.defect", e, pack.name(), pack.id()));
			}
		}
		// stable: within a layer a pack's own order holds
		causes.sort(Cause.REPAIR_ORDER);
		return new Judgement(List.copyOf(causes), List.copyOf(defects));
	}
}
