package io.shuzen.ui.batch.internal.page;

import java.util.Objects;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import io.shuzen.ui.icon.Icon;

/** Which run a page is about. Remembered from one session to the next. */
public final class RunPageInput implements IEditorInput, IPersistableElement {

	private static final String RUN = "run";
	private static final String TITLE = "title";

	private final String runId;
	private final String title;

	/**
	 * @param runId the run's id in the journal
	 * @param title what its tab says
	 */
	public RunPageInput(final String runId, final String title) {
		this.runId = Objects.requireNonNull(runId);
		this.title = Objects.requireNonNull(title);
	}

	/** Makes remembered inputs again. */
	public static final class Factory implements IElementFactory {

		/** As in {@code plugin.xml}. */
		public static final String ID = "io.shuzen.ui.batch.runInput";

		@Override
		public IAdaptable createElement(final IMemento memento) {
			final String run = memento.getString(RUN);
			final String title = memento.getString(TITLE);
			return run == null || title == null ? null : new RunPageInput(run, title);
		}
	}

	public String runId() {
		return runId;
	}

	@Override
	public String getFactoryId() {
		return Factory.ID;
	}

	@Override
	public void saveState(final IMemento memento) {
		memento.putString(RUN, runId);
		memento.putString(TITLE, title);
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.RUNS.descriptor();
	}

	@Override
	public String getName() {
		return title;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getToolTipText() {
		return title + " · " + runId;
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return null;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final RunPageInput that && that.runId.equals(runId);
	}

	@Override
	public int hashCode() {
		return runId.hashCode();
	}
}
