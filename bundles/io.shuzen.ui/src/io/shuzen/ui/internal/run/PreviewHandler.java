package io.shuzen.ui.internal.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.findings.FindingRow;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.AboutCause;
import io.shuzen.ui.investigation.EndpointStates;

/**
 * Previews what repairs the selected finding, or the most likely cause of the selected endpoint's trouble. Where there is no finding to go by, it asks for a
 * runbook.
 */
public final class PreviewHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final List<FindingRow> findings = selectedFindings(window);
		if (!findings.isEmpty()) {
			previewFinding(window, findings);
			return null;
		}
		final List<AboutCause> causes = selectedCauses(window);
		if (!causes.isEmpty()) {
			RepairPreview.of(window, ofFirst(causes), window.getWorkbench().getService(OpenInventories.class));
			return null;
		}
		final Map<EndpointRef, EndpointDescriptor> targets = EndpointTargets.of(window);
		final Optional<Cause> cause = targets.size() == 1 ? cause(window, targets.keySet().iterator().next()) : Optional.empty();
		final Optional<Finding> gravest = targets.size() == 1 ? gravest(window, targets.keySet().iterator().next())
				: Optional.empty();
		if (cause.isPresent()) {
			RepairPreview.of(window, cause.get(), targets);
		} else if (gravest.isPresent()) {
			RepairPreview.of(window, gravest.get(), targets);
		} else if (targets.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.NothingSelected_title,
					Messages.NothingSelected_message);
		} else {
			RunHandler.ask(window, targets);
		}
		return null;
	}

	private static List<FindingRow> selectedFindings(final IWorkbenchWindow window) {
		if (window.getSelectionService().getSelection() instanceof final IStructuredSelection selection) {
			return Arrays.stream(selection.toArray()).filter(FindingRow.class::isInstance)
					.map(FindingRow.class::cast).toList();
		}
		return List.of();
	}

	private static List<AboutCause> selectedCauses(final IWorkbenchWindow window) {
		if (window.getSelectionService().getSelection() instanceof final IStructuredSelection selection) {
			return Arrays.stream(selection.toArray()).filter(AboutCause.class::isInstance).map(AboutCause.class::cast).toList();
		}
		return List.of();
	}

	/** Of several causes those that are the same as the first, on other endpoints, are repaired together with it. */
	private static Map<EndpointRef, Cause> ofFirst(final List<AboutCause> causes) {
		final Map<EndpointRef, Cause> same = new LinkedHashMap<>();
		causes.stream().filter(each -> each.cause().id().equals(causes.getFirst().cause().id()))
				.forEach(each -> same.putIfAbsent(each.endpoint(), each.cause()));
		return same;
	}

	/** Of several findings those that say the same about other endpoints are repaired together with the first. */
	private static void previewFinding(final IWorkbenchWindow window, final List<FindingRow> rows) {
		final FindingRow first = rows.getFirst();
		final OpenInventories inventories = window.getWorkbench().getService(OpenInventories.class);
		final Map<EndpointRef, EndpointDescriptor> targets = new LinkedHashMap<>();
		rows.stream().filter(row -> Objects.equals(row.finding().diagnosticId(), first.finding().diagnosticId()))
				.forEach(row -> targets.putAll(EndpointTargets.of(row.endpoint(), inventories)));
		RepairPreview.of(window, first.finding(), targets);
	}

	/** The first cause, in the order of repair, that can be repaired from here. */
	private static Optional<Cause> cause(final IWorkbenchWindow window, final EndpointRef endpoint) {
		return window.getWorkbench().getService(EndpointStates.class).of(endpoint).diagnosis().stream()
				.flatMap(diagnosis -> diagnosis.causes().stream()).filter(cause -> !cause.remedies().isEmpty()).findFirst();
	}

	private static Optional<Finding> gravest(final IWorkbenchWindow window, final EndpointRef endpoint) {
		return window.getWorkbench().getService(EndpointStates.class).of(endpoint).troubles().stream()
				.filter(finding -> !finding.remedies().isEmpty()).findFirst();
	}
}
