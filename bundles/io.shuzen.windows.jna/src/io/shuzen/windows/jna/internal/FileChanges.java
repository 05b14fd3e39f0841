package io.shuzen.windows.jna.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;

/** Moves files and folders into the run's quarantine and back, and writes small files. Nothing is deleted but what a quarantine keeps. */
final class FileChanges {

	private static final String SYSTEM = "S-1-5-18";
	private static final String ADMINISTRATORS = "S-1-5-32-544";

	private final MachineFiles places;
	private final Sids sids;

	FileChanges(final MachineFiles places, final Sids sids) {
		this.places = places;
		this.sids = sids;
	}

	boolean quarantine(final FileQuarantine change, final Alteration alteration) throws WindowsCallException {
		return attempt(change, () -> {
			final Path path = Path.of(places.place(change.path()));
			return exists(path) && setAside(path, change.identity(), alteration).isPresent();
		});
	}

	boolean restore(final FileRestore change, final Alteration alteration) throws WindowsCallException {
		return attempt(change, () -> {
			final Path path = Path.of(places.place(change.path()));
			final Path kept = Path.of(places.place(change.quarantinedPath()));
			if (!exists(kept)) {
				throw WindowsApiFailures.refusal(FailureKind.CONFLICT, "quarantineMissing", change.path());
			}
			if (setAside(path, change.identity(), alteration).isEmpty()) {
				alteration.begin(Undo.of(new FileQuarantine(change.path(), change.identity())));
			}
			Files.createDirectories(path.getParent());
			Files.move(kept, path);
			return true;
		});
	}

	boolean write(final FileWrite change, final Alteration alteration) throws WindowsCallException {
		return attempt(change, () -> {
			final Path path = Path.of(places.place(change.path()));
			final byte[] wanted = change.bytes();
			if (Files.isRegularFile(path) && Files.size(path) == wanted.length && Arrays.equals(Files.readAllBytes(path), wanted)) {
				return false;
			}
			if (setAside(path, change.identity(), alteration).isEmpty()) {
				// with the folders that are made for it
				Path topmost = path;
				while (topmost.getParent() != null && topmost.getParent().getParent() != null && !exists(topmost.getParent())) {
					topmost = topmost.getParent();
				}
				alteration.begin(Undo.of(new FileQuarantine(places.path(topmost), change.identity())));
			}
			Files.createDirectories(path.getParent());
			Files.write(path, wanted);
			return true;
		});
	}

	boolean purge(final QuarantinePurge change, final Alteration alteration) throws WindowsCallException {
		return attempt(change, () -> {
			final Path folder = Path.of(places.place(change.path()));
			if (!exists(folder)) {
				return false;
			}
			alteration.begin(Undo.NONE);
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(final Path each, final BasicFileAttributes attributes) throws IOException {
					alteration.cancellation().check();
					if (attributes.isOther()) {
						// a junction: itself only, never what it leads to
						delete(each);
						return FileVisitResult.SKIP_SUBTREE;
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
					alteration.cancellation().check();
					delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(final Path each, final IOException failed) throws IOException {
					if (failed != null) {
						throw failed;
					}
					delete(each);
					return FileVisitResult.CONTINUE;
				}
			});
			return true;
		});
	}

	private static void delete(final Path path) throws IOException {
		final DosFileAttributeView attributes = Files.getFileAttributeView(path, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
		if (attributes != null && attributes.readAttributes().isReadOnly()) {
			attributes.setReadOnly(false);
		}
		Files.delete(path);
	}

	/** Moves what is at a path into the quarantine, and begins the alteration with bringing it back; empty when nothing is there. */
	private Optional<Path> setAside(final Path path, final Identity identity, final Alteration alteration)
			throws IOException, WindowsCallException {
		if (!exists(path)) {
			return Optional.empty();
		}
		final Path place = quarantine(path, alteration.runId()).resolve(UUID.randomUUID().toString()).resolve(path.getFileName());
		alteration.begin(Undo.of(new FileRestore(places.path(path), places.path(place), identity)));
		Files.createDirectory(place.getParent());
		Files.move(path, place);
		return Optional.of(place);
	}

	/** The run's quarantine on the same volume, so that moving keeps permissions and never copies; made and closed to others when new. */
	private Path quarantine(final Path path, final String runId) throws IOException, WindowsCallException {
		final Path top = path.getRoot().resolve("ProgramData\\Shuzen\\Quarantine");
		final Path folder = top.resolve(runId);
		if (!exists(folder)) {
			Files.createDirectories(top);
			close(top);
			Files.createDirectory(folder);
		}
		return folder;
	}

	private void close(final Path folder) throws IOException, WindowsCallException {
		final AclFileAttributeView view = Files.getFileAttributeView(folder, AclFileAttributeView.class);
		if (view == null) {
			throw WindowsApiFailures.refusal(FailureKind.REFUSED, "noAcl", folder.toString());
		}
		final UserPrincipalLookupService principals = folder.getFileSystem().getUserPrincipalLookupService();
		final List<AclEntry> entries = new ArrayList<>();
		for (final String sid : List.of(SYSTEM, ADMINISTRATORS)) {
			entries.add(AclEntry.newBuilder().setType(AclEntryType.ALLOW)
					.setPrincipal(principals.lookupPrincipalByName(sids.account(sid)))
					.setPermissions(EnumSet.allOf(AclEntryPermission.class))
					.setFlags(AclEntryFlag.DIRECTORY_INHERIT, AclEntryFlag.FILE_INHERIT).build());
		}
		// the list is set exactly as given: nothing comes from the folder above
		view.setAcl(entries);
	}

	@FunctionalInterface
	private interface FileWork {
		boolean run() throws IOException, WindowsCallException;
	}

	private static boolean attempt(final Change change, final FileWork work) throws WindowsCallException {
		try {
			return work.run();
		} catch (final AccessDeniedException e) {
			throw WindowsApiFailures.refusal(FailureKind.ACCESS_DENIED, "fileDenied", String.valueOf(e.getFile()));
		} catch (final IOException e) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "moveFailed", change.describe(), String.valueOf(e.getMessage()));
		}
	}

	private static boolean exists(final Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}
}
