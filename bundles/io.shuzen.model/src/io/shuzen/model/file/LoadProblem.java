package io.shuzen.model.file;

import java.util.List;
import java.util.Locale;

import io.shuzen.model.internal.message.MessageCatalogue;
import io.shuzen.model.text.LocalizedMessage;

/**
 * Something that is wrong with a file, and where.
 *
 * @param kind what is wrong
 * @param line the line, counted from 1; 0 when it concerns the file as a whole
 * @param column the column, counted from 1; 0 when it concerns the line or the file as a whole
 * @param arguments what the message names, in the order of its place holders: texts, or messages themselves
 */
public record LoadProblem(Kind kind, int line, int column, List<Object> arguments) implements LocalizedMessage {

	/** What can be wrong with a file. The constants' ids are stable. */
	public enum Kind {

		/** There is no such file. */
		MISSING("file.missing"),
		/** The file is there and cannot be read, for example for lack of permission. */
		UNREADABLE("file.unreadable"),
		/** The file has no content. */
		EMPTY("file.empty"),
		/** The file is not text in the encoding it says it has, UTF-8 if it says none. */
		ENCODING("file.encoding"),
		/** The file is not well-formed XML, as a half-written file is, or holds a document type declaration. */
		MALFORMED("file.malformed"),
		/** The file is of a newer format than this version understands. */
		NEWER_FORMAT("file.newer"),
		/** The file is something else than it should be. */
		WRONG_CONTENT("file.content"),
		/** A feature has a value that is none of the allowed ones, or not of its type. */
		INVALID_VALUE("file.value"),
		/** The file refers to something that cannot be found. */
		UNRESOLVED("file.unresolved"),
		/** Anything else the reader of XMI files complains about. */
		OTHER("file.other");

		private final String id;

		Kind(String id) {
			this.id = id;
		}

		/** Returns the stable id, such as {@code file.malformed}. */
		public String id() {
			return id;
		}
	}

	public LoadProblem {
		arguments = List.copyOf(arguments);
	}

	/** Returns what is wrong and what to do about it. */
	@Override
	public String message(Locale locale) {
		return MessageCatalogue.text(kind.id, locale, arguments);
	}
}
