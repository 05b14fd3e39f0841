package io.shuzen.ui.investigation;

import java.util.Map;

import org.eclipse.ui.services.IServiceLocator;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.Investigator;
import io.shuzen.ui.internal.preference.ConsolePreferences;
import io.shuzen.ui.inventory.EndpointRef;

/** Starts investigations the way the user prefers. */
public final class Investigations {

	private Investigations() {
	}

	/** On the user interface's thread; does nothing when there are no endpoints. */
	public static void start(final IServiceLocator services, final Map<EndpointRef, EndpointDescriptor> endpoints) {
		if (!endpoints.isEmpty()) {
			new DiagnoseJob(services.getService(Investigator.class), services.getService(EndpointStates.class), endpoints,
					ConsolePreferences.concurrency()).schedule();
		}
	}
}
