package org.eclipse.swtbot.eclipse.finder;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotPerspective;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Finds the parts of the workbench. */
public class SWTWorkbenchBot extends SWTBot {

	public List<SWTBotView> views() {
		return UIThreadRunnable.syncExec(() -> {
			final List<SWTBotView> views = new ArrayList<>();
			for (final IViewReference reference : page().getViewReferences()) {
				views.add(new SWTBotView(reference, this));
			}
			return views;
		});
	}

	public SWTBotView viewByTitle(final String title) {
		return await(() -> views().stream().filter(view -> view.getTitle().equals(title)).findFirst().orElse(null),
				() -> new WidgetNotFoundException(
						"There is no view '" + title + "', but " + views().stream().map(SWTBotView::getTitle).toList() + '.'));
	}

	public SWTBotView viewById(final String id) {
		return await(
				() -> views().stream().filter(view -> view.getViewReference().getId().equals(id)).findFirst().orElse(null),
				() -> new WidgetNotFoundException("There is no view with id '" + id + "'."));
	}

	public List<SWTBotEditor> editors() {
		return UIThreadRunnable.syncExec(() -> {
			final List<SWTBotEditor> editors = new ArrayList<>();
			for (final IEditorReference reference : page().getEditorReferences()) {
				editors.add(new SWTBotEditor(reference, this));
			}
			return editors;
		});
	}

	public SWTBotEditor editorByTitle(final String title) {
		return await(() -> editors().stream().filter(editor -> editor.getTitle().equals(title)).findFirst().orElse(null),
				() -> new WidgetNotFoundException(
						"There is no editor '" + title + "', but " + editors().stream().map(SWTBotEditor::getTitle).toList() + '.'));
	}

	public SWTBotEditor activeEditor() {
		return await(() -> editors().stream().filter(SWTBotEditor::isActive).findFirst().orElse(null),
				() -> new WidgetNotFoundException("No editor is active."));
	}

	public List<SWTBotPerspective> perspectives() {
		final List<SWTBotPerspective> perspectives = new ArrayList<>();
		for (final IPerspectiveDescriptor descriptor : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
			perspectives.add(new SWTBotPerspective(descriptor, this));
		}
		return perspectives;
	}

	public SWTBotPerspective perspectiveById(final String id) {
		return perspectives().stream().filter(perspective -> perspective.getId().equals(id)).findFirst()
				.orElseThrow(() -> new WidgetNotFoundException("There is no perspective with id '" + id + "'."));
	}

	public SWTBotPerspective perspectiveByLabel(final String label) {
		return perspectives().stream().filter(perspective -> perspective.getLabel().equals(label)).findFirst()
				.orElseThrow(() -> new WidgetNotFoundException("There is no perspective '" + label + "'."));
	}

	public SWTBotPerspective activePerspective() {
		return new SWTBotPerspective(UIThreadRunnable.syncExec(() -> page().getPerspective()), this);
	}

	public void closeAllEditors() {
		UIThreadRunnable.syncExec(() -> {
			page().closeAllEditors(false);
		});
	}

	/** Closes dialogs and editors and lays the perspective out anew. */
	public void resetWorkbench() {
		UIThreadRunnable.syncExec(() -> {
			final var main = window().getShell();
			for (final var shell : main.getDisplay().getShells()) {
				if (shell != main && shell.isVisible() && !shell.isDisposed()) {
					shell.close();
				}
			}
		});
		closeAllEditors();
		UIThreadRunnable.syncExec(() -> page().resetPerspective());
	}

	/** The page of the workbench's window; on the user interface thread. Not part of SWTBot. */
	public static IWorkbenchPage page() {
		return window().getActivePage();
	}

	private static IWorkbenchWindow window() {
		final IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return active != null ? active : PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}
}
