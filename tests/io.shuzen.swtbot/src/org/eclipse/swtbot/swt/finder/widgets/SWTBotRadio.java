package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;

/** A radio button. */
public class SWTBotRadio extends AbstractSWTBot<Button> {

	public SWTBotRadio(final Button widget) {
		super(widget);
	}

	public SWTBotRadio click() {
		waitForEnabled();
		syncExec(() -> {
			for (final Control sibling : widget.getParent().getChildren()) {
				if (sibling instanceof final Button button && (button.getStyle() & SWT.RADIO) != 0) {
					button.setSelection(button == widget);
				}
			}
		});
		notifyLater(SWT.Selection);
		return this;
	}

	public boolean isSelected() {
		return syncExec(() -> widget.getSelection());
	}
}
