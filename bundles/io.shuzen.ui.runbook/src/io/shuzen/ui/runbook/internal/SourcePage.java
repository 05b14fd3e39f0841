package io.shuzen.ui.runbook.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.ui.widget.AccessibleName;

/** The file as it will be saved, to be read and copied. */
final class SourcePage extends RunbookPage {

	static final String ID = "source"; //$NON-NLS-1$

	private StyledText text;

	SourcePage(final RunbookEditor editor) {
		super(editor, ID, Messages.SourcePage_title);
	}

	@Override
	void build(final FormToolkit toolkit, final Composite body) {
		text = new StyledText(body, SWT.BORDER | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
		AccessibleName.set(text, getTitle());
		toolkit.adapt(text);
		text.setFont(JFaceResources.getTextFont());
		text.setMargins(8, 8, 8, 8);
		GridDataFactory.fillDefaults().grab(true, true).hint(400, 300).applyTo(text);
	}

	@Override
	void refresh() {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			session().document().resource().save(bytes, null);
			text.setText(bytes.toString(StandardCharsets.UTF_8));
		} catch (final IOException | RuntimeException e) {
			text.setText(e.getLocalizedMessage() == null ? e.toString() : e.getLocalizedMessage());
		}
	}

	@Override
	void commitFields() {
		// nothing is typed here
	}
}
