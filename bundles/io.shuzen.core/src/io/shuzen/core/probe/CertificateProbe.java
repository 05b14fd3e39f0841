package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Which certificates are in this store? Private keys are never read.
 *
 * @param scope the machine's store, or each user's
 * @param store the store's name, for instance {@code My}
 */
public record CertificateProbe(ReadScope scope, String store) implements Probe<CertificateList> {

	public CertificateProbe {
		Objects.requireNonNull(scope);
		Objects.requireNonNull(store);
	}

	@Override
	public Class<CertificateList> valueType() {
		return CertificateList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.certificates", store);
	}
}
