package io.shuzen.ui.internal.run;

import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.shuzen.engine.GateKeeper.Question;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** Asks whether a step may make its changes on one endpoint, and whether the answer is that for the other endpoints, too. */
final class ApprovalDialog extends MessageDialog {

	private static final int DECLINE = 0;
	private static final int APPROVE = 1;
	private static final int NOTHING = -1;

	private final boolean others;
	private boolean forOthers;
	private int pressed = NOTHING;

	/** @param others whether the run has other endpoints */
	ApprovalDialog(final Shell parent, final Question question, final boolean others) {
		super(parent, Localized.format(Messages.ApprovalDialog_title, question.endpoint().name()), null, message(question), QUESTION,
				DECLINE, Messages.ApprovalDialog_decline,
				Localized.format(Messages.ApprovalDialog_approve, question.plan().changes().size(), question.endpoint().name()));
		this.others = others;
		setBlockOnOpen(false);
	}

	private static String message(final Question question) {
		return question.plan().changes().stream().map(change -> "•  " + Localized.of(change.describe()))
				.collect(Collectors.joining("\n", Localized.of(question.message()) + "\n\n", ""));
	}

	/** False until that button was pressed: a dialog that is closed has not been agreed to, whatever its return code is at that moment. */
	boolean isApproved() {
		return pressed == APPROVE;
	}

	/** Whether the answer was given for all endpoints. Who closes the dialog without an answer says nothing about others. */
	boolean isForOthers() {
		return forOthers && pressed != NOTHING;
	}

	@Override
	protected void buttonPressed(final int buttonId) {
		pressed = buttonId;
		super.buttonPressed(buttonId);
	}

	@Override
	protected Control createCustomArea(final Composite parent) {
		if (!others) {
			return null;
		}
		final Button check = new Button(parent, SWT.CHECK);
		check.setText(Messages.ApprovalDialog_others);
		check.addListener(SWT.Selection, event -> forOthers = check.getSelection());
		GridDataFactory.fillDefaults().indent(0, 8).applyTo(check);
		return check;
	}
}
