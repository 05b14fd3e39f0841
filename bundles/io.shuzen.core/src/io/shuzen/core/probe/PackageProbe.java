package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Is this app package registered for each user?
 *
 * @param name the package's identity name, for instance {@code Microsoft.AAD.BrokerPlugin}
 */
public record PackageProbe(String name) implements Probe<PackageList> {

	public PackageProbe {
		Objects.requireNonNull(name);
	}

	@Override
	public ReadScope scope() {
		return ReadScope.EACH_USER;
	}

	@Override
	public Class<PackageList> valueType() {
		return PackageList.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.package", name);
	}
}
