package io.shuzen.ui.internal.command;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;

import io.shuzen.ui.internal.Messages;

/** Tells the user what has to be selected first. */
final class NothingSelected {

	private NothingSelected() {
	}

	static void tell(final IWorkbenchWindow window) {
		MessageDialog.openInformation(window.getShell(), Messages.NothingSelected_title, Messages.NothingSelected_message);
	}
}
