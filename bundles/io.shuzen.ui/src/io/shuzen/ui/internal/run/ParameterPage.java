package io.shuzen.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks for the parameters of the chosen runbook; the form is made from their definitions. */
final class ParameterPage extends WizardPage {

	private final RunbookCatalog catalog;
	private final Supplier<Optional<RunbookEntry>> runbook;
	private final Map<String, String> values = new LinkedHashMap<>();
	private RunbookEntry shown;
	private ScrolledComposite scrolled;

	ParameterPage(final RunbookCatalog catalog, final Supplier<Optional<RunbookEntry>> runbook) {
		super("parameters");
		this.catalog = catalog;
		this.runbook = runbook;
		setTitle(Messages.ParameterPage_title);
		setDescription(Messages.ParameterPage_description);
	}

	/** Values that are given; the runbook's defaults stand for the others. */
	Map<String, String> values() {
		return runbook.get().filter(each -> each == shown).map(each -> Map.copyOf(values)).orElse(Map.of());
	}

	/** Also before it was shown: a runbook that can do with its defaults needs no visit here. */
	@Override
	public boolean isPageComplete() {
		return runbook.get().filter(each -> catalog.problems(each.definition(), values()).isEmpty()).isPresent();
	}

	@Override
	public void createControl(final Composite parent) {
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		setControl(scrolled);
	}

	@Override
	public void setVisible(final boolean visible) {
		if (visible) {
			runbook.get().filter(each -> each != shown).ifPresent(this::show);
		}
		super.setVisible(visible);
		if (visible) {
			scrolled.setFocus();
		}
	}

	private void show(final RunbookEntry entry) {
		shown = entry;
		values.clear();
		final Composite form = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 8).applyTo(form);
		entry.definition().parameters().forEach(parameter -> addField(form, parameter));
		AccessibleName.fromLabels(form);
		scrolled.setContent(form);
		scrolled.setMinSize(form.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		check();
	}

	private void addField(final Composite form, final RunbookParameter parameter) {
		final String label = Localized.of(parameter.label());
		final String initial = parameter.defaultValue().orElse("");
		if (parameter.type() == ParameterType.BOOLEAN) {
			new Label(form, SWT.NONE);
			final Button button = new Button(form, SWT.CHECK);
			button.setText(label);
			button.setSelection(Boolean.parseBoolean(initial));
			button.addListener(SWT.Selection, event -> changed(parameter, Boolean.toString(button.getSelection())));
		} else {
			new Label(form, SWT.NONE).setText(label + ':');
			if (parameter.type() == ParameterType.CHOICE) {
				addChoice(form, parameter, initial);
			} else {
				final Text text = new Text(form, SWT.BORDER);
				text.setText(initial);
				text.setMessage(hint(parameter.type()));
				text.addListener(SWT.Modify, event -> changed(parameter, text.getText().strip()));
				GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
			}
		}
		if (!parameter.help().isEmpty()) {
			new Label(form, SWT.NONE);
			final Label help = new Label(form, SWT.WRAP);
			help.setText(Localized.of(parameter.help()));
			help.setEnabled(false);
			GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(help);
		}
	}

	private void addChoice(final Composite form, final RunbookParameter parameter, final String initial) {
		final List<RunbookParameter.Choice> choices = parameter.choices();
		final Combo combo = new Combo(form, SWT.DROP_DOWN | SWT.READ_ONLY);
		choices.forEach(choice -> combo.add(Localized.of(choice.label())));
		for (int i = 0; i < choices.size(); i++) {
			if (choices.get(i).value().equals(initial)) {
				combo.select(i);
			}
		}
		combo.addListener(SWT.Selection, event -> changed(parameter, choices.get(combo.getSelectionIndex()).value()));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
	}

	private static String hint(final ParameterType type) {
		return switch (type) {
		case USER -> Messages.ParameterPage_userHint;
		case DURATION -> Messages.ParameterPage_durationHint;
		case SECRET_REFERENCE -> Messages.ParameterPage_secretHint;
		case TEXT, INTEGER, BOOLEAN, CHOICE -> "";
		};
	}

	private void changed(final RunbookParameter parameter, final String value) {
		if (value.isEmpty()) {
			values.remove(parameter.name());
		} else {
			values.put(parameter.name(), value);
		}
		check();
	}

	private void check() {
		setErrorMessage(catalog.problems(shown.definition(), values()).stream().findFirst().map(Localized::of).orElse(null));
		getContainer().updateButtons();
	}
}
