package io.shuzen.core.step;

/** The types of parameter values; all are written as text. */
public enum ParameterType {
	TEXT,
	/** A whole number. */
	INTEGER,
	/** {@code true} or {@code false}. */
	BOOLEAN,
	/** One of the listed choices. */
	CHOICE,
	/** A user of the endpoint: a SID, an account name, or {@code *} for every user. */
	USER,
	/** An ISO 8601 duration such as {@code PT30S}. */
	DURATION,
	/** Where a secret is, as {@link io.shuzen.model.parameter.SecretReference} writes it; never the secret. */
	SECRET_REFERENCE
}
