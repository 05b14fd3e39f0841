package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;

/**
 * Sets a registry value, making the key when it is not there.
 *
 * @param path     the key; {@code HKCU} means the identity's hive
 * @param view     which of the two views
 * @param value    the new value
 * @param identity whose
 */
public record RegistryValueSet(RegistryPath path, RegistryView view, RegistryValue value, Identity identity)
		implements Change {

	public RegistryValueSet {
		Objects.requireNonNull(path);
		Objects.requireNonNull(view);
		Objects.requireNonNull(value);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("registryValueSet", ChangeTexts.valueName(value.name()), path.toString(),
				value.data().display());
	}
}
