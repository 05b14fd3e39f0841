package io.shuzen.model.selection;

import java.util.List;
import java.util.Locale;

import io.shuzen.model.internal.message.MessageCatalogue;
import io.shuzen.model.text.LocalizedMessage;

/**
 * Why a selector does not say which endpoints are meant.
 *
 * @param kind what is wrong
 * @param offset where the selector starts in the whole text, counted from 0
 * @param arguments what the message names, in the order of its place holders: texts, or messages themselves
 */
public record SelectorProblem(Kind kind, int offset, List<Object> arguments) implements LocalizedMessage {

	/** What can be wrong with a selector. The constants' ids are stable. */
	public enum Kind {

		/** There is no selector at all. */
		NOTHING_SELECTED("selector.none"),
		/** There is nothing between two commas, after a colon or after an exclamation mark. */
		BLANK("selector.blank"),
		/** A quote is not closed. */
		UNCLOSED_QUOTE("selector.quote"),
		/** What stands before the colon is none of name, address, tag and group. */
		UNKNOWN_PREFIX("selector.prefix"),
		/** No endpoint has that name. */
		UNKNOWN_ENDPOINT("selector.endpoint"),
		/** No endpoint has that name, but others have similar ones. */
		SIMILAR_ENDPOINTS("selector.similar"),
		/** No endpoint has a name or address that matches. */
		NO_MATCH("selector.match"),
		/** No endpoint has that tag. */
		UNKNOWN_TAG("selector.tag"),
		/** There is no group of that name. */
		UNKNOWN_GROUP("selector.group"),
		/** The group has no endpoints. */
		EMPTY_GROUP("selector.empty"),
		/** The endpoint, or every endpoint that matches, is disabled. */
		DISABLED("selector.disabled");

		private final String id;

		Kind(String id) {
			this.id = id;
		}

		/** Returns the stable id, such as {@code selector.tag}. */
		public String id() {
			return id;
		}
	}

	public SelectorProblem {
		arguments = List.copyOf(arguments);
	}

	/** Returns what is wrong. */
	@Override
	public String message(Locale locale) {
		return MessageCatalogue.text(kind.id, locale, arguments);
	}
}
