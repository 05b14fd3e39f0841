package io.shuzen.ui.runbook.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** A page of the runbook editor: built when it is first shown, refreshed after every change of the model. */
abstract class RunbookPage extends FormPage {

	private final Runnable refresher = this::refreshIfBuilt;
	private boolean built;

	RunbookPage(final RunbookEditor editor, final String id, final String title) {
		super(editor, id, title);
	}

	final RunbookSession session() {
		return ((RunbookEditor) getEditor()).session();
	}

	@Override
	protected final void createFormContent(final IManagedForm managedForm) {
		final FormToolkit toolkit = managedForm.getToolkit();
		final Composite body = managedForm.getForm().getBody();
		toolkit.decorateFormHeading(managedForm.getForm().getForm());
		managedForm.getForm().setText(getTitle());
		managedForm.getForm().getForm().addMessageHyperlinkListener(
				IHyperlinkListener.linkActivatedAdapter(event -> ((RunbookEditor) getEditor()).followHeading()));
		GridLayoutFactory.fillDefaults().margins(16, 12).spacing(16, 12).applyTo(body);
		build(toolkit, body);
		built = true;
		session().onChange(refresher);
		refreshIfBuilt();
	}

	private void refreshIfBuilt() {
		if (built && !getManagedForm().getForm().isDisposed()) {
			((RunbookEditor) getEditor()).showProblems(getManagedForm());
			refresh();
		}
	}

	/** Makes the controls in {@code body}, which has a grid layout of one column. */
	abstract void build(FormToolkit toolkit, Composite body);

	/** Shows what the model is now. */
	abstract void refresh();

	/** Sets what has been typed and not yet set. */
	abstract void commitFields();

	final void commitIfBuilt() {
		if (built) {
			commitFields();
		}
	}

	/** A titled part of the page; its client has a grid layout of {@code columns}. */
	static Composite section(final FormToolkit toolkit, final Composite parent, final String title, final String description,
			final int columns, final boolean grabVertically) {
		final Section section = toolkit.createSection(parent,
				Section.TITLE_BAR | (description.isEmpty() ? SWT.NONE : Section.DESCRIPTION));
		section.setText(title);
		if (!description.isEmpty()) {
			section.setDescription(description);
		}
		GridDataFactory.fillDefaults().grab(true, grabVertically).applyTo(section);
		final Composite client = toolkit.createComposite(section, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).margins(2, 8).spacing(8, 8).applyTo(client);
		section.setClient(client);
		return client;
	}

	@Override
	public void dispose() {
		if (built) {
			session().removeListener(refresher);
		}
		super.dispose();
	}
}
