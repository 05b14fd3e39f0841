package io.shuzen.ui.internal.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.repair.Operator;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repair.Stage;
import io.shuzen.ui.repair.Repairs;

/** Applies the repair in the Changes view after asking. */
public final class ApplyHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final Repairs repairs = window.getWorkbench().getService(Repairs.class);
		final Repair repair = repairs.current().orElse(null);
		if (repair == null || repair.snapshot().stage() != Stage.PLANNED || repair.snapshot().changeCount() == 0) {
			MessageDialog.openInformation(window.getShell(), Messages.ApplyHandler_nothingTitle, Messages.ApplyHandler_nothing);
			return null;
		}
		final ApplyDialog dialog = new ApplyDialog(window.getShell(), repair);
		if (dialog.open() == ApplyDialog.APPLY) {
			repairs.apply(repair, dialog.reason(), new AskingGateKeeper(window.getWorkbench().getDisplay(), Operator.name(),
					repair.request().endpoints().size()));
		}
		return null;
	}
}
