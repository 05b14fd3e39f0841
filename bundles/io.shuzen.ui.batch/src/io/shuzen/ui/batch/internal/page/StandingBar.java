package io.shuzen.ui.batch.internal.page;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.batch.internal.picture.Standing;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/**
 * How many endpoints stand where: a bar of shares, and below it a button for each group, which shows only that group. A click on the bar
 * does the same; for the keyboard and for those who cannot tell the colours there are the buttons.
 */
final class StandingBar {

	/** The same colours as the symbols of {@link io.shuzen.ui.icon.Icon}. */
	private static final Map<Standing, Color> COLORS = new EnumMap<>(Map.of(
			Standing.DONE, new Color(0x2e, 0x9e, 0x5b), Standing.WORKING, new Color(0x2a, 0x8f, 0xbd),
			Standing.DECIDING, new Color(0x7d, 0x5f, 0xc4), Standing.WAITING, new Color(0xc3, 0xca, 0xd1),
			Standing.FAILED, new Color(0xd6, 0x45, 0x45), Standing.UNREACHABLE, new Color(0x8a, 0x5a, 0x44),
			Standing.IN_DOUBT, new Color(0xe0, 0x8e, 0x1b), Standing.ENDED_EARLY, new Color(0x7b, 0x87, 0x94)));

	private final Composite area;
	private final Canvas bar;
	private final Composite buttons;
	private final Map<Standing, Button> buttonOf = new EnumMap<>(Standing.class);
	private final Set<Standing> chosen = EnumSet.noneOf(Standing.class);
	private final Runnable whenChosen;
	private Map<Standing, Integer> counts = Map.of();

	/**
	 * @param whenChosen told when other groups are to be shown
	 */
	StandingBar(final Composite parent, final Runnable whenChosen) {
		this.whenChosen = whenChosen;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(area);
		bar = new Canvas(area, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 10).applyTo(bar);
		AccessibleName.set(bar, Messages.StandingBar_name);
		bar.addListener(SWT.Paint, this::paint);
		bar.addListener(SWT.MouseDown, event -> at(event.x).ifPresent(this::toggle));
		bar.addListener(SWT.MouseMove, event -> bar.setToolTipText(at(event.x).map(this::words).orElse(null)));
		buttons = new Composite(area, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(true).spacing(4).applyTo(buttons);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(buttons);
	}

	/** The widget, for layouts. */
	Composite control() {
		return area;
	}

	/** Whether endpoints that stand there are to be shown; all are when no group is chosen. */
	boolean shows(final Standing standing) {
		return chosen.isEmpty() || chosen.contains(standing);
	}

	/** Whether some group was chosen. */
	boolean isChoosing() {
		return !chosen.isEmpty();
	}

	void show(final Map<Standing, Integer> newCounts) {
		if (newCounts.equals(counts)) {
			return;
		}
		counts = newCounts;
		boolean otherButtons = false;
		for (final Standing standing : Standing.values()) {
			final boolean wanted = counts.containsKey(standing) || chosen.contains(standing);
			final Button button = buttonOf.get(standing);
			if (wanted && button == null) {
				buttonOf.put(standing, button(standing));
				otherButtons = true;
			} else if (!wanted && button != null) {
				buttonOf.remove(standing).dispose();
				otherButtons = true;
			}
			if (wanted) {
				buttonOf.get(standing).setText(words(standing));
			}
		}
		if (otherButtons) {
			order();
		}
		buttons.layout(true);
		area.getParent().layout(true);
		bar.redraw();
	}

	private Button button(final Standing standing) {
		final Button button = new Button(buttons, SWT.TOGGLE | SWT.FLAT);
		button.setImage(StandingText.icon(standing).image());
		button.setToolTipText(Localized.format(Messages.StandingBar_only, StandingText.of(standing)));
		button.addListener(SWT.Selection, event -> choose(standing, button.getSelection()));
		return button;
	}

	private void order() {
		Button before = null;
		for (final Standing standing : Standing.values()) {
			final Button button = buttonOf.get(standing);
			if (button != null) {
				button.moveBelow(before);
				before = button;
			}
		}
	}

	private void toggle(final Standing standing) {
		final Button button = buttonOf.get(standing);
		button.setSelection(!button.getSelection());
		choose(standing, button.getSelection());
	}

	private void choose(final Standing standing, final boolean isChosen) {
		if (isChosen) {
			chosen.add(standing);
		} else {
			chosen.remove(standing);
		}
		bar.redraw();
		whenChosen.run();
	}

	private String words(final Standing standing) {
		return Localized.format(Messages.StandingBar_count, StandingText.of(standing), counts.getOrDefault(standing, 0));
	}

	private Optional<Standing> at(final int x) {
		final int width = bar.getClientArea().width;
		int left = 0;
		for (final Map.Entry<Standing, Integer> share : counts.entrySet()) {
			final int right = left + share(share.getValue(), width);
			if (x >= left && x < right) {
				return Optional.of(share.getKey());
			}
			left = right;
		}
		return Optional.empty();
	}

	private int share(final int count, final int width) {
		final int total = counts.values().stream().mapToInt(Integer::intValue).sum();
		return total == 0 ? 0 : (int) Math.ceil((double) count * width / total);
	}

	private void paint(final Event event) {
		final Rectangle client = bar.getClientArea();
		int left = 0;
		for (final Map.Entry<Standing, Integer> share : counts.entrySet()) {
			final int width = Math.min(share(share.getValue(), client.width), client.width - left);
			event.gc.setBackground(COLORS.get(share.getKey()));
			event.gc.setAlpha(shows(share.getKey()) ? 255 : 70);
			event.gc.fillRectangle(left, 0, Math.max(width - 1, 1), client.height);
			left += width;
		}
	}
}
