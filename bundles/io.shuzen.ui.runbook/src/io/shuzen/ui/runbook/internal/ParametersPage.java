package io.shuzen.ui.runbook.internal;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage.Literals;
import io.shuzen.model.text.RunbookTexts;
import io.shuzen.ui.icon.Icon;

/** What the runbook asks for before it runs. */
final class ParametersPage extends MasterDetailPage {

	static final String ID = "parameters"; //$NON-NLS-1$

	private ElementList list;
	private FieldGroup fields;
	private LocalizedField japaneseLabel;
	private LocalizedField japaneseHelp;
	private ChoiceTable choices;

	ParametersPage(final RunbookEditor editor) {
		super(editor, ID, Messages.ParametersPage_title);
	}

	@Override
	void buildList(final FormToolkit toolkit, final Composite parent) {
		list = new ElementList(session(), toolkit,
				section(toolkit, parent, Messages.ParametersPage_list, Messages.ParametersPage_help, 2, true),
				Literals.RUNBOOK__PARAMETERS,
				new ElementList.Words(getTitle(), element -> label((Parameter) element), Icon.PARAMETER, Messages.ParametersPage_add), this::add,
				this::show);
	}

	@Override
	void buildDetails(final FormToolkit toolkit, final Composite parent) {
		final Composite client = section(toolkit, parent, Messages.ParametersPage_details, "", 2, false); //$NON-NLS-1$
		fields = new FieldGroup(session(), toolkit, client, RunbookFactory.eINSTANCE.createParameter());
		fields.text(Literals.PARAMETER__NAME).text(Literals.PARAMETER__LABEL);
		japaneseLabel = new LocalizedField(session(), toolkit, client, Literals.PARAMETER__LABELS,
				Messages.ParametersPage_japaneseLabel, 1);
		fields.choice(Literals.PARAMETER__TYPE).check(Literals.PARAMETER__REQUIRED).text(Literals.PARAMETER__DEFAULT_VALUE)
				.text(Literals.PARAMETER__PATTERN).number(Literals.PARAMETER__MINIMUM).number(Literals.PARAMETER__MAXIMUM)
				.lines(Literals.PARAMETER__HELP, 3);
		japaneseHelp = new LocalizedField(session(), toolkit, client, Literals.PARAMETER__HELPS,
				Messages.ParametersPage_japaneseHelp, 3);
		choices = new ChoiceTable(session(), toolkit,
				section(toolkit, parent, Messages.ParametersPage_choices, Messages.ParametersPage_choicesHelp, 2, false));
	}

	private String label(final Parameter parameter) {
		final String text = RunbookTexts.inDefaultLanguage().label(parameter);
		final String name = parameter.getName() == null ? Messages.ParametersPage_unnamed : parameter.getName();
		return text == null || text.equals(name) ? name : name + " \u2014 " + text; //$NON-NLS-1$
	}

	private void add() {
		final Set<String> names = new HashSet<>();
		session().runbook().getParameters().forEach(parameter -> names.add(parameter.getName()));
		final Parameter parameter = RunbookFactory.eINSTANCE.createParameter();
		parameter.setName(StepsPage.unused("parameter", names)); //$NON-NLS-1$
		session().add(session().runbook(), Literals.RUNBOOK__PARAMETERS, parameter);
		list.select(parameter);
	}

	private void show(final EObject parameter) {
		fields.show(parameter);
		japaneseLabel.show(parameter);
		japaneseHelp.show(parameter);
		choices.show((Parameter) parameter);
		fit();
	}

	@Override
	void select(final EObject element) {
		list.select(element);
	}

	@Override
	void refresh() {
		list.refresh();
		fields.refresh();
		japaneseLabel.refresh();
		japaneseHelp.refresh();
		choices.refresh();
	}

	@Override
	void commitFields() {
		fields.commit();
		japaneseLabel.commit();
		japaneseHelp.commit();
	}
}
