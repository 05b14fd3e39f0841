package io.shuzen.core.failure;

import java.util.Locale;

/**
 * The stable, machine-readable kinds of failure. The identifier ({@link #id()}) is part of the JSON format and of the journal:
 * constants may be added, never renamed.
 */
public enum FailureKind {
	/** The address does not resolve, nothing listens, or the network is down. Worth trying again later. */
	UNREACHABLE,
	/** The endpoint's host key is unknown, and nobody was there to accept it, or it differs from the one on record. */
	HOST_KEY_REFUSED,
	/** The endpoint was reached but did not accept the credentials. */
	AUTHENTICATION_REFUSED,
	/** The endpoint answers, but it is no Windows machine. */
	NOT_WINDOWS,
	/** The account may not read or change this. */
	ACCESS_DENIED,
	/** The console program that would answer does not exist on the endpoint. */
	TOOL_MISSING,
	/** A tool ran and said that it failed. */
	TOOL_FAILED,
	/** No answer within the time allowed. */
	TIMED_OUT,
	/** An answer came that could not be understood; the failure's detail keeps the raw text. */
	UNPARSABLE,
	/** This back end cannot do this, and says so instead of guessing. */
	UNSUPPORTED,
	/** The question was not asked, or the evidence does not hold an answer. */
	NOT_READ,
	/** The user must be signed in for this, and is not. */
	USER_NOT_SIGNED_IN,
	/** Refused by Shuzen itself because a guard did not hold. Nothing was changed. */
	REFUSED,
	/** The machine is not in the state the plan was made for. Nothing was changed. */
	CONFLICT,
	/** The connection broke before the answer was complete. */
	CONNECTION_LOST,
	/** Somebody cancelled. */
	CANCELLED,
	/** A file or an argument given by the operator is wrong. */
	INVALID_INPUT,
	/** Shuzen's own files (journal, inventories) cannot be read or written: disk full, no permission, damaged. */
	STORAGE_UNAVAILABLE,
	/** A defect of Shuzen. */
	INTERNAL;

	/** For instance {@code "host-key-refused"}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
