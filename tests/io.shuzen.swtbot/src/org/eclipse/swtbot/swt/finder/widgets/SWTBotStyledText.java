package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.custom.StyledText;

/** A styled text field. */
public class SWTBotStyledText extends AbstractSWTBot<StyledText> {

	public SWTBotStyledText(final StyledText widget) {
		super(widget);
	}

	public SWTBotStyledText setText(final String text) {
		waitForEnabled();
		syncExec(() -> widget.setText(text));
		settle();
		return this;
	}
}
