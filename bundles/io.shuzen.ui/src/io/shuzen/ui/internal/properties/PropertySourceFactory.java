package io.shuzen.ui.internal.properties;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.properties.IPropertySource;

import io.shuzen.ui.inventory.OpenInventories;

/** Makes what is selected in an inventory known to the Properties view. */
public final class PropertySourceFactory implements IAdapterFactory {

	@Override
	public <T> T getAdapter(final Object adaptable, final Class<T> adapter) {
		if (adapter != IPropertySource.class || !(adaptable instanceof final EObject object)) {
			return null;
		}
		return PlatformUI.getWorkbench().getService(OpenInventories.class).containing(object).map(inventory -> {
			final Object source = inventory.adapterFactory().adapt(object, IItemPropertySource.class);
			return source instanceof final IItemPropertySource properties
					? adapter.cast(new ModelPropertySource(object, properties, inventory.isReadOnly()))
					: null;
		}).orElse(null);
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] {IPropertySource.class};
	}
}
