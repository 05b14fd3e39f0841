package io.shuzen.app.internal.welcome;

import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.intro.IIntroManager;
import org.eclipse.ui.part.IntroPart;

import io.shuzen.app.internal.Messages;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.command.EndpointPages;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.investigation.DiagnoseJob;

/**
 * The first thing a newcomer sees: what Shuzen is for, and three steps on the training fleet. Made of plain widgets, as not every
 * machine has a browser to embed.
 */
public final class WelcomePage extends IntroPart {

	/** A machine of the training fleet whose user cannot sign in to Office. */
	private static final String EXAMPLE = "PC-0417";

	/** The view in which the platform shows this page. */
	private static final String OWN_PART = "org.eclipse.ui.internal.introview";

	private static final int TEXT_WIDTH = 260;

	private final IPartListener2 whenAnotherPartIsOpened = new IPartListener2() {
		@Override
		public void partActivated(final IWorkbenchPartReference part) {
			if (!part.getId().equals(OWN_PART)) {
				window.getShell().getDisplay().asyncExec(() -> makeRoomFor(part));
			}
		}
	};
	private ScrolledComposite scrolled;
	private Button first;
	private LocalResourceManager resources;
	/** Kept, as the site forgets it when the page is closed. */
	private IWorkbenchWindow window;

	@Override
	public void createPartControl(final Composite parent) {
		window = getIntroSite().getWorkbenchWindow();
		resources = new LocalResourceManager(JFaceResources.getResources(), parent);
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		final Composite page = new Composite(scrolled, SWT.NONE);
		scrolled.setContent(page);
		GridLayoutFactory.fillDefaults().margins(32, 32).applyTo(page);
		final Composite content = new Composite(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).applyTo(content);
		GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(16, 16).applyTo(content);
		createHeader(content);
		first = createCard(content, "1", Messages.WelcomePage_diagnoseTitle, Messages.WelcomePage_diagnose,
				Messages.WelcomePage_diagnoseAction, this::diagnose);
		createCard(content, "2", Messages.WelcomePage_previewTitle, Messages.WelcomePage_preview,
				Messages.WelcomePage_previewAction, this::preview);
		createCard(content, "3", Messages.WelcomePage_applyTitle, Messages.WelcomePage_apply,
				Messages.WelcomePage_applyAction, this::apply);
		createFooter(content);
		scrolled.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		getIntroSite().getService(OpenInventories.class).load();
		window.getPartService().addPartListener(whenAnotherPartIsOpened);
	}

	@Override
	public void dispose() {
		window.getPartService().removePartListener(whenAnotherPartIsOpened);
		super.dispose();
	}

	@Override
	public void standbyStateChanged(final boolean standby) {
		// it looks the same on the side
	}

	@Override
	public void setFocus() {
		first.setFocus();
	}

	private void createHeader(final Composite content) {
		final Composite header = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(header);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 4).applyTo(header);
		final Label logo = new Label(header, SWT.NONE);
		logo.setImage(resources.create(
				ImageDescriptor.createFromURL(WelcomePage.class.getResource("/icons/shuzen-64.svg"))));
		GridDataFactory.swtDefaults().span(1, 2).applyTo(logo);
		final Label title = new Label(header, SWT.NONE);
		title.setText(Messages.WelcomePage_title);
		title.setFont(JFaceResources.getFont(JFaceResources.HEADER_FONT));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.END).applyTo(title);
		final Label purpose = new Label(header, SWT.WRAP);
		purpose.setText(Messages.WelcomePage_purpose);
		GridDataFactory.fillDefaults().grab(true, false).hint(3 * TEXT_WIDTH, SWT.DEFAULT).applyTo(purpose);
	}

	private static Button createCard(final Composite content, final String number, final String title, final String text,
			final String action, final Runnable run) {
		final Composite card = new Composite(content, SWT.NONE);
		card.addListener(SWT.Paint, event -> {
			event.gc.setForeground(card.getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
			event.gc.drawRoundRectangle(0, 0, card.getSize().x - 1, card.getSize().y - 1, 6, 6);
		});
		GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(8, 8).applyTo(card);
		final Label heading = new Label(card, SWT.NONE);
		heading.setText(number + "   " + title);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		final Label explanation = new Label(card, SWT.WRAP);
		explanation.setText(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(explanation);
		final Button button = new Button(card, SWT.PUSH);
		button.setText(action);
		button.addListener(SWT.Selection, event -> run.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	private void createFooter(final Composite content) {
		final Link own = new Link(content, SWT.NONE);
		own.setText(Messages.WelcomePage_ownMachines);
		own.addListener(SWT.Selection, event -> {
			close();
			execute(event.text.equals("new") ? CommandIds.NEW_INVENTORY : CommandIds.OPEN_INVENTORY);
		});
		GridDataFactory.fillDefaults().span(3, 1).applyTo(own);
	}

	private void diagnose() {
		close();
		openExample();
	}

	private void preview() {
		close();
		openExample();
		final Display display = window.getShell().getDisplay();
		// the page may have begun to read the machine: what repairs it is known only then
		Job.createSystem("welcome", (ICoreRunnable) monitor -> {
			try {
				Job.getJobManager().join(DiagnoseJob.FAMILY, monitor);
			} catch (final InterruptedException e) {
				throw new OperationCanceledException();
			}
			display.asyncExec(() -> CommandExecution.execute(window, CommandIds.PREVIEW));
		}).schedule();
	}

	private void apply() {
		close();
		show(ViewIds.CHANGES);
		execute(CommandIds.APPLY);
	}

	private void openExample() {
		final IWorkbenchPage page = window.getActivePage();
		final Optional<OpenInventory> fleet = window.getService(OpenInventories.class).all().stream()
				.filter(each -> each.endpoint(EXAMPLE).isPresent()).findFirst();
		fleet.ifPresentOrElse(inventory -> {
			final Endpoint endpoint = inventory.endpoint(EXAMPLE).orElseThrow();
			EndpointPages.open(page, inventory.reference(endpoint));
		}, () -> show(ViewIds.INVENTORY));
	}

	private void show(final String view) {
		try {
			window.getActivePage().showView(view);
		} catch (final PartInitException e) {
			Platform.getLog(WelcomePage.class).log(e.getStatus());
		}
	}

	private void execute(final String command) {
		CommandExecution.execute(window, command);
	}

	/** Filling the window, it would hide what somebody has just opened by a key. */
	private void makeRoomFor(final IWorkbenchPartReference opened) {
		final IIntroManager intros = window.getWorkbench().getIntroManager();
		if (intros.getIntro() != this || intros.isIntroStandby(this)) {
			return;
		}
		close();
		// once the window is laid out anew: what is hidden cannot take the focus, and without one keys go nowhere
		window.getShell().getDisplay().asyncExec(() -> {
			final IWorkbenchPart part = opened.getPart(false);
			if (part != null) {
				opened.getPage().activate(part);
				part.setFocus();
			}
		});
	}

	private void close() {
		window.getWorkbench().getIntroManager().closeIntro(this);
	}
}
