package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;

/** A text field. */
public class SWTBotText extends AbstractSWTBot<Text> {

	public SWTBotText(final Text widget) {
		super(widget);
	}

	public SWTBotText setText(final String text) {
		waitForEnabled();
		syncExec(() -> {
			widget.setFocus();
			widget.setText(text);
		});
		settle();
		return this;
	}

	/** As {@link #setText}, and ends the input as the Enter key does. */
	public SWTBotText enter(final String text) {
		setText(text);
		notifyLater(SWT.DefaultSelection);
		return this;
	}

	public boolean isReadOnly() {
		return syncExec(() -> (widget.getStyle() & SWT.READ_ONLY) != 0 || !widget.getEditable());
	}
}
