package io.shuzen.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.ui.IWorkbenchWindow;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.repair.Operator;
import io.shuzen.ui.repair.Repairs;

/** Takes back a run: finds out what can be taken back, shows it, asks, and does it. */
public final class UndoCommand {

	private UndoCommand() {
	}

	/** Begins. On the user interface's thread. */
	public static void start(final IWorkbenchWindow window, final String runId) {
		final Repairs repairs = window.getWorkbench().getService(Repairs.class);
		repairs.previewUndo(request(runId, false, ""), plans -> window.getWorkbench().getDisplay().asyncExec(() -> {
			if (window.getShell() != null && !window.getShell().isDisposed()) {
				ask(window, repairs, runId, plans);
			}
		}));
	}

	private static void ask(final IWorkbenchWindow window, final Repairs repairs, final String runId,
			final List<EndpointUndoPlan> plans) {
		final UndoDialog dialog = new UndoDialog(window.getShell(), plans);
		if (dialog.open() != UndoDialog.UNDO) {
			return;
		}
		final Map<EndpointRef, EndpointDescriptor> endpoints = new LinkedHashMap<>();
		final OpenInventories inventories = window.getWorkbench().getService(OpenInventories.class);
		plans.forEach(plan -> inventories.find(plan.endpoint()).ifPresent(reference -> endpoints.put(reference, plan.endpoint())));
		repairs.undo(request(runId, dialog.overwritesConflicts(), dialog.reason()), endpoints, report -> {
			// the Runs view and the console hear of it from the journal
		});
	}

	private static UndoRequest request(final String runId, final boolean overwriteConflicts, final String reason) {
		return new UndoRequest(UndoScope.run(runId), overwriteConflicts, RunStrategy.DEFAULT.withCanaryCount(0),
				Operator.name(), reason);
	}
}
