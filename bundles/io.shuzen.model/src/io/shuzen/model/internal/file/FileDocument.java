package io.shuzen.model.internal.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.file.SaveResult.NotSaved;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.file.SaveResult.Reason;

/** A document and the state of its file as it was last seen. */
final class FileDocument<T extends EObject> implements ModelDocument<T> {

	/** A file and what it held when it was last read or written; digest null for content that is in no file. */
	private record FileState(Path file, byte[] digest) {
	}

	private final ModelFileType<T> type;

	private final T root;

	private final Resource resource;

	private final List<LoadProblem> problems;

	/** Null while the document is in no file. Replaced by whichever thread writes a snapshot. */
	private volatile FileState state;

	FileDocument(ModelFileType<T> type, T root, Resource resource, List<LoadProblem> problems) {
		this.type = type;
		this.root = root;
		this.resource = resource;
		this.problems = List.copyOf(problems);
	}

	FileDocument(ModelFileType<T> type, T root, Resource resource, List<LoadProblem> problems, Path file, byte[] content) {
		this(type, root, resource, problems);
		this.state = new FileState(file, digest(content));
	}

	@Override
	public ModelFileType<T> type() {
		return type;
	}

	@Override
	public T root() {
		return root;
	}

	@Override
	public Resource resource() {
		return resource;
	}

	@Override
	public Optional<Path> file() {
		return Optional.ofNullable(state).map(FileState::file);
	}

	@Override
	public boolean isReadOnly() {
		return !problems.isEmpty();
	}

	@Override
	public List<LoadProblem> problems() {
		return problems;
	}

	@Override
	public boolean isChangedOnDisk() throws IOException {
		return isChanged(state);
	}

	private static boolean isChanged(FileState state) throws IOException {
		if (state == null) {
			return false;
		}
		try {
			return !MessageDigest.isEqual(state.digest, digest(Files.readAllBytes(state.file)));
		} catch (NoSuchFileException gone) {
			return false;
		}
	}

	@Override
	public PreparedSave prepareSave(OnConflict onConflict) {
		Objects.requireNonNull(onConflict);
		if (state == null) {
			return () -> new NotSaved(Reason.NO_FILE, List.of());
		}
		return prepare(state.file, onConflict);
	}

	@Override
	public PreparedSave prepareSaveAs(Path target) {
		return prepare(Objects.requireNonNull(target), OnConflict.OVERWRITE);
	}

	private PreparedSave prepare(Path target, OnConflict onConflict) {
		if (isReadOnly()) {
			LoadProblem first = problems.get(0);
			NotSaved refused = new NotSaved(Reason.OPENED_WITH_PROBLEMS,
					List.of(file().orElse(target).toString(), Integer.toString(first.line()), first));
			return () -> refused;
		}
		byte[] content;
		try {
			content = serialize();
		} catch (IOException | RuntimeException failure) {
			NotSaved refused = InvalidCharacter.find(root)
					.map(found -> new NotSaved(Reason.INVALID_CHARACTER, found.describe()))
					.orElseGet(() -> failed(target, failure));
			return () -> refused;
		}
		return () -> write(target, onConflict, content);
	}

	private byte[] serialize() throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		resource.save(content, Map.of());
		return content.toByteArray();
	}

	private SaveResult write(Path target, OnConflict onConflict, byte[] content) {
		try {
			if (onConflict == OnConflict.REFUSE && isChanged(state)) {
				return new NotSaved(Reason.CHANGED_ON_DISK, List.of(target.toString()));
			}
			AtomicFile.write(target, content);
		} catch (IOException | RuntimeException failure) {
			return failed(target, failure);
		}
		state = new FileState(target, digest(content));
		return new SaveResult.Saved(target);
	}

	private static NotSaved failed(Path target, Exception failure) {
		return new NotSaved(Reason.WRITE_FAILED, List.of(target.toString(), IoFailure.describe(failure)));
	}

	private static byte[] digest(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
