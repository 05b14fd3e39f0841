package io.shuzen.office.internal.cause;

/** A part of the failure table. Stateless. */
@FunctionalInterface
interface CauseRule {

	void judge(Symptoms symptoms, Causes causes);
}
