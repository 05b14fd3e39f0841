package io.shuzen.ui.runbook.internal;

import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Step;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** The steps that runbooks can be made of, with search and documentation. Opening one adds it to the runbook being edited. */
public final class StepPaletteView extends ViewPart {

	private Text search;
	private TableViewer viewer;
	private Text documentation;

	@Override
	public void createPartControl(final Composite parent) {
		GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(parent);
		search = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.StepPaletteView_search);
		AccessibleName.set(search, Messages.StepPaletteView_search);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		final SashForm sash = new SashForm(parent, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		final Composite list = new Composite(sash, SWT.NONE);
		final TableColumnLayout layout = new TableColumnLayout();
		list.setLayout(layout);
		viewer = new TableViewer(list, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
		layout.setColumnData(new TableColumn(viewer.getTable(), SWT.NONE), new ColumnWeightData(1, true));
		documentation = new Text(sash, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
		AccessibleName.set(viewer.getControl(), getPartName());
		AccessibleName.set(documentation, Messages.StepPaletteView_documentation);
		sash.setWeights(65, 35);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setLabelProvider(new LabelProvider() {
			@Override
			public String getText(final Object element) {
				return Localized.of(((Step) element).title());
			}

			@Override
			public Image getImage(final Object element) {
				return Icon.STEP.image();
			}
		});
		viewer.addFilter(new ViewerFilter() {
			@Override
			public boolean select(final Viewer filtered, final Object parentElement, final Object element) {
				return matches((Step) element);
			}
		});
		search.addModifyListener(event -> {
			viewer.refresh();
			if (viewer.getStructuredSelection().isEmpty() && viewer.getTable().getItemCount() > 0) {
				viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)));
			}
		});
		search.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				viewer.getControl().setFocus();
			}
		});
		search.addListener(SWT.DefaultSelection, event -> addSelected());
		viewer.addSelectionChangedListener(event -> documentation.setText(documentationOfSelected()));
		viewer.addOpenListener(event -> addSelected());
		viewer.setInput(getSite().getService(PackRegistry.class).steps());
		documentation.setText(documentationOfSelected());
		getSite().setSelectionProvider(viewer);
	}

	private boolean matches(final Step step) {
		final String words = (step.id() + ' ' + step.title().english() + ' ' + step.title().japanese()).toLowerCase(Locale.ROOT);
		for (final String word : search.getText().toLowerCase(Locale.ROOT).split("\\s+")) { //$NON-NLS-1$
			if (!words.contains(word)) {
				return false;
			}
		}
		return true;
	}

	private String documentationOfSelected() {
		if (!(viewer.getStructuredSelection().getFirstElement() instanceof final Step step)) {
			return Messages.StepPaletteView_hint;
		}
		final StringBuilder text = new StringBuilder(Localized.of(step.title())).append('\n').append(step.id()).append("\n\n") //$NON-NLS-1$
				.append(Localized.of(step.description()));
		for (final ParameterDefinition parameter : step.parameters()) {
			text.append("\n\n").append(Localized.of(parameter.label())).append(" (").append(parameter.name()).append(")\n") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					.append(Localized.of(parameter.help()));
		}
		return text.toString();
	}

	private void addSelected() {
		if (viewer.getStructuredSelection().getFirstElement() instanceof final Step step
				&& getSite().getPage().getActiveEditor() instanceof final RunbookEditor editor) {
			editor.addStep(step);
		}
	}

	@Override
	public void setFocus() {
		search.setFocus();
	}
}
