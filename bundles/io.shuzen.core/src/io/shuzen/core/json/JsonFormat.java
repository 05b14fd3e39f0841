package io.shuzen.core.json;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.internal.json.FactsCodec;
import io.shuzen.core.internal.json.ProbeValueWriter;
import io.shuzen.core.internal.json.TextForms;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.model.parameter.SecretReference;

/**
 * Configures Jackson for Shuzen's values. A value of a sealed type carries its type's name: the class name without the parent's name,
 * in lower case with hyphens ({@code RegistryProbe} is {@code "type": "registry"}). Unknown properties are ignored, so that an older
 * console reads what a newer one wrote.
 */
public final class JsonFormat {

	/** The version written into documents; raised when a reader of the former one would misunderstand. */
	public static final int VERSION = 1;

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	private interface Typed {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
	private interface WithStatus {
	}

	private abstract static class WithProbeValue {
		@JsonSerialize(using = ProbeValueWriter.class)
		@JsonDeserialize(as = ProbeValue.class)
		private Object value;
	}

	private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

	private JsonFormat() {
	}

	/** The shared mapper for JSON. Immutable by convention: do not reconfigure. */
	public static JsonMapper mapper() {
		return MAPPER;
	}

	/** Gives another mapper (YAML, say) the same understanding of Shuzen's values. */
	public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configure(
			final B builder) {
		// records by their components, not by whatever methods happen to look like getters
		builder.visibility(PropertyAccessor.GETTER, Visibility.NONE);
		builder.visibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
		builder.visibility(PropertyAccessor.FIELD, Visibility.ANY);
		builder.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
		builder.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
		builder.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
		builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
		builder.addModules(new Jdk8Module(), new JavaTimeModule(), values());
		sealed(builder, Probe.class, Typed.class, "Probe");
		sealed(builder, ProbeValue.class, Typed.class, "");
		sealed(builder, RegistryData.class, Typed.class, "");
		sealed(builder, Change.class, Typed.class, "");
		sealed(builder, Outcome.class, WithStatus.class, "");
		sealed(builder, Answer.class, WithStatus.class, "");
		builder.addMixIn(Answer.Present.class, WithProbeValue.class);
		return builder;
	}

	private static SimpleModule values() {
		final SimpleModule module = new SimpleModule("io.shuzen.core");
		TextForms.register(module, Identity.class, Identity::id, Identity::parse);
		TextForms.register(module, RegistryPath.class, RegistryPath::toString, RegistryPath::parse);
		TextForms.register(module, SecretReference.class, SecretReference::toString,
				text -> SecretReference.parse(text).orElseThrow(() -> new IllegalArgumentException("no reference to a secret")));
		module.addSerializer(Facts.class, new FactsCodec.Writer());
		module.addDeserializer(Facts.class, new FactsCodec.Reader());
		return module;
	}

	private static void sealed(final MapperBuilder<?, ?> builder, final Class<?> parent,
			final Class<?> mixIn, final String suffix) {
		builder.addMixIn(parent, mixIn);
		for (final Class<?> type : parent.getPermittedSubclasses()) {
			builder.registerSubtypes(new NamedType(type, typeName(type, suffix)));
		}
	}

	private static String typeName(final Class<?> type, final String suffix) {
		final String name = type.getSimpleName();
		final String stem = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
		return stem.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}
}
