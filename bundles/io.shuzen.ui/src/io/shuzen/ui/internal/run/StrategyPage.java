package io.shuzen.ui.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import io.shuzen.model.schedule.MaintenanceWindow;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunStrategy.Wave;
import io.shuzen.model.runbook.ThresholdPolicy;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks how carefully the run spreads over the endpoints, what it does when too many fail, whom it waits for, and when it begins. */
final class StrategyPage extends WizardPage {

	private static final int MOST_MINUTES = 43_200;

	private final Supplier<RunStrategy> defaults;
	private final IntSupplier endpoints;
	private Spinner canary;
	private Spinner waveSize;
	private Combo waveUnit;
	private Spinner concurrency;
	private Spinner groupConcurrency;
	private Spinner threshold;
	private Spinner waveThreshold;
	private Combo policy;
	private Spinner offlineWait;
	private Spinner signInWait;
	private Text window;
	private Button later;
	private DateTime date;
	private DateTime time;
	private Label waves;

	/**
	 * @param defaults  the strategy of the chosen runbook
	 * @param endpoints how many endpoints are chosen
	 */
	StrategyPage(final Supplier<RunStrategy> defaults, final IntSupplier endpoints) {
		super("strategy");
		this.defaults = defaults;
		this.endpoints = endpoints;
		setTitle(Messages.StrategyPage_title);
		setDescription(Messages.StrategyPage_description);
	}

	/** Also before it was shown: then the runbook's. */
	RunStrategy strategy() {
		final RunStrategy strategy = defaults.get();
		if (canary == null) {
			return strategy;
		}
		final RunStrategy.Changes changes = strategy.change().canaryCount(canary.getSelection())
				.concurrency(concurrency.getSelection()).groupConcurrency(groupConcurrency.getSelection())
				.failureThresholdPercent(threshold.getSelection()).waveFailureThresholdPercent(waveThreshold.getSelection())
				.thresholdPolicy(ThresholdPolicy.VALUES.get(policy.getSelectionIndex()))
				.offlineWait(Duration.ofMinutes(offlineWait.getSelection())).signInWait(Duration.ofMinutes(signInWait.getSelection()))
				.maintenanceWindow(MaintenanceWindow.parse(window.getText()));
		return (isPercent() ? changes.waveSizePercent(Math.min(100, waveSize.getSelection()))
				: changes.waveSize(waveSize.getSelection())).make();
	}

	/** When the run begins; empty for at once. */
	Optional<Instant> notBefore() {
		if (later == null || !later.getSelection()) {
			return Optional.empty();
		}
		return Optional.of(LocalDateTime.of(date.getYear(), date.getMonth() + 1, date.getDay(), time.getHours(), time.getMinutes())
				.atZone(ZoneId.systemDefault()).toInstant());
	}

	@Override
	public void createControl(final Composite parent) {
		final RunStrategy strategy = defaults.get();
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(8, 8).spacing(8, 8).applyTo(area);
		final Group spread = group(area, Messages.StrategyPage_spread);
		canary = spinner(spread, Messages.StrategyPage_canary, 0, 1_000, strategy.canaryCount());
		waveSize = spinner(spread, Messages.StrategyPage_waveSize, 1, 100_000, strategy.waveSize());
		waveUnit = combo(spread, Messages.StrategyPage_waveUnit,
				List.of(Messages.StrategyPage_percent, Messages.StrategyPage_endpoints), strategy.waveSizeInPercent() ? 0 : 1);
		concurrency = spinner(spread, Messages.StrategyPage_concurrency, 1, 10_000, strategy.concurrency());
		groupConcurrency = spinner(spread, Messages.StrategyPage_groupConcurrency, 0, 10_000, strategy.groupConcurrency());
		final Group failures = group(area, Messages.StrategyPage_failures);
		threshold = spinner(failures, Messages.StrategyPage_threshold, 0, 100, strategy.failureThresholdPercent());
		waveThreshold = spinner(failures, Messages.StrategyPage_waveThreshold, 0, 100, strategy.waveFailureThresholdPercent());
		policy = combo(failures, Messages.StrategyPage_policy, ThresholdPolicy.VALUES.stream().map(StrategyPage::words).toList(),
				ThresholdPolicy.VALUES.indexOf(strategy.thresholdPolicy()));
		final Group patience = group(area, Messages.StrategyPage_patience);
		offlineWait = spinner(patience, Messages.StrategyPage_offlineWait, 0, MOST_MINUTES, minutes(strategy.offlineWait()));
		signInWait = spinner(patience, Messages.StrategyPage_signInWait, 0, MOST_MINUTES, minutes(strategy.signInWait()));
		final Group begin = group(area, Messages.StrategyPage_when);
		new Label(begin, SWT.NONE).setText(Messages.StrategyPage_window);
		window = new Text(begin, SWT.BORDER);
		window.setMessage("Mon-Fri 22:00-05:00");
		window.setText(strategy.maintenanceWindow().map(MaintenanceWindow::toString).orElse(""));
		window.addListener(SWT.Modify, event -> update());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(window);
		later = new Button(begin, SWT.CHECK);
		later.setText(Messages.StrategyPage_later);
		later.addListener(SWT.Selection, event -> update());
		final Composite moment = new Composite(begin, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(moment);
		date = new DateTime(moment, SWT.DATE | SWT.DROP_DOWN | SWT.BORDER);
		time = new DateTime(moment, SWT.TIME | SWT.SHORT | SWT.BORDER);
		date.addListener(SWT.Selection, event -> update());
		time.addListener(SWT.Selection, event -> update());
		AccessibleName.fromLabels(area);
		AccessibleName.set(date, Messages.StrategyPage_date);
		AccessibleName.set(time, Messages.StrategyPage_time);
		waves = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(waves);
		update();
		setControl(area);
	}

	@Override
	public void setVisible(final boolean visible) {
		super.setVisible(visible);
		if (visible) {
			update();
			canary.setFocus();
		}
	}

	private static Group group(final Composite parent, final String title) {
		final Group group = new Group(parent, SWT.NONE);
		group.setText(title);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 6).applyTo(group);
		return group;
	}

	private Spinner spinner(final Composite parent, final String label, final int minimum, final int maximum, final int value) {
		new Label(parent, SWT.NONE).setText(label);
		final Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(value, minimum, maximum, 0, 1, 10);
		spinner.addListener(SWT.Selection, event -> update());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(spinner);
		return spinner;
	}

	private Combo combo(final Composite parent, final String label, final List<String> choices, final int chosen) {
		new Label(parent, SWT.NONE).setText(label);
		final Combo combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(choices.toArray(String[]::new));
		combo.select(chosen);
		combo.addListener(SWT.Selection, event -> update());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(combo);
		return combo;
	}

	private static String words(final ThresholdPolicy policy) {
		return switch (policy) {
		case STOP -> Messages.StrategyPage_stop;
		case PAUSE -> Messages.StrategyPage_pause;
		case CONTINUE -> Messages.StrategyPage_continue;
		};
	}

	private static int minutes(final Duration duration) {
		return (int) Math.min(MOST_MINUTES, duration.toMinutes());
	}

	private boolean isPercent() {
		return waveUnit.getSelectionIndex() == 0;
	}

	private void update() {
		if (waves == null) {
			return;
		}
		date.setEnabled(later.getSelection());
		time.setEnabled(later.getSelection());
		final String problem = problem();
		setErrorMessage(problem);
		setPageComplete(problem == null);
		if (problem == null) {
			final List<Wave> planned = strategy().waves(endpoints.getAsInt());
			waves.setText(Localized.format(Messages.StrategyPage_waves, planned.size(), String.join(" + ",
					planned.stream().limit(8).map(wave -> Integer.toString(wave.endpoints())).toList())
					+ (planned.size() > 8 ? " + …" : "")));
			waves.getParent().layout(true);
		}
	}

	private String problem() {
		if (!window.getText().isBlank() && MaintenanceWindow.parse(window.getText()).isEmpty()) {
			return Messages.StrategyPage_badWindow;
		}
		if (isPercent() && waveSize.getSelection() > 100) {
			return Messages.StrategyPage_badPercent;
		}
		return notBefore().filter(moment -> moment.isBefore(Instant.now())).map(moment -> Messages.StrategyPage_past).orElse(null);
	}
}
