package io.shuzen.core.internal.json;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;

/** {@link Facts} is no record, because it looks answers up; in JSON it is one. */
public final class FactsCodec {

	private record Document(String endpoint, Instant capturedAt, List<Fact<?>> facts) {
	}

	private FactsCodec() {
	}

	/** Writes. */
	public static final class Writer extends StdSerializer<Facts> {

		private static final long serialVersionUID = 1L;

		public Writer() {
			super(Facts.class);
		}

		@Override
		public void serialize(final Facts facts, final JsonGenerator out, final SerializerProvider provider)
				throws IOException {
			provider.defaultSerializeValue(new Document(facts.endpoint(), facts.capturedAt(), facts.all()), out);
		}
	}

	/** Reads. */
	public static final class Reader extends StdDeserializer<Facts> {

		private static final long serialVersionUID = 1L;

		public Reader() {
			super(Facts.class);
		}

		@Override
		public Facts deserialize(final JsonParser in, final DeserializationContext context) throws IOException {
			final Document document = context.readValue(in, Document.class);
			return Facts.of(document.endpoint(), document.capturedAt(), document.facts());
		}
	}
}
