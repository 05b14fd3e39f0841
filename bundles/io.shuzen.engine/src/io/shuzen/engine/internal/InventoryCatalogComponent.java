package io.shuzen.engine.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.StateFolder;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.pack.ContributedFiles.Kind;
import io.shuzen.engine.InventoryCatalog;

/** The inventory files in the state folder. */
@Component(service = InventoryCatalog.class)
public final class InventoryCatalogComponent implements InventoryCatalog {

	private static final String DEFAULT = "default.inventory";
	private static final String TRAINING = "training-fleet.inventory";

	private final ContributedFiles contributed;

	@Activate
	public InventoryCatalogComponent(@Reference final ContributedFiles contributed) {
		this.contributed = contributed;
	}

	@Override
	public Path folder() {
		return StateFolder.path().resolve("inventories");
	}

	@Override
	public synchronized List<Path> inventories() throws FailureException {
		final Path folder = folder();
		try {
			Files.createDirectories(folder);
			final List<Path> files = list(folder);
			if (!files.isEmpty()) {
				return files;
			}
			for (final ContributedFile sample : contributed.files(Kind.INVENTORY)) {
				copy(sample, folder);
			}
			return list(folder);
		} catch (final IOException e) {
			throw EngineTexts.exception(FailureKind.STORAGE_UNAVAILABLE, "inventories.unavailable", folder.toString(),
					FileReason.of(e));
		}
	}

	@Override
	public Path defaultInventory() throws FailureException {
		final List<Path> files = inventories();
		for (final String preferred : List.of(DEFAULT, TRAINING)) {
			for (final Path file : files) {
				if (file.getFileName().toString().equalsIgnoreCase(preferred)) {
					return file;
				}
			}
		}
		return files.stream().findFirst()
				.orElseThrow(() -> EngineTexts.exception(FailureKind.INVALID_INPUT, "inventories.none", folder().toString()));
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".inventory"))
					.sorted(Comparator.comparing(Path::toString)).toList();
		}
	}

	/** Whole or not at all: another process may look at the same time. */
	private static void copy(final ContributedFile sample, final Path folder) throws IOException {
		final String name = sample.path().substring(sample.path().lastIndexOf('/') + 1);
		final Path temporary = Files.createTempFile(folder, name, ".part");
		try (InputStream content = sample.location().openStream()) {
			Files.copy(content, temporary, StandardCopyOption.REPLACE_EXISTING);
			Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}
}
