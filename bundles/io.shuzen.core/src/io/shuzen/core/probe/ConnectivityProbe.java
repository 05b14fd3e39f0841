package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Does the machine reach this host over HTTPS, and whose certificate does it see?
 *
 * @param host for instance {@code login.microsoftonline.com}
 * @param port usually 443
 */
public record ConnectivityProbe(String host, int port) implements Probe<ConnectivityResult> {

	public ConnectivityProbe {
		Objects.requireNonNull(host);
		if (port < 1 || port > 65_535) {
			throw new IllegalArgumentException("port " + port);
		}
	}

	@Override
	public ReadScope scope() {
		return ReadScope.MACHINE;
	}

	@Override
	public Class<ConnectivityResult> valueType() {
		return ConnectivityResult.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.connectivity", host + ':' + port);
	}
}
