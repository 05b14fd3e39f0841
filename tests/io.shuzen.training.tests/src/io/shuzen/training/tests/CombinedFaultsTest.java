package io.shuzen.training.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.internal.pack.ExtensionFiles;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;

/** Machines with several faults at once: every one is named, in the order in which they have to be repaired. */
class CombinedFaultsTest {

	/**
	 * A fault that can be put together with others.
	 *
	 * @param scenario which machine shows it
	 * @param cause    what it is diagnosed as
	 * @param lists    what the scenario replaces as a whole, so that another one with the same would take it away
	 */
	private record Fault(String scenario, String cause, Set<String> lists) {
		static Fault of(final String scenario, final String cause, final String... lists) {
			return new Fault(scenario, cause, Set.of(lists));
		}
	}

	/** In the order of repair. */
	private static final List<Fault> FAULTS = List.of(Fault.of("token-broker-disabled", "office.F23-services"),
			Fault.of("clock-six-minutes-off", "office.F20-clock", "prt"),
			Fault.of("tls12-disabled", "office.F21-tls", "follows", "connectivity"),
			Fault.of("ncsi-probing-disabled", "office.F3-status-test", "follows", "aad"),
			Fault.of("msoid-dns-record", "office.F26-msoid"),
			Fault.of("tpm-key-failure", "office.F8-device-key", "prt", "aad"),
			Fault.of("workplace-join-beside-hybrid", "office.F1-two-registrations"),
			Fault.of("aad-broker-package-missing", "office.F5-package", "aad"),
			Fault.of("modern-auth-off", "office.F11-modern-authentication"),
			Fault.of("sign-in-blocked", "office.F12-sign-in-forbidden"),
			Fault.of("foreign-tenant-identity", "office.F1-accounts", "accounts"),
			Fault.of("another-account-signed-in", "office.F7-another-account", "accounts"),
			Fault.of("licence-key-missing", "office.F19-software-protection"),
			Fault.of("leftover-product-key", "office.F16-stale-key"), Fault.of("stale-licence", "office.F14-license"));

	private static final int TRIPLES = 40;

	@TempDir
	private Path folder;

	private final List<ContributedFile> combined = new ArrayList<>();

	@Test
	void everyTwoFaultsAreNamedInTheOrderOfRepair() throws Exception {
		for (int i = 0; i < FAULTS.size(); i++) {
			for (int j = i + 1; j < FAULTS.size(); j++) {
				combine(List.of(FAULTS.get(i), FAULTS.get(j)));
			}
		}
		assertTrue(combined.size() > 80, () -> combined.size() + " pairs");
		assertNamedInOrder();
	}

	@Test
	void threeFaultsAtRandomAreNamedInTheOrderOfRepair() throws Exception {
		final long seed = new Random().nextLong();
		final Random random = new Random(seed);
		final Set<String> names = new HashSet<>();
		while (names.size() < TRIPLES) {
			final List<Fault> faults = new ArrayList<>(FAULTS);
			Collections.shuffle(faults, random);
			names.add(combine(faults.subList(0, 3).stream().sorted(Comparator.comparingInt(FAULTS::indexOf)).toList()));
		}
		try {
			assertNamedInOrder();
		} catch (final AssertionError e) {
			throw new AssertionError("seed " + seed, e);
		}
	}

	/** A machine with all of these faults; none when one would take away what another is made of. */
	private String combine(final List<Fault> faults) throws IOException {
		final List<String> lists = faults.stream().flatMap(fault -> fault.lists().stream()).toList();
		final String name = String.join("+", faults.stream().map(Fault::scenario).toList());
		if (lists.size() == new HashSet<>(lists).size() && combined.stream().noneMatch(file -> file.path().equals(name + ".yaml"))) {
			final Path file = Files.writeString(folder.resolve(name + ".yaml"), "extends: ["
					+ String.join(", ", faults.stream().map(Fault::scenario).toList()) + "]\ntitle: {en: " + name + ", ja: " + name + "}\n");
			combined.add(new ContributedFile("test", name + ".yaml", file.toUri().toURL()));
		}
		return name;
	}

	private void assertNamedInOrder() throws Exception {
		final ContributedFiles contributed = new ExtensionFiles(Platform.getExtensionRegistry(),
				FrameworkUtil.getBundle(CombinedFaultsTest.class).getBundleContext());
		final ContributedFiles files = kind -> {
			final List<ContributedFile> all = new ArrayList<>(contributed.files(kind));
			if (kind == ContributedFiles.Kind.SCENARIO) {
				all.addAll(combined);
			}
			return all;
		};
		final List<String> wrong = new ArrayList<>();
		try (Fleet fleet = new Fleet(files, folder.resolve("fleet"))) {
			for (final ContributedFile file : combined) {
				final String name = file.path().replace(".yaml", "");
				final List<String> expected = List.of(name.split("\\+")).stream().map(CombinedFaultsTest::causeOf).toList();
				final List<String> sure = fleet.diagnose(Fleet.machine(name)).causes().stream()
						.filter(cause -> cause.certainty() != Certainty.POSSIBLE).map(Cause::id).toList();
				if (!sure.stream().filter(expected::contains).toList().equals(expected)) {
					wrong.add(name + ": " + sure);
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	private static String causeOf(final String scenario) {
		return FAULTS.stream().filter(fault -> fault.scenario().equals(scenario)).map(Fault::cause).findFirst().orElseThrow();
	}
}
