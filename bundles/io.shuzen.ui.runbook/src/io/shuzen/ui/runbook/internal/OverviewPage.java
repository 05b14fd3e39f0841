package io.shuzen.ui.runbook.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.runbook.RunbookPackage.Literals;

/** What the runbook is called, what it is for, and what tells that it worked. */
final class OverviewPage extends RunbookPage {

	static final String ID = "overview"; //$NON-NLS-1$

	private FieldGroup fields;
	private LocalizedField japaneseName;
	private LocalizedField japaneseDescription;
	private DiagnosticList remedies;
	private DiagnosticList confirmedBy;

	OverviewPage(final RunbookEditor editor) {
		super(editor, ID, Messages.OverviewPage_title);
	}

	@Override
	void build(final FormToolkit toolkit, final Composite body) {
		final Composite general = section(toolkit, body, Messages.OverviewPage_general, "", 2, false); //$NON-NLS-1$
		fields = new FieldGroup(session(), toolkit, general, session().runbook());
		fields.text(Literals.RUNBOOK__ID).text(Literals.RUNBOOK__VERSION).text(Literals.RUNBOOK__NAME);
		japaneseName = new LocalizedField(session(), toolkit, general, Literals.RUNBOOK__NAMES, Messages.OverviewPage_japaneseName, 1);
		fields.lines(Literals.RUNBOOK__DESCRIPTION, 4);
		japaneseDescription = new LocalizedField(session(), toolkit, general, Literals.RUNBOOK__DESCRIPTIONS,
				Messages.OverviewPage_japaneseDescription, 4);
		final Composite lists = toolkit.createComposite(body);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(16, 0).applyTo(lists);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(lists);
		remedies = new DiagnosticList(session(), toolkit,
				section(toolkit, lists, Messages.OverviewPage_remedies, Messages.OverviewPage_remediesHelp, 2, true),
				Literals.RUNBOOK__REMEDIES, Messages.OverviewPage_remedies);
		confirmedBy = new DiagnosticList(session(), toolkit,
				section(toolkit, lists, Messages.OverviewPage_confirmedBy, Messages.OverviewPage_confirmedByHelp, 2, true),
				Literals.RUNBOOK__CONFIRMED_BY, Messages.OverviewPage_confirmedBy);
		fields.show(session().runbook());
		japaneseName.show(session().runbook());
		japaneseDescription.show(session().runbook());
	}

	@Override
	void refresh() {
		fields.refresh();
		japaneseName.refresh();
		japaneseDescription.refresh();
		remedies.refresh();
		confirmedBy.refresh();
	}

	@Override
	void commitFields() {
		fields.commit();
		japaneseName.commit();
		japaneseDescription.commit();
	}
}
