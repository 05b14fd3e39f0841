package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.widget.AccessibleName;

/**
 * Labelled fields for attributes of one object at a time. Typing is collected for a moment and becomes one command, so that undo takes
 * back words, not letters. A field shows what is wrong with it at its left edge.
 */
final class FieldGroup {

	private static final int TYPING_PAUSE_MILLIS = 400;

	private final RunbookSession session;
	private final FormToolkit toolkit;
	private final Composite parent;
	private final List<Field> fields = new ArrayList<>();
	private final EObject example;
	private EObject object;
	private boolean refreshing;

	/**
	 * @param parent  has a grid layout of two columns
	 * @param example an object of the class whose attributes are shown; only asked for words
	 */
	FieldGroup(final RunbookSession session, final FormToolkit toolkit, final Composite parent, final EObject example) {
		this.session = session;
		this.toolkit = toolkit;
		this.parent = parent;
		this.example = example;
	}

	/** A field of the group. */
	private abstract class Field {

		private final EAttribute attribute;
		private final ControlDecoration decoration;

		Field(final EAttribute attribute, final Control control) {
			this.attribute = attribute;
			control.setToolTipText(session.description(example, attribute));
			AccessibleName.set(control, session.label(example, attribute));
			decoration = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
			decoration.hide();
		}

		abstract void show(Object value);

		abstract void enable(boolean enabled);

		void commit() {
			// only text is collected before it is set
		}

		final void set(final Object value) {
			if (!refreshing && object != null && !Objects.equals(value, object.eGet(attribute))) {
				session.set(object, attribute, value);
			}
		}

		final void refresh() {
			show(object == null ? null : object.eGet(attribute));
			final List<ValidationProblem> problems = object == null ? List.of() : session.problems(object, attribute);
			if (problems.isEmpty()) {
				decoration.hide();
			} else {
				final boolean error = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
				decoration.setImage((error ? Icon.SEVERITY_ERROR : Icon.SEVERITY_WARNING).image());
				decoration.setDescriptionText(
						String.join("\n", problems.stream().map(problem -> problem.message(Locale.getDefault())).toList())); //$NON-NLS-1$
				decoration.show();
			}
		}
	}

	private final class TextField extends Field {

		private final Text text;
		private final EAttribute attribute;
		private final Runnable commit = this::commit;

		TextField(final EAttribute attribute, final Text text) {
			super(attribute, text);
			this.attribute = attribute;
			this.text = text;
			text.addModifyListener(event -> {
				if (!refreshing) {
					text.getDisplay().timerExec(TYPING_PAUSE_MILLIS, commit);
				}
			});
			text.addListener(SWT.FocusOut, event -> commit());
			text.addListener(SWT.DefaultSelection, event -> commit());
			text.addListener(SWT.Dispose, event -> text.getDisplay().timerExec(-1, commit));
		}

		@Override
		void commit() {
			if (text.isDisposed() || object == null) {
				return;
			}
			text.getDisplay().timerExec(-1, commit);
			final String typed = text.getText().replace("\r\n", "\n"); //$NON-NLS-1$ //$NON-NLS-2$
			final Class<?> type = attribute.getEAttributeType().getInstanceClass();
			if (type == String.class) {
				set(typed.isEmpty() ? null : typed);
			} else if (typed.isBlank() && type == Integer.class) {
				set(null);
			} else {
				try {
					set(EcoreUtil.createFromString(attribute.getEAttributeType(), typed.strip()));
				} catch (final NumberFormatException notANumber) {
					// what is no number cannot be in the model: the field says so by going back to what is
					refresh();
				}
			}
		}

		@Override
		void show(final Object value) {
			final String shown = value == null ? "" : value.toString(); //$NON-NLS-1$
			if (!text.getText().equals(shown)) {
				text.setText(shown);
			}
		}

		@Override
		void enable(final boolean enabled) {
			text.setEditable(enabled);
			text.setEnabled(object != null);
		}
	}

	private final class ChoiceField extends Field {

		private final Combo combo;
		private final List<Object> values = new ArrayList<>();

		ChoiceField(final EAttribute attribute, final Combo combo) {
			super(attribute, combo);
			this.combo = combo;
			for (final EEnumLiteral literal : ((EEnum) attribute.getEAttributeType()).getELiterals()) {
				values.add(literal.getInstance());
				combo.add(session.valueText(example, attribute, literal.getInstance()));
			}
			combo.addListener(SWT.Selection, event -> set(values.get(combo.getSelectionIndex())));
		}

		@Override
		void show(final Object value) {
			combo.select(values.indexOf(value));
		}

		@Override
		void enable(final boolean enabled) {
			combo.setEnabled(enabled);
		}
	}

	private final class CheckField extends Field {

		private final Button button;

		CheckField(final EAttribute attribute, final Button button) {
			super(attribute, button);
			this.button = button;
			button.addListener(SWT.Selection, event -> set(button.getSelection()));
		}

		@Override
		void show(final Object value) {
			button.setSelection(Boolean.TRUE.equals(value));
		}

		@Override
		void enable(final boolean enabled) {
			button.setEnabled(enabled);
		}
	}

	FieldGroup text(final EAttribute attribute) {
		label(attribute, SWT.CENTER);
		final Text text = toolkit.createText(parent, "", SWT.BORDER); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(120, SWT.DEFAULT).applyTo(text);
		fields.add(new TextField(attribute, text));
		return this;
	}

	/** A short field for a number. */
	FieldGroup number(final EAttribute attribute) {
		label(attribute, SWT.CENTER);
		final Text text = toolkit.createText(parent, "", SWT.BORDER | SWT.RIGHT); //$NON-NLS-1$
		GridDataFactory.swtDefaults().indent(8, 0).hint(96, SWT.DEFAULT).applyTo(text);
		fields.add(new TextField(attribute, text));
		return this;
	}

	FieldGroup lines(final EAttribute attribute, final int count) {
		label(attribute, SWT.TOP);
		final Text text = toolkit.createText(parent, "", SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(120, count * text.getLineHeight()).applyTo(text);
		text.addListener(SWT.Traverse, event -> {
			// Tab leaves the field, as it does everywhere else
			if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				event.doit = true;
			}
		});
		fields.add(new TextField(attribute, text));
		return this;
	}

	FieldGroup choice(final EAttribute attribute) {
		label(attribute, SWT.CENTER);
		final Combo combo = new Combo(parent, SWT.READ_ONLY);
		toolkit.adapt(combo, true, false);
		GridDataFactory.swtDefaults().indent(8, 0).applyTo(combo);
		fields.add(new ChoiceField(attribute, combo));
		return this;
	}

	FieldGroup check(final EAttribute attribute) {
		toolkit.createLabel(parent, ""); //$NON-NLS-1$
		final Button button = toolkit.createButton(parent, session.label(example, attribute), SWT.CHECK);
		GridDataFactory.fillDefaults().indent(8, 0).applyTo(button);
		fields.add(new CheckField(attribute, button));
		return this;
	}

	private void label(final EAttribute attribute, final int vertical) {
		final Label label = toolkit.createLabel(parent, session.label(example, attribute) + Messages.FieldGroup_colon);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, vertical).applyTo(label);
		label.setToolTipText(session.description(example, attribute));
	}

	/** Shows another object; what was typed for the former one is set first. */
	void show(final EObject shown) {
		commit();
		object = shown;
		refresh();
	}

	/** Sets what has been typed and not yet set. */
	void commit() {
		fields.forEach(Field::commit);
	}

	void refresh() {
		refreshing = true;
		try {
			for (final Field field : fields) {
				field.refresh();
				field.enable(object != null && !session.isReadOnly());
			}
		} finally {
			refreshing = false;
		}
	}
}
