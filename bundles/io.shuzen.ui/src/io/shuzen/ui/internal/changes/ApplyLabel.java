package io.shuzen.ui.internal.changes;


import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.text.Localized;

/** What the button that applies says: how much and where, so that nobody presses it for something else. */
public final class ApplyLabel {

	private ApplyLabel() {
	}

	public static String of(final Repair.Snapshot snapshot) {
		final int endpoints = snapshot.affected().size();
		if (endpoints == 0) {
			return Messages.ApplyLabel_nothing;
		}
		if (endpoints == 1) {
			return Localized.format(Messages.ApplyLabel_one, snapshot.changeCount(),
					snapshot.affected().getFirst().endpoint().name());
		}
		return Localized.format(Messages.ApplyLabel_several, snapshot.changeCount(), endpoints);
	}
}
