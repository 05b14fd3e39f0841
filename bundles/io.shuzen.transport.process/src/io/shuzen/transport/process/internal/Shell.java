package io.shuzen.transport.process.internal;

/** A command interpreter that takes a whole line, quoted for it already. */
@FunctionalInterface
public interface Shell {

	/** The process that runs the line, not started yet. */
	ProcessBuilder running(String line);
}
