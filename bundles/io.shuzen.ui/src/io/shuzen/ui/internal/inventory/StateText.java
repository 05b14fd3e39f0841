package io.shuzen.ui.internal.inventory;

import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.TroubleSeverity;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;

/** How an endpoint is, in a few words. */
final class StateText {

	private StateText() {
	}

	static String of(final EndpointState state) {
		if (state.activity().isPresent()) {
			return PhaseText.of(state.activity().get());
		}
		if (state.diagnosis().isEmpty()) {
			return "";
		}
		final Diagnosis diagnosis = state.diagnosis().get();
		if (diagnosis.failure().isPresent()) {
			return Localized.of(diagnosis.failure().get().message());
		}
		// what explains the findings says more than they do
		final List<Text> reasons = !diagnosis.causes().isEmpty() ? diagnosis.causes().stream().map(Cause::title).toList()
				: state.troubles().stream().map(Finding::title).toList();
		if (reasons.isEmpty()) {
			return Messages.StateText_nothing;
		}
		final String first = Localized.of(reasons.getFirst());
		return reasons.size() == 1 ? first : Localized.format(Messages.StateText_andMore, first, reasons.size() - 1);
	}

	/** How many of some endpoints have what. */
	static String summary(final List<EndpointState> states) {
		final List<String> parts = new ArrayList<>();
		add(parts, Messages.StateText_busy, states.stream().filter(state -> state.activity().isPresent()).count());
		add(parts, Messages.StateText_errors, worst(states, Severity.ERROR));
		add(parts, Messages.StateText_warnings, worst(states, Severity.WARNING));
		add(parts, Messages.StateText_unreachable, states.stream().filter(StateText::isUnreachable).count());
		return String.join(", ", parts);
	}

	private static boolean isUnreachable(final EndpointState state) {
		return state.activity().isEmpty() && state.diagnosis().flatMap(Diagnosis::failure).isPresent();
	}

	private static long worst(final List<EndpointState> states, final Severity severity) {
		return states.stream().filter(state -> state.activity().isEmpty() && !isUnreachable(state))
				.filter(state -> state.diagnosis().map(TroubleSeverity::of).filter(severity::equals).isPresent()).count();
	}

	private static void add(final List<String> parts, final String pattern, final long count) {
		if (count > 0) {
			parts.add(Localized.format(pattern, count));
		}
	}
}
