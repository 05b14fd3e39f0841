package io.shuzen.ui.internal.trust;

import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.widget.AccessibleName;

/** Shows the fingerprint of an unknown host and asks whether to trust it. Refusing is the default. */
@Component(service = HostTrust.class)
public final class AskingHostTrust implements HostTrust {

	private static final int ONCE = 1;

	/** Not used: its being there says that the workbench runs. */
	@Reference
	private IWorkbench workbench;

	private final Question question = new Question();
	private volatile Decision forAll;

	@Override
	public Decision unknownHostKey(final EndpointDescriptor endpoint, final String fingerprint) {
		return question.answer(() -> forAll, shell -> ask(shell, endpoint, fingerprint), Decision.REFUSE);
	}

	private Decision ask(final Shell shell, final EndpointDescriptor endpoint, final String fingerprint) {
		final String where = endpoint.name().equals(endpoint.address()) ? endpoint.name()
				: endpoint.name() + " (" + endpoint.address() + ')';
		final TrustDialog dialog = new TrustDialog(shell, NLS.bind(Messages.AskingHostTrust_message, where), fingerprint);
		final Decision decision = switch (dialog.open()) {
		case ONCE -> Decision.ACCEPT_ONCE;
		case TrustDialog.ACCEPT -> Decision.ACCEPT;
		default -> Decision.REFUSE;
		};
		if (dialog.isForAll()) {
			forAll = decision;
		}
		return decision;
	}

	private static final class TrustDialog extends MessageDialog {

		static final int ACCEPT = 2;
		private static final int REFUSE = 0;

		private final String fingerprint;
		private boolean forAll;

		TrustDialog(final Shell shell, final String message, final String fingerprint) {
			super(shell, Messages.AskingHostTrust_title, null, message, WARNING, 0, Messages.AskingHostTrust_refuse,
					Messages.AskingHostTrust_once, Messages.AskingHostTrust_accept);
			this.fingerprint = fingerprint;
		}

		boolean isForAll() {
			return forAll;
		}

		@Override
		protected Control createCustomArea(final Composite parent) {
			final Composite area = new Composite(parent, SWT.NONE);
			GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 12).applyTo(area);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
			new Label(area, SWT.NONE).setText(Messages.AskingHostTrust_key);
			// to be copied, and so that l, I and 1 are told apart
			final Text key = new Text(area, SWT.BORDER | SWT.READ_ONLY);
			key.setText(fingerprint);
			key.setFont(JFaceResources.getTextFont());
			GridDataFactory.fillDefaults().grab(true, false).applyTo(key);
			final Button button = new Button(area, SWT.CHECK);
			button.setText(Messages.AskingHostTrust_forAll);
			button.addListener(SWT.Selection, event -> forAll = button.getSelection());
			GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
			AccessibleName.fromLabels(area);
			return area;
		}

		@Override
		public void create() {
			super.create();
			getButton(REFUSE).setFocus();
		}
	}
}
