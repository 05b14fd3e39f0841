package io.shuzen.cli.internal;

/** The exit codes of the command line, described in docs/command-line.md. Stable: numbers may be added, never changed. */
public final class ExitCode {

	/** Everything was done, on every endpoint. */
	public static final int SUCCESS = 0;
	/** Some endpoints could not be reached, or did not succeed. */
	public static final int SOME_FAILED = 1;
	/** The command, a file or a name given with it is wrong; nothing was done. */
	public static final int USAGE = 2;
	/** A run was stopped by itself: a canary failed or too many endpoints did. */
	public static final int STOPPED = 3;
	/** There are findings as grave as {@code --fail-on} says. */
	public static final int FINDINGS = 4;
	/** Cancelled by the operator. */
	public static final int CANCELLED = 5;
	/** Not confirmed; nothing was changed. */
	public static final int NOT_CONFIRMED = 6;
	/** A defect of Shuzen, or its own files cannot be used. */
	public static final int INTERNAL = 70;

	private ExitCode() {
	}
}
