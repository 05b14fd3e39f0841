package io.shuzen.ui.batch.internal.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;

import io.shuzen.journal.RunEvent;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.ResultText;

/** What is run, how far it is, and what can be done about it. */
final class RunHeader {

	private final Composite area;
	private final Label title;
	private final Label state;
	private final RunControls controls;
	private RunFollower.Change shown;

	RunHeader(final Composite parent, final IWorkbenchPartSite site, final String runId) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 2).applyTo(area);
		title = new Label(area, SWT.NONE);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		controls = new RunControls(area, site, runId);
		GridDataFactory.fillDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(controls.control());
		state = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
	}

	/** The widget, for layouts. */
	Composite control() {
		return area;
	}

	void show(final RunFollower.Change change) {
		shown = change;
		change.started().ifPresent(started -> title.setText(Localized.of(started.title())));
		controls.show(change.paused().isPresent(), change.until().isPresent());
		tick(Instant.now());
	}

	/** Says again how long it has been going on. */
	void tick(final Instant now) {
		if (shown == null || shown.from().isEmpty()) {
			state.setText(Messages.RunHeader_reading);
			return;
		}
		final List<String> words = new ArrayList<>();
		words.add(shown.result().map(ResultText::of).orElseGet(this::activity));
		if (shown.result().isEmpty()) {
			shown.wave().ifPresent(wave -> words.add(Localized.format(wave.canary() ? Messages.RunHeader_canary : Messages.RunHeader_wave,
					wave.number(), wave.endpoints())));
		}
		words.add(Durations.words(Durations.between(shown.from().get(), shown.until().orElse(now))));
		shown.started().ifPresent(started -> {
			words.add(started.operator());
			if (!started.reason().isEmpty()) {
				words.add('"' + started.reason() + '"');
			}
		});
		shown.stopping().or(() -> shown.paused().map(RunEvent.RunPaused::reason)).or(() -> shown.waiting().map(RunEvent.RunWaiting::reason))
				.or(() -> Optional.of(shown.noted())).filter(reason -> !reason.isEmpty())
				.ifPresent(reason -> words.add(Localized.of(reason)));
		final String text = String.join("  ·  ", words);
		if (!text.equals(state.getText())) {
			state.setText(text);
		}
	}

	private String activity() {
		if (shown.stopping().isPresent()) {
			return Messages.RunHeader_stopping;
		}
		if (shown.paused().isPresent()) {
			return Messages.RunHeader_paused;
		}
		return shown.waiting().map(waiting -> Localized.format(Messages.RunHeader_waiting,
				DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault()).format(waiting.until())))
				.orElse(Messages.RunHeader_running);
	}
}
