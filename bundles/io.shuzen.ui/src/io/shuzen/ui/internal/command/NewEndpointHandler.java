package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.InventoryPackage;

/** Adds an endpoint to the selected group or inventory, or beside the selected endpoint. */
public final class NewEndpointHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		EditTarget.of(HandlerUtil.getCurrentStructuredSelection(event)).ifPresent(target -> {
			final Endpoint endpoint = InventoryFactory.eINSTANCE.createEndpoint();
			final EndpointDialog dialog = new EndpointDialog(shell, target.inventory(), target.container(), endpoint, true);
			if (dialog.open() == Window.OK) {
				target.inventory().execute(AddCommand.create(target.inventory().editingDomain(), target.container(),
						InventoryPackage.Literals.ENDPOINT_CONTAINER__ENDPOINTS, endpoint));
			}
		});
		return null;
	}
}
