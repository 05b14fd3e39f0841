package io.shuzen.ui.internal.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.core.cause.Cause;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.text.Localized;

/** Writes the selected endpoints, or all, to a CSV file. */
public final class ExportEndpointsHandler extends AbstractHandler {

	/** Without it spreadsheets of Windows take UTF-8 for the local code page. */
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final OpenInventories inventories = window.getWorkbench().getService(OpenInventories.class);
		List<Endpoint> endpoints = EndpointTargets.of(window).keySet().stream()
				.flatMap(reference -> inventories.of(reference.inventory())
						.flatMap(inventory -> inventory.endpoint(reference.name())).stream())
				.toList();
		if (endpoints.isEmpty()) {
			endpoints = inventories.all().stream().flatMap(inventory -> inventory.endpoints().stream()).toList();
		}
		final FileDialog dialog = new FileDialog(window.getShell(), SWT.SAVE);
		dialog.setText(Localized.format(Messages.ExportEndpointsHandler_title, endpoints.size()));
		dialog.setFilterExtensions(new String[] {"*.csv"});
		dialog.setFileName("endpoints.csv");
		dialog.setOverwrite(true);
		final String file = dialog.open();
		if (file != null) {
			final EndpointStates states = window.getWorkbench().getService(EndpointStates.class);
			write(Path.of(file), csv(endpoints, endpoint -> inventories.containing(endpoint)
					.map(inventory -> states.of(inventory.reference(endpoint))).map(ExportEndpointsHandler::cause).orElse("")));
		}
		return null;
	}

	/** The first in the order of repair. */
	private static String cause(final EndpointState state) {
		return state.diagnosis().stream().flatMap(diagnosis -> diagnosis.causes().stream()).map(Cause::title).map(Localized::of).findFirst()
				.orElse("");
	}

	/** Made here, as the model belongs to this thread. */
	private static String csv(final List<Endpoint> endpoints, final Function<Endpoint, String> cause) {
		final StringWriter text = new StringWriter();
		try {
			EndpointTableFile.write(text, endpoints, cause);
		} catch (final IOException e) {
			// a StringWriter throws none
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	private static void write(final Path file, final String csv) {
		final Job job = Job.create(Messages.ExportEndpointsHandler_writing, (IJobFunction) monitor -> {
			try {
				Files.writeString(file, BYTE_ORDER_MARK + csv, StandardCharsets.UTF_8);
				return Status.OK_STATUS;
			} catch (final IOException e) {
				return new Status(IStatus.ERROR, "io.shuzen.ui",
						Localized.format(Messages.ExportEndpointsHandler_failed, file, e.getMessage()), e);
			}
		});
		job.schedule();
	}
}
