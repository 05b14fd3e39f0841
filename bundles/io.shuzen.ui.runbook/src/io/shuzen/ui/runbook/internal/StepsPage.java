package io.shuzen.ui.runbook.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.core.step.Step;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage.Literals;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;

/** What the runbook does, in order. */
final class StepsPage extends MasterDetailPage {

	static final String ID = "steps"; //$NON-NLS-1$

	private ElementList list;
	private Label documentation;
	private FieldGroup identification;
	private StepArguments arguments;
	private FieldGroup behaviour;

	StepsPage(final RunbookEditor editor) {
		super(editor, ID, Messages.StepsPage_title);
	}

	@Override
	void buildList(final FormToolkit toolkit, final Composite parent) {
		list = new ElementList(session(), toolkit, section(toolkit, parent, Messages.StepsPage_list, Messages.StepsPage_help, 2, true),
				Literals.RUNBOOK__STEPS,
				new ElementList.Words(getTitle(), element -> label((StepInstance) element), Icon.STEP, Messages.StepsPage_add), this::choose, this::show);
	}

	@Override
	void buildDetails(final FormToolkit toolkit, final Composite parent) {
		final Composite general = section(toolkit, parent, Messages.StepsPage_details, "", 2, false); //$NON-NLS-1$
		documentation = toolkit.createLabel(general, "", SWT.WRAP); //$NON-NLS-1$
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(documentation);
		final StepInstance example = RunbookFactory.eINSTANCE.createStepInstance();
		identification = new FieldGroup(session(), toolkit, general, example);
		identification.text(Literals.STEP_INSTANCE__ID).text(Literals.STEP_INSTANCE__STEP_TYPE).text(Literals.STEP_INSTANCE__LABEL);
		arguments = new StepArguments(session(), toolkit, section(toolkit, parent, Messages.StepsPage_arguments, "", 2, false)); //$NON-NLS-1$
		final Composite conduct = section(toolkit, parent, Messages.StepsPage_behaviour, "", 2, false); //$NON-NLS-1$
		behaviour = new FieldGroup(session(), toolkit, conduct, example);
		behaviour.lines(Literals.STEP_INSTANCE__CONDITION, 2).choice(Literals.STEP_INSTANCE__IDENTITY)
				.choice(Literals.STEP_INSTANCE__FAILURE_POLICY).number(Literals.STEP_INSTANCE__RETRY_ATTEMPTS)
				.number(Literals.STEP_INSTANCE__RETRY_DELAY_SECONDS).number(Literals.STEP_INSTANCE__TIMEOUT_SECONDS)
				.choice(Literals.STEP_INSTANCE__GATE).lines(Literals.STEP_INSTANCE__GATE_MESSAGE, 2);
	}

	private String label(final StepInstance step) {
		final int number = session().runbook().getSteps().indexOf(step) + 1;
		final String title = step.getLabel() != null ? step.getLabel()
				: session().step(step.getStepType()).map(type -> Localized.of(type.title()))
						.orElseGet(() -> step.getStepType() == null ? Messages.StepsPage_noType : step.getStepType());
		final String condition = step.getCondition() == null ? "" : "  \u25c7 " + step.getCondition().replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return number + ".  " + title + condition; //$NON-NLS-1$
	}

	private void choose() {
		StepChooser.choose(getSite().getShell(), session().packs()).ifPresent(this::add);
	}

	/** Adds a step of that type after the selected one. */
	void add(final Step type) {
		final Set<String> ids = new HashSet<>();
		session().runbook().getSteps().forEach(step -> ids.add(step.getId()));
		final StepInstance step = RunbookFactory.eINSTANCE.createStepInstance();
		final String shortId = type.id().substring(type.id().indexOf('.') + 1).toLowerCase(Locale.ROOT);
		step.setId(ids.contains(shortId) ? unused(shortId, ids) : shortId);
		step.setStepType(type.id());
		session().add(session().runbook(), Literals.RUNBOOK__STEPS, step);
		if (list != null) {
			list.selected().filter(selected -> selected != step).ifPresent(selected -> session().move(session().runbook(),
					Literals.RUNBOOK__STEPS, step, session().runbook().getSteps().indexOf(selected) + 1));
			list.select(step);
		}
	}

	/** A name that is not among {@code used}: the stem with a number. */
	static String unused(final String stem, final Collection<String> used) {
		int number = 1;
		while (used.contains(stem + number)) {
			number++;
		}
		return stem + number;
	}

	private void show(final EObject step) {
		identification.show(step);
		arguments.show((StepInstance) step);
		behaviour.show(step);
		showDocumentation();
		fit();
	}

	private void showDocumentation() {
		final String text = list.selected().map(StepInstance.class::cast)
				.map(step -> session().step(step.getStepType()).map(type -> Localized.of(type.description()))
						.orElse(Messages.StepsPage_unknownType))
				.orElse(Messages.StepsPage_noSelection);
		if (!text.equals(documentation.getText())) {
			documentation.setText(text);
			fit();
		}
	}

	@Override
	void select(final EObject element) {
		list.select(element);
	}

	@Override
	void refresh() {
		list.refresh();
		identification.refresh();
		arguments.refresh();
		behaviour.refresh();
		showDocumentation();
	}

	@Override
	void commitFields() {
		identification.commit();
		arguments.commit();
		behaviour.commit();
	}
}
