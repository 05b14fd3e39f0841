/**
 * Typed alterations of a machine. A {@link io.shuzen.core.change.Change} is data: it can be shown, counted, written to the journal and
 * refused before anything happens. Only a back end applies it, and gives back the {@link io.shuzen.core.change.Outcome} with what
 * restores the former state. All types are immutable values and serialisable to JSON.
 */
package io.shuzen.core.change;
