package io.shuzen.core.probe;

import java.util.Set;

import io.shuzen.core.endpoint.Identity;

/**
 * A pack's own typed knowledge, derived from facts: which tools or registry places to read, and the parser. A reading is a pure
 * function; the same one serves live machines, recorded evidence and tests.
 *
 * @param <T> what it tells
 */
public interface Reading<T> {

	/** What must be read first. */
	Set<Probe<?>> probes();

	/** What the facts tell about {@code identity}; readings about the machine ignore it. Never throws for odd input. */
	Answer<T> from(Facts facts, Identity identity);
}
