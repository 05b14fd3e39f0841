package io.shuzen.ui.runbook.internal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.EventObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.command.CommandStackListener;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.widgets.Form;

import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.runbook.Argument;
import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.StepInstance;
import io.shuzen.model.runbook.Strategy;
import io.shuzen.model.text.RunbookTexts;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;

/**
 * Edits a runbook on five pages. The file is read in the background; a file that could not be read completely and a contributed runbook
 * are shown and cannot be changed, but a copy of them can be saved.
 */
public final class RunbookEditor extends FormEditor {

	public static final String ID = "io.shuzen.ui.runbook"; //$NON-NLS-1$

	/** Fired to property listeners when the problems may have changed. */
	static final int PROBLEMS_CHANGED = 0x5348;

	private RunbookSession session;
	private List<LoadProblem> loadProblems = List.of();
	private final CommandStackListener dirtyWatcher = this::stackChanged;
	private IAction undo;
	private IAction redo;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof RunbookInput)) {
			throw new PartInitException(Messages.RunbookEditor_wrongInput);
		}
		super.init(site, input);
		setPartName(input.getName());
		undo = action(Messages.RunbookEditor_undo, () -> {
			commitPages();
			session.commands().undo();
		});
		redo = action(Messages.RunbookEditor_redo, () -> session.commands().redo());
		site.getActionBars().setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
		site.getActionBars().setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
	}

	private static IAction action(final String text, final Runnable action) {
		final IAction made = new Action(text) {
			@Override
			public void run() {
				action.run();
			}
		};
		made.setEnabled(false);
		return made;
	}

	@Override
	protected void addPages() {
		try {
			addPage(new LoadingPage(this));
		} catch (final PartInitException e) {
			throw new IllegalStateException(e);
		}
		final RunbookInput input = input();
		final ContributedFiles contributed = getSite().getService(ContributedFiles.class);
		final Job job = Job.create(Messages.bind(Messages.RunbookEditor_loading, input.getName()), monitor -> {
			final LoadResult<Runbook> result = load(input, contributed);
			getSite().getShell().getDisplay().asyncExec(() -> {
				if (!getContainer().isDisposed()) {
					loaded(result);
				}
			});
			return Status.OK_STATUS;
		});
		job.setSystem(true);
		job.schedule();
	}

	private static LoadResult<Runbook> load(final RunbookInput input, final ContributedFiles contributed) {
		return switch (input.kind()) {
		case FILE -> ModelFileType.RUNBOOK.load(input.file());
		case NEW -> new LoadResult.Loaded<>(newRunbook());
		case CONTRIBUTED -> contributed.files(ContributedFiles.Kind.RUNBOOK).stream().flatMap(RunbookEditor::content)
				.filter(result -> result instanceof LoadResult.Loaded<Runbook>(final ModelDocument<Runbook> document)
						&& input.location().equals(document.root().getId()))
				.findFirst().orElseGet(() -> ModelFileType.RUNBOOK.load(Path.of(input.location())));
		};
	}

	private static Stream<LoadResult<Runbook>> content(final ContributedFile file) {
		try (var in = file.location().openStream()) {
			return Stream.of(ModelFileType.RUNBOOK.load(in.readAllBytes()));
		} catch (final IOException unreadable) {
			ILog.of(RunbookEditor.class).error(file.path(), unreadable);
			return Stream.empty();
		}
	}

	private static ModelDocument<Runbook> newRunbook() {
		final ModelDocument<Runbook> document = ModelFileType.RUNBOOK.create();
		document.root().setId("my.runbook"); //$NON-NLS-1$
		document.root().setName(Messages.RunbookEditor_newName);
		return document;
	}

	private void loaded(final LoadResult<Runbook> result) {
		removePage(0);
		switch (result) {
		case final LoadResult.Loaded<Runbook> loaded -> show(loaded.document());
		case final LoadResult.LoadedReadOnly<Runbook> partly -> show(partly.document());
		case final LoadResult.NotReadable<Runbook> unreadable -> show(ModelFileType.RUNBOOK.create(), List.of(unreadable.problem()));
		}
	}

	private void show(final ModelDocument<Runbook> document) {
		show(document, document.problems());
	}

	private void show(final ModelDocument<Runbook> document, final List<LoadProblem> problemsOfLoading) {
		loadProblems = problemsOfLoading;
		session = new RunbookSession(document, input().kind() == RunbookInput.Kind.CONTRIBUTED || !problemsOfLoading.isEmpty(),
				getSite().getService(PackRegistry.class), getSite().getService(RunbookCatalog.class));
		session.commands().addCommandStackListener(dirtyWatcher);
		session.onChange(this::updateTitle);
		try {
			addPage(new OverviewPage(this));
			addPage(new ParametersPage(this));
			addPage(new StepsPage(this));
			addPage(new StrategyPage(this));
			addPage(new SourcePage(this));
		} catch (final PartInitException e) {
			throw new IllegalStateException(e);
		}
		setActivePage(OverviewPage.ID);
		updateTitle();
		editorDirtyStateChanged();
		firePropertyChange(PROBLEMS_CHANGED);
	}

	private void updateTitle() {
		final String name = RunbookTexts.inDefaultLanguage().name(session.runbook());
		setPartName(name == null || name.isBlank() ? input().getName() : name);
		firePropertyChange(PROBLEMS_CHANGED);
	}

	RunbookSession session() {
		return session;
	}

	/** Whether the file has been read. */
	boolean isLoaded() {
		return session != null;
	}

	private RunbookInput input() {
		return (RunbookInput) getEditorInput();
	}

	/** What is wrong with the file and with the runbook; empty while it is being read. */
	List<ValidationProblem> problems() {
		return isLoaded() ? session.problems() : List.of();
	}

	/** Why the file could not be read completely. */
	List<LoadProblem> loadProblems() {
		return loadProblems;
	}

	/** Brings the object of a problem into view. */
	void reveal(final ValidationProblem problem) {
		switch (problem.object()) {
		case final StepInstance step -> reveal(StepsPage.ID, step);
		case final Argument argument -> reveal(StepsPage.ID, argument.eContainer());
		case final Parameter parameter -> reveal(ParametersPage.ID, parameter);
		case final Choice choice -> reveal(ParametersPage.ID, choice.eContainer());
		case final Strategy strategy -> setActivePage(StrategyPage.ID);
		default -> setActivePage(OverviewPage.ID);
		}
	}

	private void reveal(final String page, final EObject element) {
		if (setActivePage(page) instanceof final MasterDetailPage list) {
			list.select(element);
		}
	}

	/** Adds a step of that type, and shows the steps. */
	void addStep(final Step type) {
		if (isLoaded() && !session.isReadOnly() && setActivePage(StepsPage.ID) instanceof final StepsPage page) {
			page.add(type);
		}
	}

	/** Tells in the page's heading what keeps the runbook from being changed or run. */
	void showProblems(final IManagedForm managedForm) {
		final Form form = managedForm.getForm().getForm();
		final long errors = problems().stream().filter(problem -> problem.severity() == Severity.ERROR).count();
		final long warnings = problems().size() - errors;
		if (!loadProblems.isEmpty()) {
			final LoadProblem first = loadProblems.getFirst();
			form.setMessage(Messages.bind(Messages.RunbookEditor_notRead, first.line(), first.message(Locale.getDefault())),
					IMessageProvider.ERROR);
		} else if (input().kind() == RunbookInput.Kind.CONTRIBUTED) {
			form.setMessage(Messages.RunbookEditor_contributed, IMessageProvider.INFORMATION);
		} else if (errors > 0) {
			form.setMessage(Localized.format(Messages.RunbookEditor_errors, errors, warnings), IMessageProvider.ERROR);
		} else if (warnings > 0) {
			form.setMessage(Localized.format(Messages.RunbookEditor_warnings, warnings), IMessageProvider.WARNING);
		} else {
			form.setMessage(null, IMessageProvider.NONE);
		}
	}

	/** Does what the page's heading speaks of: saves a copy that can be changed, or shows the problems. */
	void followHeading() {
		if (input().kind() == RunbookInput.Kind.CONTRIBUTED && loadProblems.isEmpty()) {
			doSaveAs();
			return;
		}
		try {
			getSite().getPage().showView(ViewIds.PROBLEMS);
		} catch (final PartInitException e) {
			ILog.of(RunbookEditor.class).log(e.getStatus());
		}
	}

	private void stackChanged(final EventObject event) {
		undo.setEnabled(session.commands().canUndo());
		redo.setEnabled(session.commands().canRedo());
		editorDirtyStateChanged();
	}

	private void commitPages() {
		if (pages != null) {
			for (final Object page : pages) {
				if (page instanceof final RunbookPage runbookPage) {
					runbookPage.commitIfBuilt();
				}
			}
		}
	}

	@Override
	public boolean isDirty() {
		return isLoaded() && (session.commands().isSaveNeeded() || input().kind() == RunbookInput.Kind.NEW);
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		if (!isLoaded()) {
			return;
		}
		commitPages();
		if (session.document().file().isEmpty()) {
			doSaveAs();
			return;
		}
		final SaveResult result = write(session.document().prepareSave(OnConflict.REFUSE));
		if (result instanceof final SaveResult.NotSaved refused && refused.reason() == SaveResult.Reason.CHANGED_ON_DISK
				&& MessageDialog.openConfirm(getSite().getShell(), Messages.RunbookEditor_saveTitle,
						refused.message(Locale.getDefault()) + '\n' + Messages.RunbookEditor_overwrite)) {
			finish(write(session.document().prepareSave(OnConflict.OVERWRITE)), monitor);
		} else {
			finish(result, monitor);
		}
	}

	@Override
	public void doSaveAs() {
		if (!isLoaded()) {
			return;
		}
		commitPages();
		final FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText(Messages.RunbookEditor_saveAs);
		dialog.setFilterExtensions(new String[] { "*.runbook" }); //$NON-NLS-1$
		dialog.setOverwrite(true);
		final Path folder = getSite().getService(RunbookCatalog.class).folder();
		dialog.setFilterPath(folder.toString());
		dialog.setFileName(session.runbook().getId() + ".runbook"); //$NON-NLS-1$
		final String chosen = dialog.open();
		if (chosen != null) {
			saveTo(Path.of(chosen.endsWith(".runbook") ? chosen : chosen + ".runbook")); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** Saves under another name and goes on with that file. */
	void saveTo(final Path file) {
		final SaveResult result = write(session.document().prepareSaveAs(file));
		if (result instanceof final SaveResult.Saved saved) {
			setInput(RunbookInput.ofFile(saved.file()));
			finish(result, null);
			if (session.isReadOnly()) {
				// what was shown only can be edited from now on, as the copy it is
				final ModelDocument<Runbook> document = session.document();
				removePages();
				session.dispose();
				show(document);
			}
		} else {
			finish(result, null);
		}
	}

	private void removePages() {
		while (getPageCount() > 0) {
			removePage(0);
		}
	}

	private SaveResult write(final ModelDocument.PreparedSave prepared) {
		final SaveResult[] result = new SaveResult[1];
		try {
			getSite().getWorkbenchWindow().run(true, false, monitor -> result[0] = prepared.write());
		} catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
		return result[0];
	}

	private void finish(final SaveResult result, final IProgressMonitor monitor) {
		switch (result) {
		case final SaveResult.Saved saved -> {
			session.commands().saveIsDone();
			editorDirtyStateChanged();
		}
		case final SaveResult.NotSaved refused -> {
			if (monitor != null) {
				// tells the workbench that closes the editor that it must stay open
				monitor.setCanceled(true);
			}
			MessageDialog.openError(getSite().getShell(), Messages.RunbookEditor_saveTitle, refused.message(Locale.getDefault()));
		}
		}
	}

	@Override
	public boolean isSaveAsAllowed() {
		return isLoaded();
	}

	@Override
	public Image getTitleImage() {
		return Icon.RUNBOOK.image();
	}

	@Override
	public void dispose() {
		if (session != null) {
			session.commands().removeCommandStackListener(dirtyWatcher);
			session.dispose();
		}
		super.dispose();
	}
}
