package io.shuzen.ui.runbook.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage.Literals;

/** How a run of the runbook spreads over endpoints unless its starter says otherwise. */
final class StrategyPage extends RunbookPage {

	static final String ID = "strategy"; //$NON-NLS-1$

	private FieldGroup fields;
	private Button define;
	private EObject shown;

	StrategyPage(final RunbookEditor editor) {
		super(editor, ID, Messages.StrategyPage_title);
	}

	@Override
	void build(final FormToolkit toolkit, final Composite body) {
		final Composite client = section(toolkit, body, Messages.StrategyPage_section, Messages.StrategyPage_help, 2, false);
		define = toolkit.createButton(client, Messages.StrategyPage_define, SWT.CHECK);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(define);
		define.addListener(SWT.Selection, event -> session().set(session().runbook(), Literals.RUNBOOK__STRATEGY,
				define.getSelection() ? RunbookFactory.eINSTANCE.createStrategy() : null));
		fields = new FieldGroup(session(), toolkit, client, RunbookFactory.eINSTANCE.createStrategy());
		fields.number(Literals.STRATEGY__CANARY_COUNT).number(Literals.STRATEGY__WAVE_SIZE).choice(Literals.STRATEGY__WAVE_SIZE_UNIT)
				.number(Literals.STRATEGY__CONCURRENCY).number(Literals.STRATEGY__FAILURE_THRESHOLD_PERCENT)
				.number(Literals.STRATEGY__STEP_TIMEOUT_SECONDS).number(Literals.STRATEGY__ENDPOINT_TIMEOUT_SECONDS);
	}

	@Override
	void refresh() {
		final EObject strategy = session().runbook().getStrategy();
		define.setSelection(strategy != null);
		define.setEnabled(!session().isReadOnly());
		if (strategy != shown) {
			shown = strategy;
			fields.show(strategy);
		} else {
			fields.refresh();
		}
	}

	@Override
	void commitFields() {
		fields.commit();
	}
}
