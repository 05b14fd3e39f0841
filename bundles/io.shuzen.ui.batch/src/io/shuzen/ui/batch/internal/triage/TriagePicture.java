package io.shuzen.ui.batch.internal.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.failure.Failure;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.batch.internal.triage.TriageGroup.Kind;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.TroubleSeverity;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;

/**
 * What the trouble of some endpoints comes from. Every endpoint is counted once, under the cause that has to be repaired first on it, so that
 * the groups add up; when that is repaired, it comes under the next one. On any thread.
 */
final class TriagePicture {

	private final Map<String, List<TriageRow.Explained>> byCause = new LinkedHashMap<>();
	private final Map<String, Integer> alsoByCause = new HashMap<>();
	private final Map<Kind, List<TriageRow>> others = new LinkedHashMap<>();

	private TriagePicture() {
	}

	/** @param state what is known of an endpoint */
	static List<TriageGroup> of(final Collection<EndpointRef> endpoints, final Function<EndpointRef, EndpointState> state) {
		final TriagePicture picture = new TriagePicture();
		endpoints.forEach(endpoint -> picture.add(endpoint, state.apply(endpoint)));
		return picture.groups();
	}

	private void add(final EndpointRef endpoint, final EndpointState state) {
		final Optional<Diagnosis> diagnosis = state.diagnosis();
		if (diagnosis.isEmpty()) {
			other(Kind.UNREAD, endpoint, state, state.activity().map(PhaseText::of).orElse(""));
		} else if (diagnosis.get().failure().isPresent()) {
			final Failure failure = diagnosis.get().failure().get();
			other(Kind.UNREACHABLE, endpoint, state, Localized.of(failure));
		} else if (!diagnosis.get().causes().isEmpty()) {
			final List<Cause> causes = diagnosis.get().causes();
			byCause.computeIfAbsent(causes.getFirst().id(), id -> new ArrayList<>())
					.add(new TriageRow.Explained(endpoint, state.icon(), causes));
			causes.stream().map(Cause::id).distinct().filter(id -> !id.equals(causes.getFirst().id()))
					.forEach(id -> alsoByCause.merge(id, 1, Integer::sum));
		} else if (!state.troubles().isEmpty()) {
			other(Kind.UNEXPLAINED, endpoint, state, Localized.of(state.troubles().getFirst().title()));
		} else {
			other(Kind.FINE, endpoint, state, "");
		}
	}

	private void other(final Kind kind, final EndpointRef endpoint, final EndpointState state, final String why) {
		others.computeIfAbsent(kind, any -> new ArrayList<>()).add(new TriageRow.Unexplained(endpoint, state.icon(), why));
	}

	private List<TriageGroup> groups() {
		final List<TriageGroup> groups = new ArrayList<>();
		byCause.forEach((id, rows) -> {
			final Cause surest = rows.stream().map(TriageRow.Explained::cause).min(Comparator.comparing(Cause::certainty)).orElseThrow();
			groups.add(new TriageGroup(Kind.CAUSE, id, Optional.of(surest), Localized.of(surest.title()),
					Icon.of(TroubleSeverity.of(surest)), List.copyOf(rows), alsoByCause.getOrDefault(id, 0)));
		});
		others.forEach((kind, rows) -> groups.add(new TriageGroup(kind, kind.name(), Optional.empty(), title(kind), icon(kind), rows, 0)));
		return groups;
	}

	private static Icon icon(final Kind kind) {
		return switch (kind) {
		case CAUSE, UNEXPLAINED -> Icon.SEVERITY_WARNING;
		case UNREACHABLE -> Icon.STATE_UNREACHABLE;
		case UNREAD -> Icon.STATE_UNKNOWN;
		case FINE -> Icon.SEVERITY_OK;
		};
	}

	private static String title(final Kind kind) {
		return switch (kind) {
		case CAUSE -> "";
		case UNEXPLAINED -> Messages.TriagePicture_unexplained;
		case UNREACHABLE -> Messages.TriagePicture_unreachable;
		case UNREAD -> Messages.TriagePicture_unread;
		case FINE -> Messages.TriagePicture_fine;
		};
	}
}
