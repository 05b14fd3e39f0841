package io.shuzen.core.internal.pack;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.shuzen.core.pack.Pack;
import io.shuzen.core.pack.PackRegistry;

/** Follows the packs as their bundles come and go. */
@Component(service = PackRegistry.class)
public final class InstalledPacks implements PackRegistry {

	private final List<Pack> packs = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addPack(final Pack pack) {
		packs.add(pack);
	}

	void removePack(final Pack pack) {
		packs.remove(pack);
	}

	@Override
	public List<Pack> packs() {
		return packs.stream().sorted(Comparator.comparing(Pack::id)).toList();
	}
}
