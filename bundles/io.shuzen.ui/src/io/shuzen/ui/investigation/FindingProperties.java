package io.shuzen.ui.investigation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.engine.Diagnosis;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.selection.EndpointProperties;

/**
 * Lets filters ask for what was found: {@code severity>=warning} (also {@code warn}) and {@code findings>0}. Endpoints that nobody has
 * looked at have neither.
 *
 * @param state what is known about an endpoint
 */
public record FindingProperties(Function<Endpoint, EndpointState> state) implements EndpointProperties {

	@Override
	public OptionalInt compare(final Endpoint endpoint, final String property, final String value) {
		final EndpointState known = state.apply(endpoint);
		if (known.diagnosis().isEmpty()) {
			return OptionalInt.empty();
		}
		if (property.equalsIgnoreCase("severity")) {
			return severity(value).map(wanted -> OptionalInt.of(worst(known.diagnosis().get()).compareTo(wanted)))
					.orElse(OptionalInt.empty());
		}
		if (property.equalsIgnoreCase("findings") && value.matches("\\d{1,6}")) {
			return OptionalInt.of(Integer.compare(known.troubles().size(), Integer.parseInt(value)));
		}
		return OptionalInt.empty();
	}

	/** Of the findings, or of what they point to. */
	private static Severity worst(final Diagnosis diagnosis) {
		return Stream.of(diagnosis.worst().orElse(Severity.OK), TroubleSeverity.of(diagnosis)).max(Severity::compareTo).orElseThrow();
	}

	/** The first severity that begins so. */
	private static Optional<Severity> severity(final String name) {
		return Arrays.stream(Severity.values())
				.filter(severity -> !name.isEmpty() && severity.name().regionMatches(true, 0, name, 0, name.length()))
				.findFirst();
	}
}
