package io.shuzen.ui.internal.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.ResultText;

/** Asks for which endpoints a run shall be previewed once more, by how they ended. */
final class RunAgainDialog extends MessageDialog {

	/** What {@link #open()} returns when the user agrees. */
	static final int PREVIEW = 1;

	private final RunSummary run;
	private final Set<EndpointResult> chosen = EnumSet.noneOf(EndpointResult.class);

	RunAgainDialog(final Shell parent, final RunSummary run) {
		super(parent, Messages.RunAgain_title, null, Localized.format(Messages.RunAgain_question, Localized.of(run.title())),
				QUESTION, PREVIEW, Messages.Dialog_cancel, Messages.RunAgain_preview);
		this.run = run;
		chosen.addAll(choices(run));
		setShellStyle(getShellStyle() | SWT.SHEET);
	}

	/** The ways in which endpoints of a run have ended other than well. */
	static List<EndpointResult> choices(final RunSummary run) {
		return Arrays.stream(EndpointResult.values())
				.filter(result -> !result.isSuccess() && run.counts().getOrDefault(result, 0) > 0).toList();
	}

	Set<EndpointResult> chosen() {
		return Set.copyOf(chosen);
	}

	@Override
	protected Control createCustomArea(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		for (final EndpointResult result : choices(run)) {
			final Button choice = new Button(area, SWT.CHECK);
			choice.setText(Localized.format(Messages.RunAgain_choice, ResultText.of(result), run.counts().get(result)));
			choice.setSelection(true);
			choice.addListener(SWT.Selection, event -> {
				if (choice.getSelection()) {
					chosen.add(result);
				} else {
					chosen.remove(result);
				}
				getButton(PREVIEW).setEnabled(!chosen.isEmpty());
			});
		}
		return area;
	}
}
