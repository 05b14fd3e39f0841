package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.runbook.RunbookEditors;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** The runbooks there are, and what the installed packs offer to make more of them. */
public final class PacksView extends ViewPart {

	private TreeViewer viewer;

	/** A heading with what is below it. */
	private record Heading(String title, Icon icon, List<?> content) {
	}

	@Override
	public void createPartControl(final Composite parent) {
		viewer = new TreeViewer(parent, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		AccessibleName.set(viewer.getControl(), getPartName());
		viewer.setContentProvider(new Content());
		viewer.setLabelProvider(new Labels());
		viewer.addOpenListener(event -> {
			final Object selected = viewer.getStructuredSelection().getFirstElement();
			if (selected instanceof final RunbookEntry entry) {
				open(entry);
			} else if (selected != null && viewer.isExpandable(selected)) {
				viewer.setExpandedState(selected, !viewer.getExpandedState(selected));
			}
		});
		final Action refresh = new Action(Messages.PacksView_refresh, Icon.REFRESH.descriptor()) {
			@Override
			public void run() {
				load();
			}
		};
		final Action create = new Action(Messages.PacksView_new, Icon.NEW_RUNBOOK.descriptor()) {
			@Override
			public void run() {
				try {
					RunbookEditors.openNew(getSite().getPage());
				} catch (final PartInitException e) {
					ILog.of(PacksView.class).log(e.getStatus());
				}
			}
		};
		getViewSite().getActionBars().getToolBarManager().add(create);
		getViewSite().getActionBars().getToolBarManager().add(refresh);
		getSite().setSelectionProvider(viewer);
		load();
	}

	private void open(final RunbookEntry entry) {
		try {
			RunbookEditors.open(getSite().getPage(), entry);
		} catch (final PartInitException e) {
			ILog.of(PacksView.class).log(e.getStatus());
		}
	}

	/** Reads the catalog in the background: it looks into files. */
	private void load() {
		final RunbookCatalog catalog = getSite().getService(RunbookCatalog.class);
		final PackRegistry packs = getSite().getService(PackRegistry.class);
		final Job job = Job.create(Messages.PacksView_loading, monitor -> {
			final List<Object> roots = new ArrayList<>();
			roots.add(new Heading(Messages.PacksView_runbooks, Icon.RUNBOOK, catalog.runbooks()));
			roots.addAll(packs.packs());
			viewer.getControl().getDisplay().asyncExec(() -> {
				if (!viewer.getControl().isDisposed()) {
					final Object[] expanded = viewer.getExpandedElements();
					viewer.setInput(roots);
					if (expanded.length == 0) {
						viewer.expandToLevel(roots.getFirst(), 1);
					} else {
						viewer.setExpandedElements(expanded);
					}
				}
			});
			return Status.OK_STATUS;
		});
		job.setSystem(true);
		job.schedule();
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(final Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(final Object parent) {
			return switch (parent) {
			case final Heading heading -> heading.content.toArray();
			case final Pack pack -> new Object[] {
					new Heading(Messages.PacksView_diagnostics, Icon.FINDINGS, pack.diagnostics()),
					new Heading(Messages.PacksView_steps, Icon.STEP, pack.steps()) };
			default -> new Object[0];
			};
		}

		@Override
		public Object getParent(final Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(final Object element) {
			return element instanceof Pack || element instanceof final Heading heading && !heading.content.isEmpty();
		}
	}

	private static final class Labels extends LabelProvider {

		@Override
		public String getText(final Object element) {
			return switch (element) {
			case final Heading heading -> "%s (%d)".formatted(heading.title, heading.content.size()); //$NON-NLS-1$
			case final Pack pack -> Localized.of(pack.name());
			case final RunbookEntry entry ->
				entry.file().isPresent() ? entry.definition().name().in(Locale.getDefault())
						: Messages.bind(Messages.PacksView_contributed, entry.definition().name().in(Locale.getDefault()));
			case final Diagnostic diagnostic -> diagnostic.id() + " \u2014 " + Localized.of(diagnostic.title()); //$NON-NLS-1$
			case final Step step -> step.id() + " \u2014 " + Localized.of(step.title()); //$NON-NLS-1$
			default -> String.valueOf(element);
			};
		}

		@Override
		public Image getImage(final Object element) {
			return (switch (element) {
			case final Heading heading -> heading.icon;
			case final Pack pack -> Icon.PACK;
			case final RunbookEntry entry -> entry.isRunnable() ? Icon.RUNBOOK : Icon.SEVERITY_WARNING;
			case final Diagnostic diagnostic -> Icon.FINDINGS;
			default -> Icon.STEP;
			}).image();
		}
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}
}
