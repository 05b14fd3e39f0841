package io.shuzen.ui.internal.run;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.text.Localized;

/** Asks for a runbook, its parameters, the endpoints and the strategy. Its end is the preview: nothing is changed yet. */
final class RunWizard extends Wizard {

	private final IWorkbenchWindow window;
	private final RunbookPage runbook;
	private final ParameterPage parameters;
	private final EndpointPage endpoints;
	private final StrategyPage strategy;

	RunWizard(final IWorkbenchWindow window, final RunbookCatalog catalog, final List<RunbookEntry> runbooks,
			final Map<EndpointRef, EndpointDescriptor> targets) {
		this.window = window;
		runbook = new RunbookPage(runbooks);
		parameters = new ParameterPage(catalog, runbook::chosen);
		endpoints = new EndpointPage(targets);
		strategy = new StrategyPage(
				() -> runbook.chosen().map(each -> each.definition().strategy()).orElse(RunStrategy.DEFAULT),
				() -> endpoints.chosen().size());
		setWindowTitle(targets.size() == 1
				? Localized.format(Messages.RunWizard_titleOne, targets.keySet().iterator().next().name())
				: Localized.format(Messages.RunWizard_title, targets.size()));
		setNeedsProgressMonitor(false);
	}

	@Override
	public void addPages() {
		addPage(runbook);
		addPage(parameters);
		addPage(endpoints);
		addPage(strategy);
	}

	@Override
	public void createPageControls(final Composite pageContainer) {
		// pages are made when they are shown: what they ask for depends on the page before
	}

	@Override
	public IWizardPage getNextPage(final IWizardPage page) {
		if (page == runbook && runbook.chosen().filter(each -> each.definition().parameters().isEmpty()).isPresent()) {
			return endpoints;
		}
		return super.getNextPage(page);
	}

	@Override
	public boolean canFinish() {
		return runbook.isPageComplete() && parameters.isPageComplete() && endpoints.isPageComplete() && strategy.isPageComplete();
	}

	@Override
	public boolean performFinish() {
		runbook.chosen().ifPresent(chosen -> RepairPreview.start(window, chosen.definition(), parameters.values(),
				endpoints.chosen(), strategy.strategy(), strategy.notBefore()));
		return true;
	}
}
