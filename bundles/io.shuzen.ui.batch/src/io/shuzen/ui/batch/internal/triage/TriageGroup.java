package io.shuzen.ui.batch.internal.triage;

import java.util.List;
import java.util.Optional;

import io.shuzen.core.cause.Cause;
import io.shuzen.ui.icon.Icon;

/**
 * Endpoints that are in the same trouble.
 *
 * @param kind  what they have in common
 * @param key   what the group is recognised by
 * @param cause where it is surest; empty for what is no cause. The words about it may differ from endpoint to endpoint
 * @param title in words
 * @param icon  before the title
 * @param rows  the endpoints, never empty
 * @param also  how many endpoints of other groups have the same cause besides one that is to be repaired first
 */
record TriageGroup(Kind kind, String key, Optional<Cause> cause, String title, Icon icon, List<TriageRow> rows, int also) {

	/** In the order in which they are shown. */
	enum Kind {
		/** Its cause is known. */
		CAUSE,
		/** Something was found that no cause explains. */
		UNEXPLAINED,
		/** It could not be read. */
		UNREACHABLE,
		/** Nobody has looked yet, or somebody is looking. */
		UNREAD,
		/** Nothing is wrong. */
		FINE
	}

	TriageGroup {
		rows = List.copyOf(rows);
	}
}
