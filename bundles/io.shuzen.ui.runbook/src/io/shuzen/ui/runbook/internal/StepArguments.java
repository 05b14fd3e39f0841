package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Step;
import io.shuzen.model.runbook.Argument;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage.Literals;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/**
 * The arguments of a step: one field for each parameter that its type takes, with the choices it offers and the runbook's own parameters,
 * and one for each argument that the type does not know. An emptied field leaves the argument to its default.
 */
final class StepArguments {

	private static final int TYPING_PAUSE_MILLIS = 400;

	private final RunbookSession session;
	private final FormToolkit toolkit;
	private final Composite parent;
	private final Map<String, Field> fields = new LinkedHashMap<>();
	private StepInstance step;
	private List<String> shownFor = List.of();
	private boolean refreshing;

	StepArguments(final RunbookSession session, final FormToolkit toolkit, final Composite parent) {
		this.session = session;
		this.toolkit = toolkit;
		this.parent = parent;
	}

	private final class Field {

		private final String name;
		private final Combo combo;
		private final ControlDecoration decoration;
		private final Runnable commit = this::commit;

		Field(final String name, final Combo combo) {
			this.name = name;
			this.combo = combo;
			decoration = new ControlDecoration(combo, SWT.LEFT | SWT.TOP);
			decoration.hide();
			combo.addModifyListener(event -> {
				if (!refreshing) {
					combo.getDisplay().timerExec(TYPING_PAUSE_MILLIS, commit);
				}
			});
			combo.addListener(SWT.FocusOut, event -> commit());
			combo.addListener(SWT.Selection, event -> commit());
			combo.addListener(SWT.Dispose, event -> combo.getDisplay().timerExec(-1, commit));
		}

		void commit() {
			if (combo.isDisposed() || step == null || refreshing) {
				return;
			}
			combo.getDisplay().timerExec(-1, commit);
			final String typed = combo.getText();
			final Optional<Argument> argument = argument(name);
			if (argument.isPresent()) {
				if (typed.isEmpty()) {
					session.remove(step, Literals.STEP_INSTANCE__ARGUMENTS, argument.get());
				} else if (!typed.equals(argument.get().getValue())) {
					session.set(argument.get(), Literals.ARGUMENT__VALUE, typed);
				}
			} else if (!typed.isEmpty()) {
				final Argument added = RunbookFactory.eINSTANCE.createArgument();
				added.setName(name);
				added.setValue(typed);
				session.add(step, Literals.STEP_INSTANCE__ARGUMENTS, added);
			}
		}

		void refresh() {
			final Optional<Argument> argument = argument(name);
			final String shown = argument.map(Argument::getValue).orElse(""); //$NON-NLS-1$
			if (!combo.getText().equals(shown)) {
				combo.setText(shown);
			}
			combo.setEnabled(!session.isReadOnly());
			final List<String> problems = argument.map(
					value -> session.problems(value, null).stream().map(problem -> problem.message(Locale.getDefault())).toList())
					.orElse(List.of());
			if (problems.isEmpty()) {
				decoration.hide();
			} else {
				decoration.setImage(Icon.SEVERITY_ERROR.image());
				decoration.setDescriptionText(String.join("\n", problems)); //$NON-NLS-1$
				decoration.show();
			}
		}
	}

	void show(final StepInstance shown) {
		commit();
		step = shown;
		refresh();
	}

	void commit() {
		List.copyOf(fields.values()).forEach(Field::commit);
	}

	void refresh() {
		refreshing = true;
		try {
			final List<String> wanted = layoutKey();
			if (!wanted.equals(shownFor)) {
				shownFor = wanted;
				rebuild();
			}
			fields.values().forEach(Field::refresh);
		} finally {
			refreshing = false;
		}
	}

	/** What the fields depend on: when it is the same, they stay, with the focus and what is being typed. */
	private List<String> layoutKey() {
		if (step == null) {
			return List.of();
		}
		final List<String> key = new ArrayList<>();
		key.add(String.valueOf(step.getStepType()));
		key.addAll(unknownArguments());
		session.runbook().getParameters().forEach(parameter -> key.add("${" + parameter.getName() + '}')); //$NON-NLS-1$
		return key;
	}

	private void rebuild() {
		for (final Control child : parent.getChildren()) {
			child.dispose();
		}
		fields.clear();
		if (step == null) {
			return;
		}
		final List<ParameterDefinition> definitions = session.step(step.getStepType()).map(Step::parameters).orElse(List.of());
		for (final ParameterDefinition definition : definitions) {
			addField(definition.name(), Localized.of(definition.label()), Localized.of(definition.help()),
					definition.defaultValue().orElse(""), suggestions(definition)); //$NON-NLS-1$
		}
		for (final String name : unknownArguments()) {
			addField(name, name, Messages.StepArguments_unknown, "", List.of()); //$NON-NLS-1$
		}
		if (fields.isEmpty()) {
			GridDataFactory.fillDefaults().span(2, 1).applyTo(toolkit.createLabel(parent, Messages.StepArguments_none));
		}
	}

	private void addField(final String name, final String label, final String help, final String defaultValue,
			final List<String> suggestions) {
		toolkit.createLabel(parent, label + Messages.FieldGroup_colon).setToolTipText(help);
		final Combo combo = new Combo(parent, SWT.DROP_DOWN);
		toolkit.adapt(combo, true, false);
		AccessibleName.set(combo, label);
		combo.setItems(suggestions.toArray(String[]::new));
		combo.setToolTipText(defaultValue.isEmpty() ? help : Messages.bind(Messages.StepArguments_default, help, defaultValue));
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(120, SWT.DEFAULT).applyTo(combo);
		fields.put(name, new Field(name, combo));
	}

	private List<String> suggestions(final ParameterDefinition definition) {
		final List<String> suggestions = new ArrayList<>(definition.choices());
		if (definition.type() == ParameterType.BOOLEAN) {
			suggestions.addAll(List.of("true", "false")); //$NON-NLS-1$ //$NON-NLS-2$
		}
		session.runbook().getParameters().forEach(parameter -> suggestions.add("${" + parameter.getName() + '}')); //$NON-NLS-1$
		return suggestions;
	}

	private List<String> unknownArguments() {
		final Optional<Step> type = session.step(step.getStepType());
		return step.getArguments().stream().map(Argument::getName)
				.filter(name -> name != null && type.stream().flatMap(known -> known.parameters().stream())
						.noneMatch(definition -> definition.name().equals(name)))
				.toList();
	}

	private Optional<Argument> argument(final String name) {
		return step.getArguments().stream().filter(argument -> name.equals(argument.getName())).findFirst();
	}
}
