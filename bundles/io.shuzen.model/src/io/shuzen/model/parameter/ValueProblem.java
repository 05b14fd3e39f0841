package io.shuzen.model.parameter;

import java.util.List;
import java.util.Locale;

import io.shuzen.model.internal.message.MessageCatalogue;
import io.shuzen.model.text.LocalizedMessage;

/**
 * Why a text is no value of a parameter.
 *
 * @param kind what is wrong
 * @param arguments what the message names, in the order of its place holders: texts, or messages themselves; never the value itself when it may be secret
 */
public record ValueProblem(Kind kind, List<Object> arguments) implements LocalizedMessage {

	/** What can be wrong with a value. The constants' ids are stable. */
	public enum Kind {

		/** A value is required and there is none. */
		MISSING("value.missing"),
		/** The value contains a line break or another control character. */
		CONTROL_CHARACTER("value.control"),
		/** Not a whole number. */
		NO_INTEGER("value.integer"),
		/** Neither true nor false. */
		NO_BOOLEAN("value.boolean"),
		/** None of the choices. */
		NO_CHOICE("value.choice"),
		/** Not the name or SID of a Windows account. */
		NO_USER("value.user"),
		/** Not a length of time. */
		NO_DURATION("value.duration"),
		/** Not the id of a credential. */
		NO_SECRET_REFERENCE("value.secret"),
		/** The text does not match the pattern of the parameter. */
		PATTERN("value.pattern"),
		/** Less than the minimum. */
		BELOW_MINIMUM("value.minimum"),
		/** More than the maximum. */
		ABOVE_MAXIMUM("value.maximum"),
		/** The text has fewer characters than the minimum. */
		TOO_SHORT("value.short"),
		/** The text has more characters than the maximum. */
		TOO_LONG("value.long");

		private final String id;

		Kind(String id) {
			this.id = id;
		}

		/** Returns the stable id, such as {@code value.integer}. */
		public String id() {
			return id;
		}
	}

	public ValueProblem {
		arguments = List.copyOf(arguments);
	}

	/** Returns what is wrong and what is allowed. */
	@Override
	public String message(Locale locale) {
		return MessageCatalogue.text(kind.id, locale, arguments);
	}
}
