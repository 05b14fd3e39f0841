package io.shuzen.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.eclipse.core.runtime.adaptor.EclipseStarter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Starts the product's framework with all its bundles, without running an application. */
class ProductBundlesTest {

	@TempDir
	private static Path state;
	private static BundleContext framework;

	@BeforeAll
	static void startFramework() throws Exception {
		EclipseStarter.setInitialProperties(properties(InstalledProduct.folder()));
		framework = EclipseStarter.startup(new String[0], null);
	}

	@AfterAll
	static void stopFramework() throws Exception {
		EclipseStarter.shutdown();
	}

	private static Map<String, String> properties(Path product) throws Exception {
		Properties configuration = new Properties();
		try (InputStream in = Files.newInputStream(product.resolve("configuration/config.ini"))) {
			configuration.load(in);
		}
		Map<String, String> properties = new HashMap<>();
		configuration.forEach((key, value) -> properties.put((String) key, (String) value));
		properties.put("osgi.install.area", product.toUri().toString());
		// The launcher, left out here, makes these two absolute.
		properties.put("osgi.framework", product.toUri().resolve(properties.get("osgi.framework").substring(5)).toString());
		properties.put("osgi.syspath", product.resolve("plugins").toString());
		properties.put("osgi.configuration.area", state.resolve("configuration").toUri().toString());
		properties.put("osgi.instance.area", state.resolve("workspace").toUri().toString());
		properties.put("org.eclipse.equinox.simpleconfigurator.configUrl", product
				.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info").toUri().toString());
		properties.put("eclipse.ignoreApp", "true");
		properties.put("osgi.noShutdown", "true");
		return properties;
	}

	@Test
	void everyBundleResolves() {
		List<Bundle> bundles = Arrays.asList(framework.getBundles());
		assertTrue(bundles.size() > 100, "only " + bundles.size() + " bundles were installed");
		List<String> unresolved = bundles.stream().filter(bundle -> bundle.getState() == Bundle.INSTALLED)
				.map(ProductBundlesTest::whyUnresolved).toList();
		assertEquals(List.of(), unresolved);
	}

	@Test
	void secureShellLibraryFindsItsCryptography() throws Exception {
		// MINA resolves without Bouncy Castle and then offers no Ed25519 host key: nothing would fail before the first login.
		Bundle sshd = Arrays.stream(framework.getBundles())
				.filter(bundle -> "org.apache.sshd.osgi".equals(bundle.getSymbolicName())).findFirst().orElseThrow();
		Class<?> provider = sshd.loadClass("org.bouncycastle.jce.provider.BouncyCastleProvider");
		assertEquals("bcprov", FrameworkUtil.getBundle(provider).getSymbolicName());
	}

	private static String whyUnresolved(Bundle bundle) {
		try {
			bundle.start(Bundle.START_TRANSIENT);
			return bundle + " resolved only when it was started";
		} catch (BundleException e) {
			return e.getMessage();
		}
	}
}
