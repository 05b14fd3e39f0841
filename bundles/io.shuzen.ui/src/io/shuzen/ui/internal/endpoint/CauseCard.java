package io.shuzen.ui.internal.endpoint;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.TroubleSeverity;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.Bullet;
import io.shuzen.ui.widget.Card;

/**
 * Says why an endpoint is in trouble: the most likely cause with its reasons, what speaks against it, what people have to do, and a
 * preview of what repairs it; below, the other causes, each of which can be looked at in its place.
 */
final class CauseCard {

	private static final int INDENT = 24;

	private final Card card;
	private final OverviewPage.Actions actions;
	private final CodeDecoder codes;
	private final Runnable whenGrown;

	/** @param whenGrown called after the card shows something else and may need more room */
	CauseCard(final Composite parent, final OverviewPage.Actions actions, final CodeDecoder codes, final Runnable whenGrown) {
		this.actions = actions;
		this.codes = codes;
		this.whenGrown = whenGrown;
		card = new Card(parent, Messages.OverviewPage_cause);
		GridLayoutFactory.fillDefaults().spacing(8, 6).applyTo(card.body());
	}

	Composite control() {
		return card.control();
	}

	void show(final EndpointState state) {
		card.clear();
		final Composite body = card.body();
		if (state.diagnosis().isEmpty()) {
			CardContent.text(body, state.activity().isPresent() ? Messages.OverviewPage_reading : Messages.OverviewPage_notRead);
			return;
		}
		final Diagnosis diagnosis = state.diagnosis().get();
		if (diagnosis.failure().isPresent()) {
			CardContent.statement(body, Icon.STATE_UNREACHABLE, Localized.of(diagnosis.failure().get()));
		} else if (!diagnosis.causes().isEmpty()) {
			show(diagnosis, 0);
		} else if (state.troubles().isEmpty()) {
			CardContent.statement(body, Icon.SEVERITY_OK, Messages.StateText_nothing);
		} else {
			showGravest(state.troubles());
		}
	}

	private void showGravest(final List<Finding> troubles) {
		final Composite body = card.body();
		final Finding gravest = troubles.getFirst();
		CardContent.text(body, Messages.CauseCard_gravest);
		decoded(CardContent.statement(body, Icon.of(gravest.severity()), Localized.of(gravest.title())));
		if (!gravest.explanation().isEmpty()) {
			decoded(CardContent.text(body, Localized.of(gravest.explanation())));
		}
		final Composite buttons = buttons();
		if (!gravest.remedies().isEmpty()) {
			button(buttons, () -> actions.preview(gravest));
		}
		linkToFindings(buttons, troubles.size());
	}

	private void show(final Diagnosis diagnosis, final int index) {
		card.clear();
		final Composite body = card.body();
		final Cause cause = diagnosis.causes().get(index);
		decoded(CardContent.statement(body, Icon.of(TroubleSeverity.of(cause)), Localized.of(cause.title()) + about(diagnosis, cause)));
		if (!cause.explanation().isEmpty()) {
			decoded(indented(CardContent.text(body, Localized.of(cause.explanation()))));
		}
		indented(CardContent.heading(body, Messages.CauseCard_why));
		cause.reasons().forEach(this::reason);
		indented(CardContent.heading(body, Messages.CauseCard_against));
		if (cause.objections().isEmpty()) {
			indented(CardContent.text(body, Messages.CauseCard_nothingAgainst));
		}
		cause.objections().forEach(this::reason);
		if (!cause.instructions().isEmpty()) {
			indented(CardContent.heading(body, Messages.CauseCard_toDo));
			cause.instructions().forEach(instruction -> bullet(Localized.of(instruction)));
		}
		final Composite buttons = buttons();
		if (!cause.remedies().isEmpty()) {
			button(buttons, () -> actions.preview(cause));
		}
		linkToFindings(buttons, diagnosis.findings().stream().filter(EndpointState::isTrouble).toList().size());
		if (index > 0) {
			link(buttons, Messages.CauseCard_back, () -> showAgain(diagnosis, 0));
		}
		showOthers(diagnosis, index);
	}

	private void showAgain(final Diagnosis diagnosis, final int index) {
		show(diagnosis, index);
		whenGrown.run();
	}

	private void showOthers(final Diagnosis diagnosis, final int shown) {
		if (diagnosis.causes().size() == 1) {
			return;
		}
		final Composite body = card.body();
		CardContent.heading(body, Messages.CauseCard_others);
		for (int i = 0; i < diagnosis.causes().size(); i++) {
			if (i != shown) {
				final int index = i;
				final Cause other = diagnosis.causes().get(i);
				final Composite line = new Composite(body, SWT.NONE);
				GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
				GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(line);
				final Label image = new Label(line, SWT.NONE);
				image.setImage(Icon.of(TroubleSeverity.of(other)).image());
				link(line, Localized.of(other.title()) + about(diagnosis, other), () -> showAgain(diagnosis, index));
			}
		}
	}

	// whom it is about is said where there are several it could be
	private static String about(final Diagnosis diagnosis, final Cause cause) {
		final String certainty = switch (cause.certainty()) {
		case CERTAIN -> Messages.CauseCard_certain;
		case LIKELY -> Messages.CauseCard_likely;
		case POSSIBLE -> Messages.CauseCard_possible;
		};
		final String user = cause.subject() instanceof Identity.User
				? diagnosis.facts().map(facts -> facts.nameOf(cause.subject())).map(Localized::of).orElse("") : "";
		return " (" + (user.isEmpty() ? certainty : user + ", " + certainty) + ')';
	}

	private void reason(final Reason reason) {
		final String numbers = reason.findings().stream().map(Finding::diagnosticId).map(CauseCard::number).distinct()
				.collect(Collectors.joining(", "));
		final Label label = bullet(Localized.of(reason.statement()) + (numbers.isEmpty() ? "" : " (" + numbers + ')'));
		final String details = reason.findings().stream().map(Finding::explanation).filter(text -> !text.isEmpty())
				.map((final Text text) -> Localized.of(text)).distinct().collect(Collectors.joining("\n\n"));
		if (!details.isEmpty()) {
			label.setToolTipText(details.replace("&", "&&"));
		}
		decoded(label);
	}

	/** {@code D-20} of {@code office.D-20-identities}. */
	private static String number(final String diagnosticId) {
		return diagnosticId.substring(diagnosticId.indexOf('.') + 1).replaceFirst("^([A-Z]-?\\d+).*", "$1");
	}

	private Label bullet(final String text) {
		return Bullet.create(card.body(), text, INDENT);
	}

	private static Label indented(final Label label) {
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).indent(INDENT, 0).applyTo(label);
		return label;
	}

	/** Says what the codes in a text mean when the mouse rests on it, after what is said there already. */
	private void decoded(final Label label) {
		codes.explain(label.getText()).map(text -> text.replace("&", "&&")).ifPresent(meaning -> label
				.setToolTipText(label.getToolTipText() == null ? meaning : label.getToolTipText() + "\n\n" + meaning));
	}

	private Composite buttons() {
		final Composite buttons = new Composite(card.body(), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(INDENT - 4, 4).applyTo(buttons);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(16, 0).applyTo(buttons);
		return buttons;
	}

	private static void button(final Composite parent, final Runnable action) {
		final Button preview = CardContent.button(parent, Messages.OverviewPage_preview, Icon.PREVIEW, action);
		GridDataFactory.swtDefaults().applyTo(preview);
	}

	private void linkToFindings(final Composite parent, final int count) {
		if (count > 0) {
			link(parent, Localized.format(Messages.OverviewPage_allFindings, count), actions::showFindings);
		}
	}

	private static void link(final Composite parent, final String text, final Runnable action) {
		final Link link = new Link(parent, SWT.NONE);
		link.setText("<a>" + text.replace("&", "&&").replace("<", "") + "</a>");
		link.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(link);
	}
}
