package io.shuzen.core.internal.json;

import java.io.IOException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Values that have a well-known form as one string, in JSON a string and a property name. */
public final class TextForms {

	private TextForms() {
	}

	public static <T> void register(final SimpleModule module, final Class<T> type, final Function<T, String> format,
			final Function<String, T> parse) {
		module.addSerializer(type, new Writer<>(type, format));
		module.addKeySerializer(type, new KeyWriter<>(type, format));
		module.addDeserializer(type, new Reader<>(type, parse));
		module.addKeyDeserializer(type, new KeyDeserializer() {
			@Override
			public Object deserializeKey(final String key, final DeserializationContext context) {
				return parse.apply(key);
			}
		});
	}

	private static final class Writer<T> extends StdSerializer<T> {

		private static final long serialVersionUID = 1L;

		private final transient Function<T, String> format;

		Writer(final Class<T> type, final Function<T, String> format) {
			super(type);
			this.format = format;
		}

		@Override
		public void serialize(final T value, final JsonGenerator out, final SerializerProvider provider)
				throws IOException {
			out.writeString(format.apply(value));
		}
	}

	private static final class KeyWriter<T> extends StdSerializer<T> {

		private static final long serialVersionUID = 1L;

		private final transient Function<T, String> format;

		KeyWriter(final Class<T> type, final Function<T, String> format) {
			super(type);
			this.format = format;
		}

		@Override
		public void serialize(final T value, final JsonGenerator out, final SerializerProvider provider)
				throws IOException {
			out.writeFieldName(format.apply(value));
		}
	}

	private static final class Reader<T> extends StdDeserializer<T> {

		private static final long serialVersionUID = 1L;

		private final transient Function<String, T> parse;

		Reader(final Class<T> type, final Function<String, T> parse) {
			super(type);
			this.parse = parse;
		}

		@Override
		public T deserialize(final JsonParser in, final DeserializationContext context) throws IOException {
			final String text = in.getValueAsString();
			try {
				return parse.apply(text);
			} catch (final IllegalArgumentException e) {
				throw context.weirdStringException(text, handledType(), e.getMessage());
			}
		}
	}
}
