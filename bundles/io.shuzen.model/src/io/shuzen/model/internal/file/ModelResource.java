package io.shuzen.model.internal.file;

import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.BasicExtendedMetaData;
import org.eclipse.emf.ecore.util.ExtendedMetaData;
import org.eclipse.emf.ecore.xmi.XMLParserPool;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.emf.ecore.xmi.impl.XMLParserPoolImpl;

import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.model.runbook.RunbookPackage;

/** An XMI resource in the form our files have. */
final class ModelResource extends XMIResourceImpl {

	/**
	 * Any width that the indentation and the name of an element exceed: each attribute then gets a line of its own, which is
	 * what makes a changed feature a changed line.
	 */
	private static final Integer ONE_ATTRIBUTE_A_LINE = 1;

	private static final XMLParserPool PARSERS = new XMLParserPoolImpl(true);

	/** A document type declaration can name other files and expand without bound; no file of ours has one. */
	private static final Map<String, Boolean> SAFE_PARSER =
			Map.of("http://apache.org/xml/features/disallow-doctype-decl", Boolean.TRUE);

	ModelResource(URI uri) {
		super(uri);
		ExtendedMetaData metaData = new BasicExtendedMetaData(ownPackages());
		setEncoding("UTF-8");

		// OPTION_DEFER_ATTACHMENT would be faster and leave nothing to show of a half-written file.
		Map<Object, Object> load = getDefaultLoadOptions();
		load.put(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.TRUE);
		load.put(XMLResource.OPTION_EXTENDED_META_DATA, metaData);
		load.put(XMLResource.OPTION_DEFER_IDREF_RESOLUTION, Boolean.TRUE);
		load.put(XMLResource.OPTION_USE_DEPRECATED_METHODS, Boolean.FALSE);
		load.put(XMLResource.OPTION_USE_PARSER_POOL, PARSERS);
		load.put(XMLResource.OPTION_PARSER_FEATURES, SAFE_PARSER);

		Map<Object, Object> save = getDefaultSaveOptions();
		save.put(XMLResource.OPTION_ENCODING, "UTF-8");
		save.put(XMLResource.OPTION_FORMATTED, Boolean.TRUE);
		save.put(XMLResource.OPTION_LINE_WIDTH, ONE_ATTRIBUTE_A_LINE);
		save.put(Resource.OPTION_LINE_DELIMITER, "\n");
		save.put(XMLResource.OPTION_EXTENDED_META_DATA, metaData);
	}

	/**
	 * The packages of this bundle, found without the global registry: it is filled by extensions inside a framework and by
	 * nobody outside of one. Anything this bundle does not know is looked up there.
	 */
	private static EPackage.Registry ownPackages() {
		EPackage.Registry packages = new org.eclipse.emf.ecore.impl.EPackageRegistryImpl(EPackage.Registry.INSTANCE);
		packages.put(InventoryPackage.eNS_URI, InventoryPackage.eINSTANCE);
		packages.put(RunbookPackage.eNS_URI, RunbookPackage.eINSTANCE);
		return packages;
	}
}
