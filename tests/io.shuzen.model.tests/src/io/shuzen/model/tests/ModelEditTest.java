package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.shuzen.model.edit.ShuzenEditPlugin;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.model.inventory.provider.InventoryItemProviderAdapterFactory;
import io.shuzen.model.runbook.RunbookPackage;
import io.shuzen.model.runbook.provider.RunbookItemProviderAdapterFactory;

class ModelEditTest {

	private final ComposedAdapterFactory factories = new ComposedAdapterFactory(
			List.of(new InventoryItemProviderAdapterFactory(), new RunbookItemProviderAdapterFactory()));

	private final ModelDocument<Inventory> document = ModelFileType.INVENTORY.create(Inventories.rich());

	private final AdapterFactoryEditingDomain domain = new AdapterFactoryEditingDomain(factories, new BasicCommandStack(),
			document.resource().getResourceSet());

	private static Properties texts(String file) throws IOException {
		Properties properties = new Properties();
		try (InputStream in = ShuzenEditPlugin.class.getResourceAsStream("/" + file);
				InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	static List<EPackage> packages() {
		return List.of(InventoryPackage.eINSTANCE, RunbookPackage.eINSTANCE);
	}

	@Test
	void undoesAndRedoesEveryKindOfEdit() {
		EObject before = EcoreUtil.copy(document.root());
		Endpoint endpoint = document.root().getGroups().get(0).getGroups().get(0).getEndpoints().get(0);
		List<Command> commands = List.of(
				SetCommand.create(domain, endpoint, InventoryPackage.Literals.ENDPOINT__NAME, "renamed"),
				SetCommand.create(domain, endpoint, InventoryPackage.Literals.ENDPOINT__TAGS, List.of("a", "b")),
				AddCommand.create(domain, document.root(), InventoryPackage.Literals.ENDPOINT_CONTAINER__ENDPOINTS,
						InventoryFactory.eINSTANCE.createEndpoint()),
				SetCommand.create(domain, endpoint, InventoryPackage.Literals.ENDPOINT__TRANSPORT,
						InventoryFactory.eINSTANCE.createTransportSettings()),
				DeleteCommand.create(domain, document.root().getGroups().get(0)));
		for (Command command : commands) {
			assertTrue(command.canExecute(), command::toString);
			domain.getCommandStack().execute(command);
		}
		EObject after = EcoreUtil.copy(document.root());
		assertFalse(EcoreUtil.equals(before, after));
		while (domain.getCommandStack().canUndo()) {
			domain.getCommandStack().undo();
		}
		assertTrue(EcoreUtil.equals(before, document.root()));
		while (domain.getCommandStack().canRedo()) {
			domain.getCommandStack().redo();
		}
		assertTrue(EcoreUtil.equals(after, document.root()));
	}

	@Test
	void unsetsANumberSoThatItIsInheritedAgain() {
		var settings = InventoryFactory.eINSTANCE.createTransportSettings();
		settings.setPort(22);
		document.root().getEndpoints().get(0).setTransport(settings);
		domain.getCommandStack().execute(
				SetCommand.create(domain, settings, InventoryPackage.Literals.TRANSPORT_SETTINGS__PORT, SetCommand.UNSET_VALUE));
		assertEquals(null, settings.getPort());
		domain.getCommandStack().undo();
		assertEquals(22, settings.getPort());
	}

	@ParameterizedTest
	@MethodSource("packages")
	void describesEveryObjectAndProperty(EPackage model) {
		for (EClass type : classes(model)) {
			EObject object = EcoreUtil.create(type);
			IItemLabelProvider labels = (IItemLabelProvider) factories.adapt(object, IItemLabelProvider.class);
			assertFalse(labels.getText(object).isBlank(), type.getName());
			IItemPropertySource properties = (IItemPropertySource) factories.adapt(object, IItemPropertySource.class);
			Set<Object> described = new HashSet<>();
			for (IItemPropertyDescriptor property : properties.getPropertyDescriptors(object)) {
				described.add(property.getFeature(object));
				assertFalse(property.getDisplayName(object).isBlank());
				assertTrue(property.getDescription(object).length() >= 10, property.getDescription(object));
				assertNotNull(property.getLabelProvider(object));
			}
			assertEquals(new HashSet<>(type.getEAllAttributes()), described, type.getName());
		}
	}

	private static List<EClass> classes(EPackage model) {
		return model.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
				.filter(type -> !type.isAbstract()).toList();
	}

	@Test
	void hasTheSameTextsInBothLanguages() throws IOException {
		assertEquals(new TreeSet<>(texts("plugin.properties").stringPropertyNames()),
				new TreeSet<>(texts("plugin_ja.properties").stringPropertyNames()));
	}

	@ParameterizedTest
	@MethodSource("packages")
	void hasALabelAndADescriptionForEverythingInBothLanguages(EPackage model) throws IOException {
		Properties english = texts("plugin.properties");
		Properties japanese = texts("plugin_ja.properties");
		Set<String> keys = new TreeSet<>();
		for (var classifier : model.getEClassifiers()) {
			if (classifier instanceof EClass type) {
				keys.add("_UI_" + type.getName() + "_type");
				for (EStructuralFeature feature : type.getEStructuralFeatures()) {
					keys.add("_UI_" + type.getName() + "_" + feature.getName() + "_feature");
					keys.add("_UI_" + type.getName() + "_" + feature.getName() + "_description");
				}
			} else if (classifier instanceof EEnum choices) {
				for (EEnumLiteral literal : choices.getELiterals()) {
					keys.add("_UI_" + choices.getName() + "_" + literal.getName() + "_literal");
				}
			}
		}
		for (String key : keys) {
			assertFalse(english.getProperty(key, "").isBlank(), key);
			assertFalse(japanese.getProperty(key, "").isBlank(), key);
			assertFalse(english.getProperty(key).codePoints().anyMatch(each -> each > 0x3000), key);
			if (key.endsWith("_description")) {
				assertTrue(japanese.getProperty(key).codePoints().anyMatch(each -> each >= 0x3041 && each <= 0x309F), key);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("packages")
	void documentsTheDefaultOfEveryAttribute(EPackage model) throws IOException {
		Properties english = texts("plugin.properties");
		for (EClass type : classes(model)) {
			for (EAttribute attribute : type.getEAttributes()) {
				String key = "_UI_" + type.getName() + "_" + attribute.getName() + "_description";
				String description = english.getProperty(key);
				assertTrue(description.contains("Required.") || description.contains("Default: "), key);
				String literal = attribute.getDefaultValueLiteral();
				if (literal == null && attribute.getEAttributeType() instanceof EEnum choices
						&& !choices.getName().equals("HostKeyPolicy")) {
					literal = choices.getELiterals().get(0).getLiteral();
				}
				if (literal != null) {
					assertTrue(description.contains("Default: " + literal), key + " says otherwise than " + literal);
				}
			}
		}
	}
}
