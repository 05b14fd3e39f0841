package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.engine.UndoItem;
import io.shuzen.engine.UndoItem.State;
import io.shuzen.engine.internal.ChangeState.Holds;
import io.shuzen.engine.internal.RecordedChanges.Made;

/** Compares what a run has left behind with what is there now. */
final class UndoPlanner {

	private UndoPlanner() {
	}

	static Set<Probe<?>> probes(final List<Made> changes) {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		for (final Made made : changes) {
			probes.addAll(ChangeState.probes(made.change()));
			made.undo().changes().forEach(undo -> probes.addAll(ChangeState.probes(undo)));
			kept(made).forEach(probes::add);
		}
		return probes;
	}

	/** The last change first. */
	static List<UndoItem> plan(final List<Made> changes, final Facts facts) {
		final List<UndoItem> items = new ArrayList<>();
		for (final Made made : changes.reversed()) {
			items.add(new UndoItem(made.stepId(), made.change(), made.undo(), state(made, facts, items)));
		}
		return items;
	}

	/** @param later what was done after it, planned already */
	private static State state(final Made made, final Facts facts, final List<UndoItem> later) {
		if (made.undo().isEmpty()) {
			return without(made, facts);
		}
		final Holds done = ChangeState.of(made.change(), facts);
		// where a file was written over another one, a file is there either way: only its content tells which
		if (done != Holds.YES && made.undo().changes().stream().allMatch(undo -> ChangeState.of(undo, facts) == Holds.YES)) {
			return State.RESTORED_ALREADY;
		}
		if (kept(made).anyMatch(place -> facts.answer(place, Identity.ADMINISTRATOR).isAbsent())) {
			return State.PURGED;
		}
		return switch (done) {
		case YES, NOT_OBSERVABLE -> State.RESTORABLE;
		case UNKNOWN -> State.UNKNOWN;
		// what the run itself did to the same place afterwards is no conflict
		case NO -> later.stream().filter(item -> item.state() == State.RESTORABLE)
				.anyMatch(item -> ChangeState.overlap(item.change(), made.change())) ? State.RESTORABLE : State.CHANGED_SINCE;
		};
	}

	/** Where what restores the former state is kept on the machine itself. */
	private static Stream<FileProbe> kept(final Made made) {
		return made.undo().changes().stream().filter(FileRestore.class::isInstance).map(FileRestore.class::cast)
				.map(FileRestore::quarantinedPath).filter(place -> QuarantinePurge.folderOf(place).isPresent()).map(FileProbe::listing);
	}

	private static State without(final Made made, final Facts facts) {
		final Change change = made.change();
		if (change.reversibility() == Reversibility.NOTHING_TO_RESTORE) {
			return State.NOTHING_TO_RESTORE;
		}
		// an intent without an outcome: if its aim is not reached, it was never carried out
		if (!made.known() && ChangeState.of(change, facts) == Holds.NO) {
			return State.RESTORED_ALREADY;
		}
		return change.reversibility() == Reversibility.IRREVERSIBLE ? State.IRREVERSIBLE : State.UNKNOWN;
	}
}
