/**
 * What went wrong, as a value. An endpoint's failure never ends a run: it travels as a {@link io.shuzen.core.failure.Failure} to
 * whoever shows or records it. Exceptions are for programming errors, and {@link io.shuzen.core.failure.FailureException} carries a
 * failure through the few calls that can only succeed or stop (opening a connection).
 */
package io.shuzen.core.failure;
