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
import io.shuzen.ui.internal.Messages;

/** Asks for a password or a passphrase. */
final class SecretDialog extends Dialog {

	private final EndpointDescriptor endpoint;
	private final CredentialSource source;
	private Text text;
	private char[] secret = new char[0];
	private boolean toBeStored;

	SecretDialog(final Shell parent, final EndpointDescriptor endpoint, final CredentialSource source) {
		super(parent);
		this.endpoint = endpoint;
		this.source = source;
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
		shell.setText(NLS.bind(Messages.SecretDialog_title, endpoint.name()));
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(8, 8).applyTo(area);
		final Label label = new Label(area, SWT.WRAP);
		label.setText(source.kind() == CredentialSource.Kind.KEY_FILE
				? NLS.bind(Messages.SecretDialog_passphrase, source.location())
				: NLS.bind(Messages.SecretDialog_password, endpoint.userName(), endpoint.address()));
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(label);
		text = new Text(area, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		if (source.kind() == CredentialSource.Kind.SECURE_STORAGE) {
			final Button store = new Button(area, SWT.CHECK);
			store.setText(Messages.SecretDialog_store);
			store.addListener(SWT.Selection, event -> toBeStored = store.getSelection());
		}
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.SecretDialog_connect, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Dialog_cancel, false);
	}

	@Override
	protected void okPressed() {
		secret = text.getTextChars();
		super.okPressed();
	}
}
