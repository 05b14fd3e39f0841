package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.office.internal.id.DiagnosticId;

/** Collects what the rules say about one machine, and weighs what holds for every cause. */
final class Causes {

	private final Symptoms symptoms;
	private final List<CauseDraft> drafts = new ArrayList<>();

	Causes(final Symptoms symptoms) {
		this.symptoms = symptoms;
	}

	/** Adds a cause; what it rests on counts as explained. */
	CauseDraft add(final CauseDraft draft) {
		symptoms.explain(draft.findings());
		drafts.add(draft);
		return draft;
	}

	/** Whether something that comes before this layer is broken, so that what is found there may be its consequence. */
	boolean isBroken(final RepairLayer before) {
		return drafts.stream().anyMatch(draft -> draft.layer().compareTo(before) < 0
				&& draft.certainty().isAtLeast(Certainty.LIKELY));
	}

	List<Cause> toList() {
		return drafts.stream().map(this::weighed).toList();
	}

	private Cause weighed(final CauseDraft draft) {
		final Identity subject = draft.subject();
		if (symptoms.isAway(subject)) {
			draft.instructFirst("signInToWindows", symptoms.facts().nameOf(subject));
		}
		final List<Finding> misread = symptoms.about(subject, DiagnosticId.COLLECTOR, "system", "other");
		if (subject instanceof Identity.User && !misread.isEmpty()) {
			draft.against(misread, "wrongCollector");
			return draft.toCause(Certainty.POSSIBLE);
		}
		return draft.toCause(draft.certainty());
	}
}
