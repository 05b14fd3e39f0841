package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.InventoryPackage;

/** Adds a group to the selected group or inventory. */
public final class NewGroupHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		EditTarget.of(HandlerUtil.getCurrentStructuredSelection(event)).ifPresent(target -> {
			final Group group = InventoryFactory.eINSTANCE.createGroup();
			if (new GroupDialog(shell, target.inventory(), group, true).open() == Window.OK) {
				target.inventory().execute(AddCommand.create(target.inventory().editingDomain(), target.container(),
						InventoryPackage.Literals.ENDPOINT_CONTAINER__GROUPS, group));
			}
		});
		return null;
	}
}
