package io.shuzen.core.probe;

import io.shuzen.core.text.TextBundle;

/** The words of this package's probes. */
final class ProbeTexts {

	static final TextBundle TEXTS = TextBundle.beside(ProbeTexts.class, "probes");

	private ProbeTexts() {
	}
}
