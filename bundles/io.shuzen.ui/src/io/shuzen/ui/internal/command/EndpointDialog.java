package io.shuzen.ui.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.model.inventory.CredentialReference;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.TransportSettings;
import io.shuzen.model.validation.InventoryValidator;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.widget.AccessibleName;

/** Edits an endpoint that is not in the inventory yet, or a copy. */
final class EndpointDialog extends TitleAreaDialog {

	private final OpenInventory inventory;
	private final EndpointContainer container;
	private final Endpoint endpoint;
	private final String formerName;
	private final boolean isNew;
	private Text name;
	private Text address;
	private Combo transport;
	private Text port;
	private Text userName;
	private Combo credential;
	private Text tags;
	private Text notes;
	private Button enabled;

	EndpointDialog(final Shell parent, final OpenInventory inventory, final EndpointContainer container,
			final Endpoint endpoint, final boolean isNew) {
		super(parent);
		this.inventory = inventory;
		this.container = container;
		this.endpoint = endpoint;
		this.isNew = isNew;
		formerName = textOf(endpoint.getName());
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(isNew ? Messages.EndpointDialog_new : Messages.EndpointDialog_edit);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final Composite dialogArea = (Composite) super.createDialogArea(parent);
		setTitle(isNew ? Messages.EndpointDialog_new : Messages.EndpointDialog_edit);
		setMessage(NLS.bind(Messages.EndpointDialog_message, textOf(container.getName()).isEmpty() ? inventory.name() : container.getName()));
		final Composite area = new Composite(dialogArea, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 8).applyTo(area);
		final TransportSettings settings = endpoint.getTransport();
		name = field(area, Messages.EndpointDialog_name, endpoint.getName());
		address = field(area, Messages.EndpointDialog_address, endpoint.getAddress());
		address.setMessage(Messages.EndpointDialog_addressHint);
		transport = choice(area, Messages.EndpointDialog_transport, InventoryValidator.BUILT_IN_TRANSPORTS.stream().sorted(),
				settings == null ? null : settings.getScheme());
		port = field(area, Messages.EndpointDialog_port,
				settings == null || settings.getPort() == null ? null : settings.getPort().toString());
		port.setMessage(Messages.EndpointDialog_portHint);
		userName = field(area, Messages.EndpointDialog_userName, settings == null ? null : settings.getUserName());
		userName.setMessage(Messages.EndpointDialog_inherited);
		credential = choice(area, Messages.EndpointDialog_credential,
				inventory.inventory().getCredentials().stream().map(CredentialReference::getId), endpoint.getCredential());
		tags = field(area, Messages.EndpointDialog_tags, String.join(" ", endpoint.getTags()));
		final Label notesLabel = new Label(area, SWT.NONE);
		notesLabel.setText(Messages.EndpointDialog_notes);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(notesLabel);
		notes = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		notes.setText(textOf(endpoint.getNotes()));
		GridDataFactory.fillDefaults().grab(true, true).hint(320, 64).applyTo(notes);
		new Label(area, SWT.NONE);
		enabled = new Button(area, SWT.CHECK);
		enabled.setText(Messages.EndpointDialog_enabled);
		enabled.setSelection(endpoint.isEnabled());
		AccessibleName.fromLabels(area);
		Stream.of(name, port, tags).forEach(text -> text.addListener(SWT.Modify, event -> check()));
		return dialogArea;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, isNew ? Messages.Dialog_add : Messages.Dialog_change, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Dialog_cancel, false);
		check();
		if (isNew) {
			// nothing is wrong yet with what nobody has begun to fill in
			setErrorMessage(null);
		}
	}

	@Override
	protected void okPressed() {
		endpoint.setName(name.getText().strip());
		endpoint.setAddress(emptyToNull(address.getText()));
		endpoint.setCredential(credential.getSelectionIndex() <= 0 ? null : credential.getText());
		endpoint.setNotes(emptyToNull(notes.getText()));
		endpoint.setEnabled(enabled.getSelection());
		endpoint.getTags().clear();
		endpoint.getTags().addAll(tagList());
		final String scheme = transport.getSelectionIndex() <= 0 ? null : transport.getText();
		final Integer portNumber = port.getText().isBlank() ? null : Integer.valueOf(port.getText().strip());
		final String user = emptyToNull(userName.getText());
		if (endpoint.getTransport() == null && (scheme != null || portNumber != null || user != null)) {
			endpoint.setTransport(InventoryFactory.eINSTANCE.createTransportSettings());
		}
		if (endpoint.getTransport() != null) {
			endpoint.getTransport().setScheme(scheme);
			endpoint.getTransport().setPort(portNumber);
			endpoint.getTransport().setUserName(user);
		}
		super.okPressed();
	}

	private void check() {
		final String problem = problem();
		setErrorMessage(problem);
		getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
	}

	private String problem() {
		final String wanted = name.getText().strip();
		if (wanted.isEmpty()) {
			return Messages.EndpointDialog_nameMissing;
		}
		if (!wanted.equalsIgnoreCase(formerName) && inventory.endpoint(wanted).isPresent()) {
			return NLS.bind(Messages.EndpointDialog_nameTaken, wanted);
		}
		final String number = port.getText().strip();
		if (!number.isEmpty() && (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > 65535)) {
			return Messages.EndpointDialog_portInvalid;
		}
		return null;
	}

	private List<String> tagList() {
		return Stream.of(tags.getText().split("[\\s,\\u3000]+")).filter(tag -> !tag.isEmpty()).distinct().toList();
	}

	private static Text field(final Composite parent, final String label, final String value) {
		new Label(parent, SWT.NONE).setText(label);
		final Text text = new Text(parent, SWT.BORDER);
		text.setText(textOf(value));
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(text);
		return text;
	}

	/** The first choice is to have none of one's own. */
	private static Combo choice(final Composite parent, final String label, final Stream<String> values,
			final String value) {
		new Label(parent, SWT.NONE).setText(label);
		final List<String> items = new ArrayList<>();
		items.add(Messages.EndpointDialog_inherited);
		values.forEach(items::add);
		if (value != null && !value.isBlank() && !items.contains(value)) {
			items.add(value);
		}
		final Combo combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		combo.select(value == null || value.isBlank() ? 0 : items.indexOf(value));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	private static String textOf(final String text) {
		return text == null ? "" : text;
	}

	private static String emptyToNull(final String text) {
		return text.isBlank() ? null : text.strip();
	}
}
