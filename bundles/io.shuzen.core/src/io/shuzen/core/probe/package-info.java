/**
 * Typed questions to a machine ({@link io.shuzen.core.probe.Probe}) and their typed answers ({@link io.shuzen.core.probe.Fact}).
 * Everything a pack knows about a machine, it knows from {@link io.shuzen.core.probe.Facts}. All types are immutable values, equal by
 * content, and serialisable to JSON.
 * <p>
 * A new kind of machine knowledge is a new probe here with its value type, and one implementation per back end, proven by the contract
 * suite. What can be told from registry, files and tool output already is no new probe but a
 * {@link io.shuzen.core.probe.Reading} of the pack that needs it.
 */
package io.shuzen.core.probe;
