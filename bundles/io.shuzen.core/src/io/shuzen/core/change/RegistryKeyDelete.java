package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;

/**
 * Deletes a registry key with everything below it, after saving it.
 *
 * @param path     the key; {@code HKCU} means the identity's hive
 * @param view     which of the two views
 * @param identity whose
 */
public record RegistryKeyDelete(RegistryPath path, RegistryView view, Identity identity) implements Change {

	public RegistryKeyDelete {
		Objects.requireNonNull(view);
		Objects.requireNonNull(identity);
		if (path.key().indexOf('\\') < 0) {
			throw new IllegalArgumentException("too close to the root to be deleted: " + path);
		}
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("registryKeyDelete", path.toString());
	}
}
