package io.shuzen.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.failure.Failure;

/**
 * How the journal is doing, for {@code shuzen doctor}.
 *
 * @param file          where it is
 * @param schemaVersion the version of its layout; 0 when it could not be opened
 * @param entries       how many entries it has
 * @param bytes         how large the file is
 * @param failure       why it cannot be used; empty when it can
 */
public record JournalStatus(Path file, int schemaVersion, long entries, long bytes, Optional<Failure> failure) {

	public JournalStatus {
		Objects.requireNonNull(file);
		Objects.requireNonNull(failure);
	}
}
