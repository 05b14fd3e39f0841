package io.shuzen.core.internal.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.shuzen.core.probe.ProbeValue;

/**
 * Writes the value of an answer with its type's name, also where only {@code Answer<?>} is declared and Jackson would take the value for
 * an Object and leave the name out.
 */
public final class ProbeValueWriter extends StdSerializer<Object> {

	private static final long serialVersionUID = 1L;

	public ProbeValueWriter() {
		super(Object.class);
	}

	@Override
	public void serialize(final Object value, final JsonGenerator out, final SerializerProvider provider)
			throws IOException {
		serializeWithType(value, out, provider, provider.findTypeSerializer(provider.constructType(ProbeValue.class)));
	}

	@Override
	public void serializeWithType(final Object value, final JsonGenerator out, final SerializerProvider provider,
			final TypeSerializer typeSerializer) throws IOException {
		provider.findValueSerializer(value.getClass()).serializeWithType(value, out, provider, typeSerializer);
	}
}
