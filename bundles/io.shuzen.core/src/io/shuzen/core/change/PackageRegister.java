package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Registers a system app package again for a user ({@code Add-AppxPackage -Register … -DisableDevelopmentMode
 * -ForceApplicationShutdown}), in that user's own session.
 *
 * @param name         the package's identity name
 * @param manifestPath its AppxManifest.xml; may begin with {@code %SystemRoot%}
 * @param identity     the user
 */
public record PackageRegister(String name, String manifestPath, Identity identity) implements Change {

	public PackageRegister {
		Objects.requireNonNull(name);
		Objects.requireNonNull(manifestPath);
		if (!(identity instanceof Identity.User)) {
			throw new IllegalArgumentException("a package is registered for a user");
		}
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.NOTHING_TO_RESTORE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("packageRegister", name);
	}
}
