package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;

/**
 * Makes a registry key exactly what it was: values and subkeys that were not there are removed, the others written back. The undo of
 * {@link RegistryKeyDelete}.
 *
 * @param key      the former content, complete
 * @param view     which of the two views
 * @param identity whose
 */
public record RegistryKeyRestore(RegistryKey key, RegistryView view, Identity identity) implements Change {

	public RegistryKeyRestore {
		Objects.requireNonNull(key);
		Objects.requireNonNull(view);
		Objects.requireNonNull(identity);
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.REVERSIBLE;
	}

	@Override
	public Text describe() {
		return ChangeTexts.TEXTS.text("registryKeyRestore", key.path().toString());
	}
}
