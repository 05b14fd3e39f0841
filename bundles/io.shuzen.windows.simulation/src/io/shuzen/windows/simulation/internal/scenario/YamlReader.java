package io.shuzen.windows.simulation.internal.scenario;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML file into values that know their lines, which Jackson's own tree forgets. */
final class YamlReader {

	private static final YAMLFactory FACTORY = YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build();

	private final String file;
	private final YAMLParser parser;

	private YamlReader(final String file, final YAMLParser parser) {
		this.file = file;
		this.parser = parser;
	}

	/** The mapping a file consists of. */
	static Yaml.Mapping read(final String file, final String text) throws ScenarioProblem {
		try (YAMLParser parser = FACTORY.createParser(new StringReader(text))) {
			final YamlReader reader = new YamlReader(file, parser);
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new ScenarioProblem(new Position(file, 1), "noMapping");
			}
			final Yaml.Mapping mapping = reader.mapping();
			if (parser.nextToken() != null) {
				throw new ScenarioProblem(reader.position(), "severalDocuments");
			}
			return mapping;
		} catch (final JsonProcessingException e) {
			final int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
			throw new ScenarioProblem(new Position(file, line), "syntax", e.getOriginalMessage().lines().findFirst().orElse(""));
		} catch (final IOException e) {
			throw new IllegalStateException("reading from memory", e);
		}
	}

	private Yaml value() throws IOException, ScenarioProblem {
		final Position position = position();
		if (parser.isCurrentAlias()) {
			throw new ScenarioProblem(position, "alias", parser.getText());
		}
		return switch (parser.currentToken()) {
		case START_OBJECT -> mapping();
		case START_ARRAY -> sequence();
		case VALUE_NUMBER_INT -> new Yaml.Scalar(position, Yaml.Kind.WHOLE_NUMBER, parser.getText());
		case VALUE_NUMBER_FLOAT -> new Yaml.Scalar(position, Yaml.Kind.FRACTION, parser.getText());
		case VALUE_TRUE, VALUE_FALSE -> new Yaml.Scalar(position, Yaml.Kind.BOOLEAN, parser.getText());
		case VALUE_NULL -> new Yaml.Scalar(position, Yaml.Kind.NULL, "");
		default -> new Yaml.Scalar(position, Yaml.Kind.TEXT, parser.getText());
		};
	}

	private Yaml.Mapping mapping() throws IOException, ScenarioProblem {
		final Position position = position();
		final List<Yaml.Entry> entries = new ArrayList<>();
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			final Position place = position();
			final String key = parser.currentName();
			parser.nextToken();
			entries.add(new Yaml.Entry(place, key, value()));
		}
		return new Yaml.Mapping(position, entries);
	}

	private Yaml.Sequence sequence() throws IOException, ScenarioProblem {
		final Position position = position();
		final List<Yaml> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value());
		}
		return new Yaml.Sequence(position, elements);
	}

	private Position position() {
		return new Position(file, parser.currentTokenLocation().getLineNr());
	}
}
