package io.shuzen.ui.runbook.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A page with a list on the left and the selected element's fields on the right. */
abstract class MasterDetailPage extends RunbookPage {

	private ScrolledComposite scroller;
	private Composite details;

	MasterDetailPage(final RunbookEditor editor, final String id, final String title) {
		super(editor, id, title);
	}

	@Override
	final void build(final FormToolkit toolkit, final Composite body) {
		final SashForm sash = new SashForm(body, SWT.HORIZONTAL);
		toolkit.adapt(sash);
		// a small wish, so that the page's own scroll bar does not appear beside that of the details
		GridDataFactory.fillDefaults().grab(true, true).hint(400, 160).applyTo(sash);
		final Composite left = toolkit.createComposite(sash);
		GridLayoutFactory.fillDefaults().applyTo(left);
		scroller = new ScrolledComposite(sash, SWT.V_SCROLL);
		toolkit.adapt(scroller);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		details = toolkit.createComposite(scroller);
		GridLayoutFactory.fillDefaults().margins(8, 0).spacing(0, 12).applyTo(details);
		scroller.setContent(details);
		scroller.addListener(SWT.Resize, event -> fit());
		sash.setWeights(44, 56);
		buildDetails(toolkit, details);
		buildList(toolkit, left);
	}

	/** Adapts the scroll bar to what the details need now. */
	final void fit() {
		details.layout(true, true);
		scroller.setMinSize(details.computeSize(Math.max(0, scroller.getClientArea().width), SWT.DEFAULT));
	}

	/** Selects an element of the list, which has to be shown. */
	abstract void select(EObject element);

	abstract void buildList(FormToolkit toolkit, Composite parent);

	abstract void buildDetails(FormToolkit toolkit, Composite parent);
}
