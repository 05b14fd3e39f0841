package io.shuzen.model.internal.file;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;

/** Makes the resources generic EMF tools use for our files, so that what they save looks like what we save. */
public final class ModelResourceFactory implements Resource.Factory {

	@Override
	public Resource createResource(URI uri) {
		return new ModelResource(uri);
	}
}
