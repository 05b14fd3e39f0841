/**
 * From findings to causes. A diagnostic says what is the case; a {@link io.shuzen.core.cause.CauseAnalysis} says why a machine is in
 * trouble: which findings are symptoms of which failure, what speaks against it, what repairs it, and what has to be repaired first.
 * All types are immutable and may be used from any thread.
 */
package io.shuzen.core.cause;
