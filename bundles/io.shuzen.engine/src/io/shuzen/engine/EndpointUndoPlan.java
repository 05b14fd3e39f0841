package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;

/**
 * What an undo would do on one endpoint.
 *
 * @param endpoint which
 * @param items    in the order in which they would be taken back: the last change first
 * @param failure  why the endpoint could not be read
 */
public record EndpointUndoPlan(EndpointDescriptor endpoint, List<UndoItem> items, Optional<Failure> failure) {

	public EndpointUndoPlan {
		Objects.requireNonNull(endpoint);
		items = List.copyOf(items);
		Objects.requireNonNull(failure);
	}
}
