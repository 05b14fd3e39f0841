package io.shuzen.ui.internal.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** Adds the endpoints of a CSV file, or of a list of names, to the selected group. */
public final class ImportEndpointsHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		final Optional<EditTarget> target = EditTarget.of(HandlerUtil.getCurrentStructuredSelection(event));
		if (target.isEmpty()) {
			MessageDialog.openInformation(shell, Messages.ImportEndpointsHandler_title, Messages.ImportEndpointsHandler_noInventory);
			return null;
		}
		final FileDialog dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(Messages.ImportEndpointsHandler_title);
		dialog.setFilterExtensions(new String[] {"*.csv;*.txt", "*"});
		final String file = dialog.open();
		if (file != null) {
			final Job job = Job.create(Messages.ImportEndpointsHandler_reading,
					(IJobFunction) monitor -> read(shell, target.get(), Path.of(file)));
			job.schedule();
		}
		return null;
	}

	private static IStatus read(final Shell shell, final EditTarget target, final Path file) {
		try {
			final List<Endpoint> endpoints = read(file);
			shell.getDisplay().asyncExec(() -> add(shell, target, endpoints));
			return Status.OK_STATUS;
		} catch (final IOException | RuntimeException e) {
			return new Status(IStatus.ERROR, "io.shuzen.ui",
					Localized.format(Messages.ImportEndpointsHandler_unreadable, file, e.getMessage()), e);
		}
	}

	/** Spreadsheets of Japanese Windows write Shift_JIS unless they are told otherwise. */
	private static List<Endpoint> read(final Path file) throws IOException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return EndpointTableFile.read(reader);
		} catch (final CharacterCodingException e) {
			try (Reader reader = Files.newBufferedReader(file, Charset.forName("windows-31j"))) {
				return EndpointTableFile.read(reader);
			}
		}
	}

	private static void add(final Shell shell, final EditTarget target, final List<Endpoint> endpoints) {
		if (shell.isDisposed()) {
			return;
		}
		final Set<String> taken = new HashSet<>();
		target.inventory().endpoints().forEach(each -> taken.add(String.valueOf(each.getName()).toLowerCase(Locale.ROOT)));
		final List<Endpoint> added = endpoints.stream().filter(each -> taken.add(each.getName().toLowerCase(Locale.ROOT)))
				.toList();
		if (!added.isEmpty()) {
			target.inventory().execute(AddCommand.create(target.inventory().editingDomain(), target.container(),
					InventoryPackage.Literals.ENDPOINT_CONTAINER__ENDPOINTS, added));
		}
		MessageDialog.openInformation(shell, Messages.ImportEndpointsHandler_title,
				Localized.format(Messages.ImportEndpointsHandler_done, added.size(), endpoints.size() - added.size()));
	}
}
