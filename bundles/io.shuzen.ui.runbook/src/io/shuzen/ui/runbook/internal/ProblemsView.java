package io.shuzen.ui.runbook.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.util.Throttler;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import io.shuzen.ui.icon.Icon;

/** What is wrong with the runbooks that are open. Opening a problem shows the place. */
public final class ProblemsView extends ViewPart implements IPartListener2 {

	private static final int REFRESH_MILLIS = 100;

	private TableViewer viewer;
	private Throttler throttler;
	private final IPropertyListener watcher = (source, property) -> {
		if (property == RunbookEditor.PROBLEMS_CHANGED) {
			throttler.throttledExec();
		}
	};

	/** A row. */
	private record Problem(RunbookEditor editor, boolean error, String message, String place, ValidationProblem validation) {
	}

	@Override
	public void createPartControl(final Composite parent) {
		final TableColumnLayout layout = new TableColumnLayout();
		parent.setLayout(layout);
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.MULTI);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		column(layout, Messages.ProblemsView_message, 60, true);
		column(layout, Messages.ProblemsView_place, 40, false);
		viewer.addOpenListener(event -> {
			if (viewer.getStructuredSelection().getFirstElement() instanceof final Problem problem) {
				problem.editor.getSite().getPage().activate(problem.editor);
				if (problem.validation != null) {
					problem.editor.reveal(problem.validation);
				}
			}
		});
		throttler = new Throttler(parent.getDisplay(), Duration.ofMillis(REFRESH_MILLIS), this::refresh);
		getSite().getPage().addPartListener(this);
		getSite().setSelectionProvider(viewer);
		refresh();
	}

	private void column(final TableColumnLayout layout, final String title, final int weight, final boolean message) {
		final TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 120, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return message ? ((Problem) element).message : ((Problem) element).place;
			}

			@Override
			public Image getImage(final Object element) {
				return message ? (((Problem) element).error ? Icon.SEVERITY_ERROR : Icon.SEVERITY_WARNING).image() : null;
			}
		});
	}

	private void refresh() {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		final List<Problem> problems = new ArrayList<>();
		for (final IEditorReference reference : getSite().getPage().getEditorReferences()) {
			if (reference.getEditor(false) instanceof final RunbookEditor editor) {
				editor.removePropertyListener(watcher);
				editor.addPropertyListener(watcher);
				for (final LoadProblem problem : editor.loadProblems()) {
					problems.add(new Problem(editor, true, problem.message(Locale.getDefault()),
							Messages.bind(Messages.ProblemsView_line, editor.getTitle(), problem.line()), null));
				}
				for (final ValidationProblem problem : editor.problems()) {
					problems.add(new Problem(editor, problem.severity() == Severity.ERROR, problem.message(Locale.getDefault()),
							editor.getTitle(), problem));
				}
			}
		}
		problems.sort(Comparator.comparing(Problem::error).reversed());
		viewer.setInput(problems);
		final long errors = problems.stream().filter(Problem::error).count();
		setContentDescription(problems.isEmpty() ? Messages.ProblemsView_none
				: Messages.bind(Messages.ProblemsView_count, errors, problems.size() - errors));
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
	public void dispose() {
		getSite().getPage().removePartListener(this);
		super.dispose();
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}
}
