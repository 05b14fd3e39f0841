package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

import io.shuzen.transport.ssh.internal.SshTransport;

/**
 * Without Bouncy Castle the library has no Ed25519: servers with such host keys, which are the usual ones, could not be reached, and only
 * trying would tell. So the bundle must not even resolve without it. (That Ed25519 works with it is what every test here shows that meets
 * an OpenSSH server.)
 */
@Timeout(60)
class BouncyCastleTest {

	private static final String PREFIX = "org.bouncycastle.";

	@Test
	void theBundleResolvesOnlyWithBouncyCastle() throws Exception {
		final Bundle bundle = FrameworkUtil.getBundle(SshTransport.class);
		Assumptions.assumeTrue(bundle != null, "needs an OSGi framework");
		final BundleContext context = FrameworkUtil.getBundle(BouncyCastleTest.class).getBundleContext();
		final Bundle control = install(context, bundle, "control");
		assertTrue(resolve(context, control), "a copy resolves");
		control.uninstall();
		final ServiceRegistration<ResolverHookFactory> hook = context.registerService(ResolverHookFactory.class,
				triggers -> new Hiding(), none());
		try {
			final Bundle copy = install(context, bundle, "without");
			assertFalse(resolve(context, copy), "it resolved without Bouncy Castle");
			copy.uninstall();
		} finally {
			hook.unregister();
		}
	}

	private static Dictionary<String, Object> none() {
		return new Hashtable<>();
	}

	private static boolean resolve(final BundleContext context, final Bundle bundle) {
		return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
	}

	/** A bundle that asks for what the original asks for. */
	private static Bundle install(final BundleContext context, final Bundle original, final String name)
			throws BundleException, IOException {
		final Manifest manifest = new Manifest();
		final Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
		attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, original.getSymbolicName() + '.' + name);
		for (final String header : List.of(Constants.IMPORT_PACKAGE, Constants.REQUIRE_BUNDLE, Constants.REQUIRE_CAPABILITY)) {
			attributes.putValue(header, original.getHeaders().get(header));
		}
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new JarOutputStream(bytes, manifest).close();
		return context.installBundle("test:" + name, new ByteArrayInputStream(bytes.toByteArray()));
	}

	/** A framework in which nobody has Bouncy Castle. */
	private static final class Hiding implements ResolverHook {

		@Override
		public void filterResolvable(final Collection<BundleRevision> candidates) {
			// all may be resolved
		}

		@Override
		public void filterSingletonCollisions(final BundleCapability singleton, final Collection<BundleCapability> collisions) {
			// none matter
		}

		@Override
		public void filterMatches(final BundleRequirement requirement, final Collection<BundleCapability> candidates) {
			candidates.removeIf(capability -> String.valueOf(capability.getAttributes().get(BundleRevision.PACKAGE_NAMESPACE)).startsWith(PREFIX));
		}

		@Override
		public void end() {
			// holds nothing
		}
	}
}
