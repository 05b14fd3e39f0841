package io.shuzen.ui.internal.trust;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.widget.AccessibleName;

/** Asks for a password, a passphrase, or the secret that a runbook's parameter refers to. */
final class SecretDialog extends Dialog {

	private final String title;
	private final String question;
	private final String answer;
	private final boolean storable;
	private Text text;
	private char[] secret = new char[0];
	private boolean toBeStored;

	private SecretDialog(final Shell parent, final String title, final String question, final String answer, final boolean storable) {
		super(parent);
		this.title = title;
		this.question = question;
		this.answer = answer;
		this.storable = storable;
	}

	static SecretDialog forConnection(final Shell parent, final EndpointDescriptor endpoint, final CredentialSource source) {
		return new SecretDialog(parent, NLS.bind(Messages.SecretDialog_title, endpoint.name()),
				source.kind() == CredentialSource.Kind.KEY_FILE ? NLS.bind(Messages.SecretDialog_passphrase, source.location())
						: NLS.bind(Messages.SecretDialog_password, endpoint.userName(), endpoint.address()),
				Messages.SecretDialog_connect, source.kind() == CredentialSource.Kind.SECURE_STORAGE);
	}

	static SecretDialog forParameter(final Shell parent, final SecretReference reference) {
		return new SecretDialog(parent, Messages.SecretDialog_parameterTitle, NLS.bind(Messages.SecretDialog_parameter, reference),
				Messages.SecretDialog_use, true);
	}

	char[] secret() {
		return secret.clone();
	}

	boolean isToBeStored() {
		return toBeStored;
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(8, 8).applyTo(area);
		final Label label = new Label(area, SWT.WRAP);
		label.setText(question);
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(label);
		text = new Text(area, SWT.BORDER | SWT.PASSWORD);
		text.addListener(SWT.Modify, event -> getButton(OK).setEnabled(text.getCharCount() > 0));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		AccessibleName.fromLabels(area);
		if (storable) {
			final Button store = new Button(area, SWT.CHECK);
			store.setText(Messages.SecretDialog_store);
			store.addListener(SWT.Selection, event -> toBeStored = store.getSelection());
		}
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, answer, true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Dialog_cancel, false);
	}

	@Override
	protected void okPressed() {
		secret = text.getTextChars();
		super.okPressed();
	}
}
