/**
 * How an endpoint is reached once everything it inherits from its groups is taken into account. Immutable values, free of
 * EMF, made on the thread the inventory belongs to and safe to hand to any other.
 */
package io.shuzen.model.connection;
