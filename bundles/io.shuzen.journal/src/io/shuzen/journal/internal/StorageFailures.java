package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.sqlite.SQLiteErrorCode;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.text.TextBundle;

/** Says in words what went wrong with the journal's file. */
final class StorageFailures {

	static final TextBundle TEXTS = TextBundle.beside(StorageFailures.class, "journal");

	private StorageFailures() {
	}

	static FailureException unwritable(final Path file, final SQLException cause) {
		return known(file, cause, "storage.unwritable");
	}

	static FailureException unreadable(final Path file, final SQLException cause) {
		return known(file, cause, "storage.unreadable");
	}

	static FailureException unwritable(final Path file, final IOException cause) {
		return failure("storage.unwritable", cause, file.toString(), FileReason.of(cause));
	}

	static FailureException newer(final Path file, final int found, final int known) {
		return failure("storage.newer", null, file.toString(), found, known);
	}

	static FailureException closed() {
		return new FailureException(new Failure(FailureKind.STORAGE_UNAVAILABLE, TEXTS.text("closed")));
	}

	private static FailureException known(final Path file, final SQLException cause, final String otherwise) {
		// extended result codes keep the primary one in their lowest byte
		final int primary = cause.getErrorCode() & 0xff;
		if (primary == SQLiteErrorCode.SQLITE_NOTADB.code || primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
			return failure("storage.damaged", cause, file.toString(), cause.getMessage());
		}
		if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
			return failure("storage.locked", cause, file.toString());
		}
		return failure(otherwise, cause, file.toString(), cause.getMessage());
	}

	private static FailureException failure(final String key, final Exception cause, final Object... arguments) {
		return new FailureException(new Failure(FailureKind.STORAGE_UNAVAILABLE, TEXTS.text(key, arguments),
				TEXTS.text(key + ".advice"), cause == null ? "" : String.valueOf(cause.getMessage())), cause);
	}
}
