package io.shuzen.ui.runbook.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;
import io.shuzen.ui.widget.Layers;

/** What is wrong with the runbooks that are open. Opening a problem shows the place. */
public final class ProblemsView extends ViewPart implements IPartListener2, CopyDelegate {

	private static final int REFRESH_MILLIS = 100;

	private Layers layers;
	private EmptyState empty;
	private RowTable<Problem> table;
	private Throttler throttler;
	private final IPropertyListener watcher = (source, property) -> {
		if (property == RunbookEditor.PROBLEMS_CHANGED) {
			throttler.throttledExec();
		}
	};

	/**
	 * A row.
	 *
	 * @param validation empty when the file could not be read completely
	 */
	private record Problem(RunbookEditor editor, boolean error, String message, String place, Optional<ValidationProblem> validation) {
	}

	@Override
	public void createPartControl(final Composite parent) {
		layers = new Layers(parent);
		empty = new EmptyState(parent, Icon.RUNBOOK, Messages.ProblemsView_empty, Messages.ProblemsView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.OPEN_RUNBOOK));
		table = new RowTable<>(parent, List.of(
				RowColumn.text(Messages.ProblemsView_message, 400, Problem::message)
						.withIcon(problem -> Optional.of(problem.error() ? Icon.SEVERITY_ERROR : Icon.SEVERITY_WARNING))
						.withOrder(Comparator.comparing(Problem::error).reversed()),
				RowColumn.text(Messages.ProblemsView_place, 240, Problem::place)), problem -> problem, 0, false).growing(0)
						.named(getPartName());
		table.control().addListener(SWT.DefaultSelection, event -> table.selected().stream().findFirst().ifPresent(this::open));
		throttler = new Throttler(parent.getDisplay(), Duration.ofMillis(REFRESH_MILLIS), this::refresh);
		getSite().getPage().addPartListener(this);
		getSite().setSelectionProvider(table);
		GlobalActions.forReading(getViewSite().getActionBars(), table, table.control()::selectAll);
		refresh();
	}

	private void open(final Problem problem) {
		getSite().getPage().activate(problem.editor());
		problem.validation().ifPresent(problem.editor()::reveal);
	}

	private void refresh() {
		if (layers.isDisposed()) {
			return;
		}
		final List<Problem> problems = new ArrayList<>();
		for (final IEditorReference reference : getSite().getPage().getEditorReferences()) {
			if (reference.getEditor(false) instanceof final RunbookEditor editor) {
				editor.removePropertyListener(watcher);
				editor.addPropertyListener(watcher);
				for (final LoadProblem problem : editor.loadProblems()) {
					problems.add(new Problem(editor, true, problem.message(Locale.getDefault()),
							Messages.bind(Messages.ProblemsView_line, editor.getTitle(), problem.line()), Optional.empty()));
				}
				for (final ValidationProblem problem : editor.problems()) {
					problems.add(new Problem(editor, problem.severity() == Severity.ERROR, problem.message(Locale.getDefault()),
							editor.getTitle(), Optional.of(problem)));
				}
			}
		}
		table.setRows(problems);
		layers.show(problems.isEmpty() ? empty.control() : table.control());
		final long errors = problems.stream().filter(Problem::error).count();
		setContentDescription(
				problems.isEmpty() ? "" : Localized.format(Messages.ProblemsView_count, errors, problems.size() - errors)); //$NON-NLS-1$
	}

	@Override
	public void partOpened(final IWorkbenchPartReference reference) {
		throttler.throttledExec();
	}

	@Override
	public void partClosed(final IWorkbenchPartReference reference) {
		throttler.throttledExec();
	}

	@Override
	public CopySource copySource() {
		return table;
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(this);
		super.dispose();
	}

	@Override
	public void setFocus() {
		layers.setFocus();
	}
}
