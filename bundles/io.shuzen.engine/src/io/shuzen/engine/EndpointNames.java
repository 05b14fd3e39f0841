package io.shuzen.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.endpoint.EndpointDescriptor;

/** Endpoints are told apart by their names, regardless of case. */
final class EndpointNames {

	private EndpointNames() {
	}

	static void requireUnique(final Collection<EndpointDescriptor> endpoints) {
		final Set<String> names = new HashSet<>();
		for (final EndpointDescriptor endpoint : endpoints) {
			if (!names.add(endpoint.name().toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException("two endpoints are called " + endpoint.name());
			}
		}
	}
}
