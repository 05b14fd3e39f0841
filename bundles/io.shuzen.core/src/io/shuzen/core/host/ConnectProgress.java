package io.shuzen.core.host;

/** Is told how far the making of a connection is, so that it is plain which part of it hangs. Must return quickly. */
@FunctionalInterface
public interface ConnectProgress {

	/** The parts, in order; a back end may leave out those it cannot tell apart. */
	enum Stage {
		/** The name is being looked up. */
		RESOLVING,
		/** The connection is being made, with the exchange of keys. */
		CONNECTING,
		/** Credentials are being checked. */
		AUTHENTICATING
	}

	ConnectProgress NONE = stage -> {
	};

	/** That part begins now. */
	void reached(Stage stage);
}
