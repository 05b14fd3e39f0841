package io.shuzen.ui.runbook.internal;

import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.FormPage;

/** What is shown until the file has been read. */
final class LoadingPage extends FormPage {

	LoadingPage(final FormEditor editor) {
		super(editor, "loading", Messages.LoadingPage_title); //$NON-NLS-1$
	}

	@Override
	protected void createFormContent(final IManagedForm managedForm) {
		managedForm.getForm().setText(Messages.LoadingPage_title);
	}
}
