package io.shuzen.model.internal.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadProblem.Kind;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.model.runbook.RunbookPackage;

/** Makes documents, from files or from nothing. */
public final class ModelReader {

	private ModelReader() {
	}

	public static <T extends EObject> LoadResult<T> read(ModelFileType<T> type, Path file) {
		byte[] content;
		try {
			content = Files.readAllBytes(file);
		} catch (NoSuchFileException missing) {
			return new LoadResult.NotReadable<>(new LoadProblem(Kind.MISSING, 0, 0, List.of(file.toString())));
		} catch (IOException failure) {
			return new LoadResult.NotReadable<>(
					new LoadProblem(Kind.UNREADABLE, 0, 0, List.of(file.toString(), IoFailure.describe(failure))));
		}
		Parsed<T> parsed = parse(type, URI.createFileURI(file.toAbsolutePath().toString()), content);
		return result(parsed, new FileDocument<>(type, parsed.root, parsed.resource, parsed.problems, file, content));
	}

	public static <T extends EObject> LoadResult<T> read(ModelFileType<T> type, byte[] content) {
		Parsed<T> parsed = parse(type, unnamed(type), content);
		return result(parsed, new FileDocument<>(type, parsed.root, parsed.resource, parsed.problems));
	}

	public static <T extends EObject> ModelDocument<T> create(ModelFileType<T> type, T root) {
		Resource resource = newResource(unnamed(type));
		resource.getContents().add(root);
		return new FileDocument<>(type, root, resource, List.of());
	}

	private static URI unnamed(ModelFileType<?> type) {
		return URI.createURI("unnamed." + type.extension());
	}

	private record Parsed<T>(T root, Resource resource, List<LoadProblem> problems) {
	}

	private static <T extends EObject> LoadResult<T> result(Parsed<T> parsed, ModelDocument<T> document) {
		return parsed.problems.isEmpty() ? new LoadResult.Loaded<>(document)
				: new LoadResult.LoadedReadOnly<>(document, parsed.problems);
	}

	private static <T extends EObject> Parsed<T> parse(ModelFileType<T> type, URI uri, byte[] content) {
		Resource resource = newResource(uri);
		List<LoadProblem> problems = new ArrayList<>();
		if (content.length == 0) {
			problems.add(new LoadProblem(Kind.EMPTY, 1, 1, List.of()));
		} else {
			try {
				resource.load(new ByteArrayInputStream(content), Map.of());
			} catch (IOException | RuntimeException failure) {
				// The reader throws the first of the errors it has recorded, or one it could not even record.
				if (resource.getErrors().isEmpty()) {
					problems.add(LoadProblems.of(failure, content));
				}
			}
			resource.getErrors().forEach(error -> problems.add(LoadProblems.of(error, content)));
		}
		findReferencesElsewhere(resource, problems);
		T root = root(type, resource, problems);
		problems.sort(Comparator.comparingInt(LoadProblem::line).thenComparingInt(LoadProblem::column));
		return new Parsed<>(root, resource, problems);
	}

	/** A part of the document that is said to lie in another file stays without content, as no other file is read. */
	private static void findReferencesElsewhere(Resource resource, List<LoadProblem> problems) {
		resource.getAllContents().forEachRemaining(object -> {
			if (object.eIsProxy()) {
				problems.add(new LoadProblem(Kind.UNRESOLVED, 0, 0,
						List.of(String.valueOf(((InternalEObject) object).eProxyURI()))));
			}
		});
	}

	private static <T extends EObject> T root(ModelFileType<T> type, Resource resource, List<LoadProblem> problems) {
		if (resource.getContents().size() == 1 && type.rootType().isInstance(resource.getContents().get(0))) {
			return type.rootType().cast(resource.getContents().get(0));
		}
		if (!resource.getContents().isEmpty()) {
			// What else there is to say comes from the same cause and would only hide it.
			problems.clear();
			problems.add(wrongContent(type, resource.getContents()));
		} else if (problems.isEmpty()) {
			problems.add(new LoadProblem(Kind.WRONG_CONTENT, 1, 1, List.of(type.rootClass().getName(), "-")));
		}
		T empty = type.rootType().cast(EcoreUtil.create(type.rootClass()));
		resource.getContents().clear();
		resource.getContents().add(empty);
		return empty;
	}

	private static LoadProblem wrongContent(ModelFileType<?> type, List<EObject> found) {
		String expected = type.rootClass().getEPackage().getNsURI();
		String namespace = namespaceOf(found.get(0));
		String family = expected.substring(0, expected.lastIndexOf('/') + 1);
		if (namespace.startsWith(family) && !namespace.equals(expected)) {
			return new LoadProblem(Kind.NEWER_FORMAT, 1, 1,
					List.of(namespace.substring(family.length()), expected.substring(family.length())));
		}
		String what = found.stream().map(object -> namespaceOf(object) + "#" + object.eClass().getName())
				.collect(Collectors.joining(", "));
		return new LoadProblem(Kind.WRONG_CONTENT, 1, 1, List.of(type.rootClass().getName(), what));
	}

	private static String namespaceOf(EObject object) {
		return String.valueOf(object.eClass().getEPackage().getNsURI());
	}

	private static Resource newResource(URI uri) {
		ResourceSet resources = new ResourceSetImpl();
		resources.getPackageRegistry().put(InventoryPackage.eNS_URI, InventoryPackage.eINSTANCE);
		resources.getPackageRegistry().put(RunbookPackage.eNS_URI, RunbookPackage.eINSTANCE);
		resources.setURIConverter(new ExtensibleURIConverterImpl(List.of(new NothingElse()), List.of()));
		Resource resource = new ModelResource(uri);
		resources.getResources().add(resource);
		return resource;
	}

	/** Refuses everything a file refers to: opening an inventory somebody sent must not read files or reach the network. */
	private static final class NothingElse extends URIHandlerImpl {

		@Override
		public boolean canHandle(URI uri) {
			return true;
		}

		@Override
		public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
			throw new IOException("References to other files are not followed: " + uri);
		}

		@Override
		public java.io.OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
			throw new IOException("Only the document itself is written: " + uri);
		}

		@Override
		public boolean exists(URI uri, Map<?, ?> options) {
			return false;
		}
	}
}
