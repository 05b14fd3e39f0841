package io.shuzen.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates Java from every {@code .genmodel} in the {@code model} folder of one bundle, without an Eclipse workspace.
 * <p>
 * Arguments: {@code model} or {@code edit}, the folder of the bundle that holds the models, the folder of the bundle that
 * gets the code. Each bundle is named like its folder.
 */
public final class GenerateModel {

	private GenerateModel() {
	}

	public static void main(String[] arguments) throws IOException {
		Object projectType = switch (arguments[0]) {
		case "model" -> GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE;
		case "edit" -> GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE;
		default -> throw new IllegalArgumentException("Neither 'model' nor 'edit': " + arguments[0]);
		};
		Path modelBundle = Path.of(arguments[1]).toRealPath();
		Path targetBundle = Path.of(arguments[2]).toRealPath();
		registerProject(modelBundle);
		registerProject(targetBundle);
		register();
		for (Path genModel : genModels(modelBundle)) {
			generate(modelBundle.getFileName() + "/model/" + genModel.getFileName(), projectType);
		}
	}

	private static List<Path> genModels(Path modelBundle) throws IOException {
		try (Stream<Path> files = Files.list(modelBundle.resolve("model"))) {
			return files.filter(file -> file.toString().endsWith(".genmodel")).sorted().toList();
		}
	}

	/** Makes {@code platform:/resource/<bundle>/} stand for the bundle's folder, as it would in a workspace. */
	private static void registerProject(Path bundle) {
		EcorePlugin.getPlatformResourceMap().put(bundle.getFileName().toString(), URI.createFileURI(bundle + "/"));
	}

	private static void register() {
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("genmodel", new EcoreResourceFactoryImpl());
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eINSTANCE.getNsURI(),
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
	}

	private static void generate(String path, Object projectType) {
		ResourceSet resources = new ResourceSetImpl();
		resources.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(false));
		Resource resource = resources.getResource(URI.createPlatformResourceURI("/" + path, true), true);
		GenModel genModel = (GenModel) resource.getContents().get(0);
		genModel.reconcile();
		requireNoError(path, genModel.diagnose());
		genModel.setCanGenerate(true);
		Generator generator = new Generator();
		generator.setInput(genModel);
		requireNoError(path, generator.generate(genModel, projectType, new BasicMonitor()));
		System.out.println("Generated from " + path);
	}

	private static void requireNoError(String path, Diagnostic diagnostic) {
		if (diagnostic.getSeverity() >= Diagnostic.ERROR) {
			StringBuilder message = new StringBuilder("No code could be generated from ").append(path).append(':');
			describe(diagnostic, "\n  ", message);
			throw new IllegalStateException(message.toString(), diagnostic.getException());
		}
	}

	private static void describe(Diagnostic diagnostic, String indent, StringBuilder message) {
		message.append(indent).append(diagnostic.getMessage());
		if (diagnostic.getException() != null) {
			message.append(" (").append(diagnostic.getException()).append(')');
		}
		for (Diagnostic child : diagnostic.getChildren()) {
			describe(child, indent + "  ", message);
		}
	}
}
