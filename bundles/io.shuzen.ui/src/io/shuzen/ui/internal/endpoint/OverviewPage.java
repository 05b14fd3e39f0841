package io.shuzen.ui.internal.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.text.PhaseText;
import io.shuzen.ui.widget.Card;

/** What matters about an endpoint at a glance: the most likely cause, who is signed in, how the device is, and what can be done. */
final class OverviewPage extends ScrolledComposite {

	private static final int NARROWEST = 640;

	/** What the page's buttons do. */
	interface Actions {

		void diagnose();

		void preview(Finding finding);

		void preview(Cause cause);

		void run();

		void showFindings();

		void copyReport();

		void exportReport();
	}

	private final Composite content;
	private final Label symbol;
	private final Label subtitle;
	private final CauseCard cause;
	private final Card users;
	private final Card device;
	private final Button diagnose;
	private final Button report;
	private final Button export;
	private EndpointState shown;

	OverviewPage(final Composite parent, final EndpointRef endpoint, final Actions actions, final CodeDecoder codes) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		content = new Composite(this, SWT.NONE);
		setContent(content);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 16).spacing(16, 16).applyTo(content);
		final Composite header = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(header);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(header);
		symbol = new Label(header, SWT.NONE);
		final Label name = new Label(header, SWT.NONE);
		name.setText(endpoint.name());
		name.setFont(JFaceResources.getFont(JFaceResources.HEADER_FONT));
		subtitle = new Label(header, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(8, 0).applyTo(subtitle);
		cause = new CauseCard(content, actions, codes, this::fit);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(cause.control());
		final Composite buttons = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(buttons);
		diagnose = CardContent.button(buttons, Messages.OverviewPage_diagnose, Icon.DIAGNOSE, actions::diagnose);
		CardContent.button(buttons, Messages.OverviewPage_run, Icon.RUN, actions::run);
		report = CardContent.button(buttons, Messages.OverviewPage_report, Icon.REPORT, actions::copyReport);
		export = CardContent.button(buttons, Messages.OverviewPage_export, Icon.REPORT, actions::exportReport);
		final Composite lower = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(lower);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(16, 16).applyTo(lower);
		users = new Card(lower, Messages.OverviewPage_users);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(users.control());
		device = new Card(lower, Messages.OverviewPage_device);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(device.control());
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(users.body());
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(device.body());
		addListener(SWT.Resize, event -> fit());
	}

	@Override
	public boolean setFocus() {
		// while the machine is read there is nothing to diagnose, but keys have to work
		return diagnose.setFocus() || super.setFocus();
	}

	/**
	 * @param endpoint what the inventory says of it; empty when it is in no open inventory or is disabled
	 */
	void show(final EndpointState state, final Optional<EndpointDescriptor> endpoint) {
		symbol.setImage(state.icon().image());
		subtitle.setText(subtitle(state, endpoint));
		diagnose.setEnabled(state.activity().isEmpty() && endpoint.isPresent());
		report.setEnabled(state.diagnosis().isPresent());
		export.setEnabled(state.diagnosis().isPresent());
		if (shown == null || !shown.diagnosis().equals(state.diagnosis())
				|| !shown.activity().equals(state.activity()) && state.diagnosis().isEmpty()) {
			rebuild(state);
		}
		shown = state;
		fit();
	}

	private static String subtitle(final EndpointState state, final Optional<EndpointDescriptor> endpoint) {
		if (endpoint.isEmpty()) {
			return Messages.OverviewPage_notInInventory;
		}
		final List<String> parts = new ArrayList<>();
		state.activity().ifPresent(phase -> parts.add(PhaseText.of(phase)));
		state.diagnosis().flatMap(Diagnosis::facts).flatMap(facts -> facts.answer(SystemProbe.INSTANCE).asOptional())
				.ifPresent(system -> parts.add(SystemText.of(system)));
		parts.add(endpoint.get().scheme() + " · " + endpoint.get().address());
		return String.join("   ", parts);
	}

	private void rebuild(final EndpointState state) {
		users.clear();
		device.clear();
		cause.show(state);
		final Optional<Facts> facts = state.diagnosis().flatMap(Diagnosis::facts);
		if (facts.isPresent()) {
			fillUsers(facts.get());
			fillDevice(facts.get());
		} else {
			CardContent.text(users.body(), Messages.OverviewPage_notRead);
			CardContent.text(device.body(), Messages.OverviewPage_notRead);
		}
	}

	private void fillUsers(final Facts facts) {
		if (facts.users().isEmpty()) {
			CardContent.text(users.body(), Messages.OverviewPage_noUsers);
		}
		for (final WindowsUser user : facts.users()) {
			CardContent.row(users.body(), Localized.of(facts.nameOf(user.identity())), session(user));
		}
	}

	private static String session(final WindowsUser user) {
		final List<String> parts = new ArrayList<>();
		parts.add(user.session().map(session -> switch (session.state()) {
		case ACTIVE -> Messages.OverviewPage_sessionActive;
		case DISCONNECTED -> Messages.OverviewPage_sessionDisconnected;
		case OTHER -> Messages.OverviewPage_sessionOther;
		}).orElse(Messages.OverviewPage_notSignedIn));
		if (user.administrator().orElse(Boolean.FALSE)) {
			parts.add(Messages.OverviewPage_administrator);
		}
		return String.join(", ", parts);
	}

	private void fillDevice(final Facts facts) {
		rowIfAsked(facts, DeviceJoinProbe.MACHINE, Messages.OverviewPage_join, OverviewPage::join);
		rowIfAsked(facts, NetworkProbe.INSTANCE, Messages.OverviewPage_proxy, OverviewPage::proxy);
		rowIfAsked(facts, ClockProbe.INSTANCE, Messages.OverviewPage_clock, OverviewPage::clock);
		facts.answer(SystemProbe.INSTANCE).asOptional()
				.ifPresent(system -> CardContent.row(device.body(), Messages.OverviewPage_computer, system.hostName()));
		if (device.body().getChildren().length == 0) {
			CardContent.text(device.body(), Messages.OverviewPage_notRead);
		}
	}

	/** What no diagnostic asks for is left out rather than shown as unknown. */
	private <V extends ProbeValue> void rowIfAsked(final Facts facts, final Probe<V> probe, final String label,
			final Function<V, String> describe) {
		if (facts.all().stream().anyMatch(fact -> fact.probe().equals(probe))) {
			CardContent.row(device.body(), label, text(facts.answer(probe).map(describe)));
		}
	}

	private static String join(final DeviceJoinStatus status) {
		final String type = status.joinType().map(each -> switch (each) {
		case ENTRA_JOINED -> Messages.OverviewPage_entraJoined;
		case HYBRID_JOINED -> Messages.OverviewPage_hybridJoined;
		case DOMAIN_JOINED -> Messages.OverviewPage_domainJoined;
		case ON_PREMISES_DRS -> Messages.OverviewPage_onPremisesDrs;
		case NOT_JOINED -> Messages.OverviewPage_notJoined;
		}).orElse(Messages.OverviewPage_unknown);
		return status.workAccounts().isEmpty() ? type
				: Localized.format(Messages.OverviewPage_joinWithAccounts, type, status.workAccounts().size());
	}

	private static String proxy(final NetworkStatus status) {
		return status.winHttpProxy().isEmpty() ? Messages.OverviewPage_direct : status.winHttpProxy();
	}

	private static String clock(final ClockStatus status) {
		return Localized.format(Messages.OverviewPage_clockOffset, "%+.1f".formatted(status.offsetMillis() / 1000.0));
	}

	private static String text(final Answer<String> answer) {
		return switch (answer) {
		case final Answer.Present<String> present -> present.value();
		case final Answer.Absent<String> absent -> Messages.FactNodes_absent;
		case final Answer.Unreadable<String> unreadable -> Localized.of(unreadable.failure().message());
		};
	}

	private void fit() {
		final int width = Math.max(getClientArea().width, NARROWEST);
		content.layout(true, true);
		setMinSize(NARROWEST, content.computeSize(width, SWT.DEFAULT).y);
	}
}
