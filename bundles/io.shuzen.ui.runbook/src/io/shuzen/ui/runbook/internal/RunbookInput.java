package io.shuzen.ui.runbook.internal;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import io.shuzen.ui.icon.Icon;

/**
 * Which runbook an editor is about.
 *
 * @param kind     where it comes from
 * @param location the file's absolute path, the contributed runbook's id, or for a new one a number that tells it from others
 */
public record RunbookInput(Kind kind, String location) implements IEditorInput, IPersistableElement {

	/** Where a runbook comes from. */
	public enum Kind {
		FILE, CONTRIBUTED, NEW
	}

	private static int lastNew;

	public RunbookInput {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(location);
	}

	public static RunbookInput ofFile(final Path file) {
		return new RunbookInput(Kind.FILE, file.toAbsolutePath().normalize().toString());
	}

	public static RunbookInput ofContributed(final String id) {
		return new RunbookInput(Kind.CONTRIBUTED, id);
	}

	public static RunbookInput ofNew() {
		lastNew++;
		return new RunbookInput(Kind.NEW, Integer.toString(lastNew));
	}

	/** The file; only for {@link Kind#FILE}. */
	public Path file() {
		return Path.of(location);
	}

	@Override
	public boolean exists() {
		return kind != Kind.NEW;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.RUNBOOK.descriptor();
	}

	@Override
	public String getName() {
		return switch (kind) {
		case FILE -> file().getFileName().toString();
		case CONTRIBUTED -> location;
		case NEW -> Messages.RunbookInput_new;
		};
	}

	@Override
	public String getToolTipText() {
		return kind == Kind.NEW ? Messages.RunbookInput_new : location;
	}

	@Override
	public IPersistableElement getPersistable() {
		return kind == Kind.NEW ? null : this;
	}

	@Override
	public String getFactoryId() {
		return RunbookInputFactory.ID;
	}

	@Override
	public void saveState(final IMemento memento) {
		memento.putString(RunbookInputFactory.KIND, kind.name());
		memento.putString(RunbookInputFactory.LOCATION, location);
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return adapter.isInstance(this) ? adapter.cast(this) : null;
	}
}
