package io.shuzen.ui.internal.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.report.MachineReport;
import io.shuzen.engine.report.ReportForm;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/**
 * Reports about endpoints in the console's language: for the clipboard, and as a file.
 *
 * @param packs    for what packs show, and titles of steps
 * @param runbooks for names of runbooks
 */
public record EndpointReports(PackRegistry packs, RunbookCatalog runbooks) {

	/** What the jobs belong to that write reports. */
	public static final Object JOB_FAMILY = new Object();

	/** Somebody waits for it. */
	private abstract static class ReportJob extends Job {

		ReportJob() {
			super(Messages.EndpointReports_writing);
			setPriority(INTERACTIVE);
		}

		@Override
		public boolean belongsTo(final Object family) {
			return family == JOB_FAMILY;
		}
	}

	/** A form of file, with names or with pseudonyms. */
	private record Choice(ReportForm form, boolean masked, String label) {
	}

	/**
	 * Gathers a report as Markdown in the background, because names of runbooks are read from files.
	 *
	 * @param clipboard is given it on the user interface's thread, unless the job was cancelled or the display is gone
	 */
	public void copy(final Display display, final Diagnosis diagnosis, final Consumer<String> clipboard) {
		new ReportJob() {

			@Override
			protected IStatus run(final IProgressMonitor monitor) {
				final String report = write(diagnosis, ReportForm.MARKDOWN, false);
				if (monitor.isCanceled()) {
					return Status.CANCEL_STATUS;
				}
				if (!display.isDisposed()) {
					display.asyncExec(() -> clipboard.accept(report));
				}
				return Status.OK_STATUS;
			}
		}.schedule();
	}

	private String write(final Diagnosis diagnosis, final ReportForm form, final boolean masked) {
		return form.write(MachineReport.of(diagnosis, packs), Locale.getDefault(), masked, packs, runbooks);
	}

	/** Asks for a file and its form, and writes it in the background. */
	void export(final Shell shell, final Diagnosis diagnosis) {
		final List<Choice> choices = List.of(new Choice(ReportForm.HTML, false, Messages.EndpointReports_html),
				new Choice(ReportForm.HTML, true, Messages.EndpointReports_maskedHtml),
				new Choice(ReportForm.MARKDOWN, false, Messages.EndpointReports_markdown),
				new Choice(ReportForm.MARKDOWN, true, Messages.EndpointReports_maskedMarkdown));
		final FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Localized.format(Messages.EndpointReports_title, diagnosis.endpoint().name()));
		dialog.setFilterNames(choices.stream().map(Choice::label).toArray(String[]::new));
		dialog.setFilterExtensions(choices.stream().map(choice -> "*." + choice.form().ending()).toArray(String[]::new));
		dialog.setFileName(diagnosis.endpoint().name().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_") + '.' + ReportForm.HTML.ending());
		dialog.setOverwrite(true);
		final String file = dialog.open();
		if (file != null) {
			final Choice choice = choices.get(Math.max(0, dialog.getFilterIndex()));
			final Path path = Path.of(file.replaceFirst("\\.(html|md)$", "") + '.' + choice.form().ending());
			export(diagnosis, path, choice.form(), choice.masked());
		}
	}

	/**
	 * Writes a file in the background, because names of runbooks are read from files.
	 *
	 * @param masked whether pseudonyms stand for people, organisations and machines
	 */
	public void export(final Diagnosis diagnosis, final Path file, final ReportForm form, final boolean masked) {
		new ReportJob() {

			@Override
			protected IStatus run(final IProgressMonitor monitor) {
				try {
					Files.writeString(file, write(diagnosis, form, masked), StandardCharsets.UTF_8);
					return Status.OK_STATUS;
				} catch (final IOException e) {
					return new Status(IStatus.ERROR, "io.shuzen.ui",
							Localized.format(Messages.EndpointReports_failed, file, e.getMessage()), e);
				}
			}
		}.schedule();
	}
}
