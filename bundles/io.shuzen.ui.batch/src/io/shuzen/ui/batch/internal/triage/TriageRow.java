package io.shuzen.ui.batch.internal.triage;

import java.util.List;
import java.util.stream.Collectors;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.text.Text;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.AboutEndpoint;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.AboutCause;
import io.shuzen.ui.text.Localized;

/** An endpoint in its group. */
sealed interface TriageRow extends AboutEndpoint {

	/** How it is, as everywhere. */
	Icon icon();

	/** Why it is in this group. */
	String why();

	/** What else it has, in the order of repair. */
	String others();

	/**
	 * One whose trouble is explained.
	 *
	 * @param causes in the order of repair, never empty; it is in the group of the first
	 */
	record Explained(EndpointRef endpoint, Icon icon, List<Cause> causes) implements TriageRow, AboutCause {

		@Override
		public Cause cause() {
			return causes.getFirst();
		}

		@Override
		public String why() {
			return cause().reasons().stream().map(Reason::statement).map((final Text text) -> Localized.of(text)).distinct()
					.collect(Collectors.joining("; "));
		}

		@Override
		public String others() {
			return causes.stream().skip(1).map(Cause::title).map((final Text text) -> Localized.of(text)).distinct()
					.collect(Collectors.joining("; "));
		}
	}

	/** Any other. */
	record Unexplained(EndpointRef endpoint, Icon icon, String why) implements TriageRow {

		@Override
		public String others() {
			return "";
		}
	}
}
