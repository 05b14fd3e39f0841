package io.shuzen.ui.runbook.internal;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.runbook.LocalizedText;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage;
import io.shuzen.ui.widget.AccessibleName;

/** A field for the Japanese translation among an object's translations. An emptied field takes the translation away. */
final class LocalizedField {

	private static final int TYPING_PAUSE_MILLIS = 400;
	private static final String LANGUAGE = Locale.JAPANESE.getLanguage();

	private final RunbookSession session;
	private final EReference translations;
	private final Text text;
	private final Runnable commit = this::commit;
	private EObject object;
	private boolean refreshing;

	/**
	 * @param parent has a grid layout of two columns
	 * @param lines  how many lines the field has; 1 for a field of a single line
	 */
	LocalizedField(final RunbookSession session, final FormToolkit toolkit, final Composite parent,
			final EReference translations, final String label, final int lines) {
		this.session = session;
		this.translations = translations;
		final Label caption = toolkit.createLabel(parent, label + Messages.FieldGroup_colon);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, lines > 1 ? SWT.TOP : SWT.CENTER).applyTo(caption);
		text = toolkit.createText(parent, "", SWT.BORDER | (lines > 1 ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.NONE)); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0)
				.hint(120, lines > 1 ? lines * text.getLineHeight() : SWT.DEFAULT).applyTo(text);
		AccessibleName.set(text, label);
		text.addListener(SWT.Traverse, event -> {
			if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
				event.doit = true;
			}
		});
		text.addModifyListener(event -> {
			if (!refreshing) {
				text.getDisplay().timerExec(TYPING_PAUSE_MILLIS, commit);
			}
		});
		text.addListener(SWT.FocusOut, event -> commit());
		text.addListener(SWT.Dispose, event -> text.getDisplay().timerExec(-1, commit));
	}

	void show(final EObject shown) {
		commit();
		object = shown;
		refresh();
	}

	void commit() {
		if (text.isDisposed() || object == null) {
			return;
		}
		text.getDisplay().timerExec(-1, commit);
		final String typed = text.getText().replace("\r\n", "\n"); //$NON-NLS-1$ //$NON-NLS-2$
		final Optional<LocalizedText> existing = translation();
		if (existing.isPresent()) {
			if (typed.isEmpty()) {
				session.remove(object, translations, existing.get());
			} else if (!typed.equals(existing.get().getText())) {
				session.set(existing.get(), RunbookPackage.Literals.LOCALIZED_TEXT__TEXT, typed);
			}
		} else if (!typed.isEmpty()) {
			final LocalizedText translation = RunbookFactory.eINSTANCE.createLocalizedText();
			translation.setLanguage(LANGUAGE);
			translation.setText(typed);
			session.add(object, translations, translation);
		}
	}

	void refresh() {
		refreshing = true;
		try {
			final String shown = object == null ? "" : translation().map(LocalizedText::getText).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
			if (!text.getText().equals(shown)) {
				text.setText(shown);
			}
			text.setEnabled(object != null);
			text.setEditable(!session.isReadOnly());
		} finally {
			refreshing = false;
		}
	}

	private Optional<LocalizedText> translation() {
		for (final Object candidate : (Iterable<?>) object.eGet(translations)) {
			if (candidate instanceof final LocalizedText translation && LANGUAGE.equals(translation.getLanguage())) {
				return Optional.of(translation);
			}
		}
		return Optional.empty();
	}
}
