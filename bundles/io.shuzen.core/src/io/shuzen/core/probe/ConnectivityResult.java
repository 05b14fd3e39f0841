package io.shuzen.core.probe;

import java.util.Objects;

/**
 * How an attempt to reach a host ended.
 *
 * @param stage  how far it got
 * @param issuer the issuer of the certificate that was presented; empty before the TLS stage
 * @param error  what the machine said when it did not get through; empty on success
 */
public record ConnectivityResult(Stage stage, String issuer, String error) implements ProbeValue {

	/** The last stage that was reached. */
	public enum Stage {
		/** The name did not resolve. */
		NAME_NOT_RESOLVED,
		/** The name resolved, the connection was not made. */
		NOT_CONNECTED,
		/** Connected, but no TLS session came about. */
		TLS_FAILED,
		/** TLS works. */
		SECURE
	}

	public ConnectivityResult {
		Objects.requireNonNull(stage);
		Objects.requireNonNull(issuer);
		Objects.requireNonNull(error);
	}
}
