package io.shuzen.ui.batch.internal.page;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import io.shuzen.ui.batch.RunPages;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.text.Localized;

/** Opens the page of a run when this console begins one over several endpoints: for one alone its own page says enough. */
public final class RunPageStartup implements IStartup {

	private final Set<String> opened = new HashSet<>();

	@Override
	public void earlyStartup() {
		final IWorkbench workbench = PlatformUI.getWorkbench();
		final Repairs repairs = workbench.getService(Repairs.class);
		repairs.addListener(() -> repairs.current().ifPresent(repair -> open(workbench, repair)));
	}

	private void open(final IWorkbench workbench, final Repair repair) {
		final Optional<String> runId = repair.runId();
		if (repair.request().endpoints().size() < 2 || runId.isEmpty()) {
			return;
		}
		synchronized (opened) {
			if (!opened.add(runId.get())) {
				return;
			}
		}
		workbench.getDisplay().asyncExec(() -> {
			final IWorkbenchWindow window = workbench.getActiveWorkbenchWindow() != null ? workbench.getActiveWorkbenchWindow()
					: workbench.getWorkbenchWindows()[0];
			RunPages.open(window.getActivePage(), runId.get(), Localized.of(repair.request().runbook().name()));
		});
	}
}
