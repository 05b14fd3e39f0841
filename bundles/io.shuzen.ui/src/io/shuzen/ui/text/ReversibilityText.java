package io.shuzen.ui.text;

import io.shuzen.core.change.Reversibility;
import io.shuzen.ui.internal.Messages;

/** Whether a change can be taken back, in a few words. */
public final class ReversibilityText {

	private ReversibilityText() {
	}

	public static String of(final Reversibility reversibility) {
		return switch (reversibility) {
		case REVERSIBLE -> Messages.ReversibilityText_reversible;
		case NOTHING_TO_RESTORE -> Messages.ReversibilityText_nothingToRestore;
		case IRREVERSIBLE -> Messages.ReversibilityText_irreversible;
		};
	}
}
