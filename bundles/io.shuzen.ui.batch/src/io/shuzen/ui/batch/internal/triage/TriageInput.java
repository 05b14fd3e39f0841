package io.shuzen.ui.batch.internal.triage;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.EndpointRef;

/** Which endpoints the triage page is about. There is one page only, and what is known is known for this session. */
public final class TriageInput implements IEditorInput {

	private final Set<EndpointRef> endpoints;

	/** @param endpoints in the order of their selection */
	public TriageInput(final Collection<EndpointRef> endpoints) {
		this.endpoints = new LinkedHashSet<>(endpoints);
	}

	/** In the order of their selection. */
	Set<EndpointRef> endpoints() {
		return endpoints;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.TRIAGE.descriptor();
	}

	@Override
	public String getName() {
		return Messages.TriagePage_name;
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return Messages.TriagePage_name;
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return null;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof TriageInput;
	}

	@Override
	public int hashCode() {
		return TriageInput.class.hashCode();
	}
}
