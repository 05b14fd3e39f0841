package io.shuzen.ui.batch.internal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.part.EditorPart;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.command.EndpointPages;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.repair.AboutRun;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;

/** The page of a run: how far it is, the matrix of endpoints and steps, and what happened on the selected endpoint. */
public final class RunPage extends EditorPart implements AboutRun, CopyDelegate {

	private static final int TICK = 1_000;

	private RunHeader header;
	private StandingBar bar;
	private RunMatrix matrix;
	private NodeTree course;
	private RunFollower follower;
	private List<StepHeading> headings = List.of();
	/** What the journal has about the endpoint that is shown, as far as it was read. */
	private final List<JournalEntry> told = new ArrayList<>();
	private String shown = "";
	private boolean isOver;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public String runId() {
		return ((RunPageInput) getEditorInput()).runId();
	}

	@Override
	public void createPartControl(final Composite parent) {
		final Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(8, 8).applyTo(page);
		header = new RunHeader(page, getSite(), runId());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header.control());
		bar = new StandingBar(page, () -> matrix.setFilter(bar::shows));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
		final SashForm body = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		matrix = new RunMatrix(body, this::showCourse, this::openEndpoint);
		course = new NodeTree(body, List.of(new Column(Messages.RunPage_course, 320), new Column(Messages.RunPage_result, 160)))
				.named(Messages.RunPage_course);
		body.setSashWidth(8);
		body.setWeights(60, 40);
		follower = new RunFollower(page, getSite().getService(Journal.class), runId(), this::changed);
		page.getDisplay().timerExec(TICK, this::tick);
	}

	@Override
	public void setFocus() {
		matrix.setFocus();
	}

	@Override
	public CopySource copySource() {
		return matrix;
	}

	private void changed(final RunFollower.Change change) {
		final PackRegistry packs = getSite().getService(PackRegistry.class);
		change.started().ifPresent(started -> headings = StepHeading.of(started, change.stepIds(), packs));
		isOver = change.until().isPresent();
		matrix.setSteps(headings);
		matrix.update(change.rows());
		bar.show(change.counts());
		header.show(change);
		if (matrix.selected().filter(row -> change.rows().stream().anyMatch(other -> other.name().equals(row.name()))).isPresent()) {
			showCourse(matrix.selected().map(row -> row.name()));
		}
	}

	/** Of the endpoint that is shown already, only what is new is read. */
	private void showCourse(final Optional<String> endpoint) {
		if (endpoint.isEmpty()) {
			shown = "";
			course.setRoots(List.of());
			return;
		}
		if (!endpoint.get().equals(shown)) {
			shown = endpoint.get();
			told.clear();
		}
		final String name = shown;
		follower.entries(name, lastTold(), entries -> {
			if (name.equals(shown)) {
				tell(entries);
			}
		});
	}

	private void tell(final List<JournalEntry> entries) {
		// what was asked for twice meanwhile comes twice
		final long last = lastTold();
		entries.stream().filter(entry -> entry.sequence() > last).forEach(told::add);
		course.setRoots(EndpointCourse.of(told, headings));
		if (entries.size() == RunFollower.AT_ONCE) {
			showCourse(Optional.of(shown));
		}
	}

	private long lastTold() {
		return told.isEmpty() ? 0 : told.getLast().sequence();
	}

	private void openEndpoint(final String name) {
		for (final OpenInventory inventory : getSite().getService(OpenInventories.class).all()) {
			inventory.endpoint(name).ifPresent(endpoint -> inventory.descriptors(List.of(endpoint)).keySet()
					.forEach(reference -> EndpointPages.open(getSite().getPage(), reference)));
		}
	}

	private void tick() {
		if (header.control().isDisposed()) {
			return;
		}
		if (!isOver) {
			matrix.tick();
			header.tick(Instant.now());
		}
		header.control().getDisplay().timerExec(TICK, this::tick);
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		// nothing here is edited
	}

	@Override
	public void doSaveAs() {
		// nothing here is edited
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
