package io.shuzen.model.validation;

/** How serious a problem is. */
public enum Severity {

	/** Works, and is likely not what was meant. */
	WARNING,
	/** Does not work: an endpoint cannot be reached, a runbook cannot run. */
	ERROR
}
