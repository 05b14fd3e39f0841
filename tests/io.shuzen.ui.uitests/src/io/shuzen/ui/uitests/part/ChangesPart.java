package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.eclipse.ui.PlatformUI;

import io.shuzen.ui.ViewIds;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The Changes view: the preview of a repair, and what became of it. */
public final class ChangesPart {

	private final SWTWorkbenchBot bot;
	private final SWTBotView view;

	ChangesPart(final SWTWorkbenchBot bot) {
		this.bot = bot;
		view = bot.viewById(ViewIds.CHANGES);
	}

	/**
	 * A change that would be or was made.
	 *
	 * @param text          what is changed
	 * @param state         what became of it
	 * @param identity      as whom
	 * @param reversibility whether it can be undone
	 */
	public record Line(String text, String state, String identity, String reversibility) {
	}

	/** What the view's heading says. */
	public String summary() {
		view.show();
		return OnDisplay.get(() -> visible((Composite) view.getWidget()).stream().filter(Label.class::isInstance)
				.map(label -> ((Label) label).getText()).filter(text -> !text.isEmpty()).findFirst().orElse(""));
	}

	public void awaitSummary(final String part) {
		Await.that(() -> "the Changes view says '" + part + "'; it says: " + summary(), () -> summary().contains(part));
	}

	/** Begins a preview, and waits until it is there instead of the one before. */
	public void awaitPreview(final Runnable begin) {
		final Repairs repairs = PlatformUI.getWorkbench().getService(Repairs.class);
		final Optional<Repair> before = repairs.current();
		begin.run();
		Await.that("another repair is planned", () -> repairs.current().isPresent()
				&& repairs.current().get() != before.orElse(null)
				&& repairs.current().get().snapshot().stage() == Repair.Stage.PLANNED);
		awaitSummary("Nothing has been changed yet");
	}

	/**
	 * Agrees whenever a step asks, until the repair is applied.
	 *
	 * @return how often it was asked
	 */
	public int approveUntilApplied(final String endpoint) {
		final AtomicInteger approved = new AtomicInteger();
		final Repair repair = PlatformUI.getWorkbench().getService(Repairs.class).current().orElseThrow();
		Await.that(() -> "the repair is applied; it is " + repair.snapshot().stage(), () -> {
			for (final SWTBotShell shell : bot.shells()) {
				if (shell.getText().equals(endpoint + " needs your approval")) {
					shell.bot().button(button((Composite) shell.widget, "Make ")).click();
					bot.waitUntil(Conditions.shellCloses(shell));
					approved.incrementAndGet();
				}
			}
			return repair.snapshot().stage() == Repair.Stage.APPLIED;
		});
		return approved.get();
	}

	/** The changes of all steps on an endpoint. */
	public List<Line> of(final String endpoint) {
		final List<Line> lines = new ArrayList<>();
		final SWTBotTree tree = view.bot().tree();
		for (final SWTBotTreeItem root : tree.getAllItems()) {
			if (root.getText().equals(endpoint)) {
				for (final SWTBotTreeItem step : root.getItems()) {
					Arrays.stream(step.getItems())
							.map(item -> new Line(item.getText(), item.cell(1), item.cell(2), item.cell(3))).forEach(lines::add);
				}
			}
		}
		return lines;
	}

	/** Presses the button that asks before it applies. */
	public void apply() {
		view.show();
		view.bot().button(button((Composite) view.getWidget(), "Apply ")).click();
	}

	/** What the button says that applies without asking once more. */
	public String applyLabel() {
		return button((Composite) view.getWidget(), "Apply ").replace("…", "");
	}

	public void undo() {
		view.bot().button("Undo…").click();
	}

	private static String button(final Composite within, final String beginning) {
		return OnDisplay.get(() -> visible(within).stream()
				.filter(control -> control instanceof Button && (control.getStyle() & SWT.PUSH) != 0)
				.map(button -> ((Button) button).getText()).filter(text -> text.startsWith(beginning)).findFirst())
				.orElseThrow(() -> new AssertionError("no button " + beginning));
	}

	private static List<Control> visible(final Composite parent) {
		final List<Control> controls = new ArrayList<>();
		for (final Control child : parent.getChildren()) {
			if (child.isVisible()) {
				controls.add(child);
				if (child instanceof final Composite composite) {
					controls.addAll(visible(composite));
				}
			}
		}
		return controls;
	}
}
