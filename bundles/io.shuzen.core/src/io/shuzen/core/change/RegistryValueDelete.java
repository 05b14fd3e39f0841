package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;

/**
 * Deletes one value of a registry key.
 *
 * @param path     the key; {@code HKCU} means the identity's hive
 * @param view     which of the two views
 * @param name     the value's name; empty for the default value
 * @param identity whose
 */
public record RegistryValueDelete(RegistryPath path, RegistryView view, String name, Identity identity)
		implements Change {

	public RegistryValueDelete {
		Objects.requireNonNull(path);
		Objects.requireNonNull(view);
		Objects.requireNonNull(name);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("registryValueDelete", ChangeTexts.valueName(name), path.toString());
	}
}
