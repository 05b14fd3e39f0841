package io.shuzen.ui.internal.endpoint;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.AboutEndpoint;
import io.shuzen.ui.inventory.EndpointRef;

/** Which endpoint a page is about. Remembered from one session to the next. */
public final class EndpointEditorInput implements IEditorInput, IPersistableElement, AboutEndpoint {

	private static final String INVENTORY = "inventory";
	private static final String NAME = "name";

	private final EndpointRef endpoint;

	public EndpointEditorInput(final EndpointRef endpoint) {
		this.endpoint = Objects.requireNonNull(endpoint);
	}

	/** Makes remembered inputs again. */
	public static final class Factory implements IElementFactory {

		/** As in {@code plugin.xml}. */
		public static final String ID = "io.shuzen.ui.endpointInput";

		@Override
		public IAdaptable createElement(final IMemento memento) {
			final String inventory = memento.getString(INVENTORY);
			final String name = memento.getString(NAME);
			return inventory == null || name == null ? null
					: new EndpointEditorInput(new EndpointRef(Path.of(inventory), name));
		}
	}

	@Override
	public EndpointRef endpoint() {
		return endpoint;
	}

	@Override
	public String getFactoryId() {
		return Factory.ID;
	}

	@Override
	public void saveState(final IMemento memento) {
		memento.putString(INVENTORY, endpoint.inventory().toString());
		memento.putString(NAME, endpoint.name());
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.ENDPOINT.descriptor();
	}

	@Override
	public String getName() {
		return endpoint.name();
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getToolTipText() {
		return endpoint.name();
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return null;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final EndpointEditorInput that && that.endpoint.equals(endpoint);
	}

	@Override
	public int hashCode() {
		return endpoint.hashCode();
	}
}
