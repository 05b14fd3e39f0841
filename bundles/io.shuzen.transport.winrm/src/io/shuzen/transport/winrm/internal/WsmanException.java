package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.Serial;

/** The service answered, but not as asked. */
final class WsmanException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;
	private final transient WsmanResponse.Fault fault;
	private final String schemes;

	/**
	 * @param status  of HTTP
	 * @param fault   the SOAP fault; null when the answer was none
	 * @param schemes the ways to authenticate that the service offers, when it wants one
	 */
	WsmanException(final int status, final WsmanResponse.Fault fault, final String schemes, final String message) {
		super(message);
		this.status = status;
		this.fault = fault;
		this.schemes = schemes;
	}

	int status() {
		return status;
	}

	/** The SOAP fault; null when the answer was none. */
	WsmanResponse.Fault fault() {
		return fault;
	}

	String schemes() {
		return schemes;
	}
}
