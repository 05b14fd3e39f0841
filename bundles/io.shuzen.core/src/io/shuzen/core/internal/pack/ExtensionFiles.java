package io.shuzen.core.internal.pack;

import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;

/** Finds contributed data files in the extension registry, without starting the bundles they are in. */
@Component
public final class ExtensionFiles implements ContributedFiles {

	private static final String NAMESPACE = "io.shuzen.core";

	private final IExtensionRegistry registry;
	private final BundleContext context;

	@Activate
	public ExtensionFiles(@Reference final IExtensionRegistry registry, final BundleContext context) {
		this.registry = registry;
		this.context = context;
	}

	@Override
	public List<ContributedFile> files(final Kind kind) {
		final List<ContributedFile> files = new ArrayList<>();
		for (final IConfigurationElement element : registry.getConfigurationElementsFor(NAMESPACE,
				kind.extensionPoint())) {
			final String contributor = element.getContributor().getName();
			final String path = element.getAttribute("path");
			final Bundle bundle = bundle(contributor);
			final URL location = bundle == null || path == null ? null : bundle.getEntry(path);
			if (location == null) {
				ProgramLog.of(ExtensionFiles.class).error("Bundle %s contributes %s to %s.%s, but has no such file."
						.formatted(contributor, path, NAMESPACE, kind.extensionPoint()));
			} else {
				files.add(new ContributedFile(contributor, path, location));
			}
		}
		files.sort(Comparator.comparing(ContributedFile::contributor).thenComparing(ContributedFile::path));
		return List.copyOf(files);
	}

	private Bundle bundle(final String symbolicName) {
		for (final Bundle bundle : context.getBundles()) {
			if (symbolicName.equals(bundle.getSymbolicName()) && bundle.getState() >= Bundle.RESOLVED) {
				return bundle;
			}
		}
		return null;
	}
}
