package io.shuzen.ui.internal.command;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;

/** Edits the selected endpoint or group in a dialog. */
public final class EditElementHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		final Object element = HandlerUtil.getCurrentStructuredSelection(event).getFirstElement();
		if (element instanceof final EObject original) {
			PlatformUI.getWorkbench().getService(OpenInventories.class).containing(original)
					.ifPresent(inventory -> edit(shell, inventory, original));
		}
		return null;
	}

	/** The dialog works on a copy, so that a whole edit is one step to undo. */
	private static void edit(final Shell shell, final OpenInventory inventory, final EObject original) {
		final EObject copy = EcoreUtil.copy(original);
		final boolean done = switch (copy) {
		case final Endpoint endpoint -> new EndpointDialog(shell, inventory, (EndpointContainer) original.eContainer(),
				endpoint, false).open() == Window.OK;
		case final Group group -> new GroupDialog(shell, inventory, group, false).open() == Window.OK;
		default -> false;
		};
		if (done) {
			inventory.execute(difference(inventory, original, copy));
		}
	}

	private static CompoundCommand difference(final OpenInventory inventory, final EObject original, final EObject copy) {
		final CompoundCommand command = new CompoundCommand();
		for (final EStructuralFeature feature : original.eClass().getEAllStructuralFeatures()) {
			final boolean same = feature instanceof final EReference reference
					? equalReferences(reference, original, copy)
					: Objects.equals(original.eGet(feature), copy.eGet(feature));
			if (!same) {
				final Object value = copy.eGet(feature);
				command.append(SetCommand.create(inventory.editingDomain(), original, feature,
						value instanceof final List<?> list ? List.copyOf(list)
								: value == null ? SetCommand.UNSET_VALUE : value));
			}
		}
		return command;
	}

	@SuppressWarnings("unchecked")
	private static boolean equalReferences(final EReference reference, final EObject original,
			final EObject copy) {
		if (reference.isMany()) {
			return EcoreUtil.equals((List<EObject>) original.eGet(reference),
					(List<EObject>) copy.eGet(reference));
		}
		return EcoreUtil.equals((EObject) original.eGet(reference), (EObject) copy.eGet(reference));
	}
}
