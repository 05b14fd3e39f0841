package io.shuzen.ui.runbook.internal;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Finds the runbooks again that were open when the console was closed. */
public final class RunbookInputFactory implements IElementFactory {

	static final String ID = "io.shuzen.ui.runbook.inputFactory"; //$NON-NLS-1$
	static final String KIND = "kind"; //$NON-NLS-1$
	static final String LOCATION = "location"; //$NON-NLS-1$

	@Override
	public IAdaptable createElement(final IMemento memento) {
		final String kind = memento.getString(KIND);
		final String location = memento.getString(LOCATION);
		if (location == null) {
			return null;
		}
		for (final RunbookInput.Kind candidate : RunbookInput.Kind.values()) {
			if (candidate.name().equals(kind)) {
				return new RunbookInput(candidate, location);
			}
		}
		return null;
	}
}
