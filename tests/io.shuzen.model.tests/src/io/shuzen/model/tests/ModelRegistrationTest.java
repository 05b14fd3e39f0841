package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.emf.common.EMFPlugin;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.model.runbook.RunbookPackage;

/** What the extensions of the model do for generic EMF tools; there are no extensions outside of a framework. */
class ModelRegistrationTest {

	@TempDir
	Path folder;

	@BeforeEach
	void requireFramework() {
		assumeTrue(EMFPlugin.IS_ECLIPSE_RUNNING);
	}

	@Test
	void registersTheModelsUnderTheirNamespaces() {
		assertSame(InventoryPackage.eINSTANCE, EPackage.Registry.INSTANCE.getEPackage("http://shuzen.io/inventory/1.0"));
		assertSame(RunbookPackage.eINSTANCE, EPackage.Registry.INSTANCE.getEPackage("http://shuzen.io/runbook/1.0"));
	}

	@Test
	void letsGenericToolsReadAndWriteTheSameFiles() throws IOException {
		Path file = folder.resolve("fleet.inventory");
		ModelFileType.INVENTORY.create(Inventories.rich()).saveAs(file);
		Resource resource = new ResourceSetImpl().getResource(URI.createFileURI(file.toString()), true);
		assertTrue(resource.getErrors().isEmpty());
		ByteArrayOutputStream saved = new ByteArrayOutputStream();
		resource.save(saved, Map.of());
		assertEquals(Files.readString(file), saved.toString(StandardCharsets.UTF_8));
	}
}
