package io.shuzen.model.file;

import java.util.List;

import org.eclipse.emf.ecore.EObject;

/**
 * What came of reading a file.
 *
 * @param <T> the type of the object the file holds
 */
public sealed interface LoadResult<T extends EObject> {

	/** Returns what was wrong with the file, in the order of its lines; empty when it was read completely. */
	List<LoadProblem> problems();

	/**
	 * The file was read completely; the document can be edited and saved.
	 *
	 * @param document the document
	 */
	record Loaded<T extends EObject>(ModelDocument<T> document) implements LoadResult<T> {

		@Override
		public List<LoadProblem> problems() {
			return List.of();
		}
	}

	/**
	 * The file is broken, half-written or of a format this version does not understand. What could be read of it can be
	 * looked at; saving is refused, so that what could not be read is not lost.
	 *
	 * @param document what could be read, at worst an empty object
	 * @param problems what is wrong with the file, at least one problem
	 */
	record LoadedReadOnly<T extends EObject>(ModelDocument<T> document, List<LoadProblem> problems)
			implements LoadResult<T> {

		public LoadedReadOnly {
			problems = List.copyOf(problems);
		}
	}

	/**
	 * There is no such file, or it could not be read at all.
	 *
	 * @param problem why
	 */
	record NotReadable<T extends EObject>(LoadProblem problem) implements LoadResult<T> {

		@Override
		public List<LoadProblem> problems() {
			return List.of(problem);
		}
	}
}
