package io.shuzen.model.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.shuzen.model.internal.message.MessageCatalogue;
import io.shuzen.model.text.LocalizedMessage;

/** What came of saving a document. When it was not saved, the former file is as it was before, byte for byte. */
public sealed interface SaveResult {

	/**
	 * The document is in the file, and on the disk as far as the operating system can tell.
	 *
	 * @param file the file
	 */
	record Saved(Path file) implements SaveResult {
	}

	/**
	 * The document was not saved.
	 *
	 * @param reason why
	 * @param arguments what the message names, in the order of its place holders: texts, or messages themselves
	 */
	record NotSaved(Reason reason, List<Object> arguments) implements SaveResult, LocalizedMessage {

		public NotSaved {
			arguments = List.copyOf(arguments);
		}

		/** Returns why it was not saved and what to do. */
		@Override
		public String message(Locale locale) {
			return MessageCatalogue.text(reason.id, locale, arguments);
		}
	}

	/** Why a document was not saved. The constants' ids are stable. */
	enum Reason {

		/** The document was not read completely, so that saving it would lose what could not be read. */
		OPENED_WITH_PROBLEMS("save.readonly"),
		/** The document has no file yet. */
		NO_FILE("save.nofile"),
		/** Somebody else has changed the file since it was read or last saved. */
		CHANGED_ON_DISK("save.changed"),
		/** A text holds a character that no XML file can hold, such as a control character. */
		INVALID_CHARACTER("save.character"),
		/** The file could not be written. */
		WRITE_FAILED("save.failed");

		private final String id;

		Reason(String id) {
			this.id = id;
		}

		/** Returns the stable id, such as {@code save.changed}. */
		public String id() {
			return id;
		}
	}

	/** What to do when somebody else has changed the file. */
	enum OnConflict {

		/** Do not save; the result is {@link Reason#CHANGED_ON_DISK}. */
		REFUSE,
		/** Save and lose the other's changes: only after the user has agreed. */
		OVERWRITE
	}
}
