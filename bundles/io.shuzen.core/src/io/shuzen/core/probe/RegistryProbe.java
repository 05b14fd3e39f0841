package io.shuzen.core.probe;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What is in this registry key? A path in {@code HKCU} asks about every user.
 *
 * @param path      the key
 * @param view      which of the two views
 * @param recursive whether the subkeys' content is wanted too
 */
public record RegistryProbe(RegistryPath path, RegistryView view, boolean recursive) implements Probe<RegistryKey> {

	public RegistryProbe {
		Objects.requireNonNull(path);
		Objects.requireNonNull(view);
	}

	/** The key's own values, 64-bit view. */
	public static RegistryProbe key(final String path) {
		return new RegistryProbe(RegistryPath.parse(path), RegistryView.BITS_64, false);
	}

	/** The key with everything below it, 64-bit view. */
	public static RegistryProbe tree(final String path) {
		return new RegistryProbe(RegistryPath.parse(path), RegistryView.BITS_64, true);
	}

	/** Whether an answer to this probe holds the answer to {@code other}. */
	public boolean covers(final RegistryProbe other) {
		return view == other.view && (recursive || !other.recursive && path.equals(other.path))
				&& other.path.isAtOrBelow(path);
	}

	@Override
	public ReadScope scope() {
		return path.hive() == RegistryHive.CURRENT_USER ? ReadScope.EACH_USER : ReadScope.MACHINE;
	}

	@Override
	public Class<RegistryKey> valueType() {
		return RegistryKey.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text(recursive ? "probe.registry.tree" : "probe.registry.key", path.toString());
	}
}
