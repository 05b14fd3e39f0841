package io.shuzen.engine.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;

/**
 * When a step is done: an expression of comparisons, {@code and}, {@code or} and {@code not} over
 * <ul>
 * <li>{@code parameters.name}: the value of a parameter of the runbook;</li>
 * <li>{@code found['id']}: whether a diagnostic finds a warning or an error on the endpoint now;</li>
 * <li>{@code findings['id']}: the gravest severity a diagnostic finds now: {@code 'ERROR'}, {@code 'WARNING'}, {@code 'INFO'},
 * {@code 'OK'}, or {@code 'NONE'} when it finds nothing;</li>
 * <li>{@code results['step']}: how a former step ended here, for instance {@code 'SUCCEEDED'}; {@code 'NONE'} when it had no
 * turn;</li>
 * <li>{@code facts}, of the machine as a whole as it is now: {@code facts.os.build}, {@code .revision}, {@code .version},
 * {@code .name}, {@code .hostName}; {@code facts.join} ({@code 'ENTRA_JOINED'}, {@code 'HYBRID_JOINED'}, {@code 'DOMAIN_JOINED'},
 * {@code 'ON_PREMISES_DRS'}, {@code 'NOT_JOINED'}, {@code 'UNKNOWN'}); {@code facts.processes}, image names in capitals;
 * {@code facts.users} and {@code facts.signedIn}, account names; {@code facts.service['name']}, for instance {@code 'RUNNING'}, and
 * {@code facts.startType['name']}, for instance {@code 'DISABLED'}; {@code facts.registry['HKLM\\Software\\Contoso!Value']};
 * {@code facts.exists['C:\\folder']} of a file, a folder or a registry key. What is not there is {@code 'ABSENT'}; when something cannot
 * be read, the condition cannot be decided and the step fails;</li>
 * <li>{@code endpoint.name}, {@code endpoint.tags}, {@code endpoint.group} and {@code endpoint.attributes['name']}.</li>
 * </ul>
 * Only values can be named: the expression language may call no method, make no object, assign nothing and loop over nothing.
 */
final class Condition {

	static final String PARAMETERS = "parameters";
	static final String FOUND = "found";
	static final String FINDINGS = "findings";
	static final String RESULTS = "results";
	static final String ENDPOINT = "endpoint";
	static final String FACTS = "facts";

	private static final Set<String> ENDPOINT_PROPERTIES = Set.of("name", "tags", "group", "attributes");
	private static final int LONGEST = 4_000;

	private static final JexlEngine ENGINE = new JexlBuilder()
			.features(JexlFeatures.createNone().arrayReferenceExpr(false).structuredLiteral(true).comparatorNames(true))
			.permissions(new ValuesOnly()).strict(true).safe(false).silent(false).antish(false).cache(256).create();

	private final String source;
	private final JexlScript script;
	private final Set<List<String>> references;

	private Condition(final String source, final JexlScript script) {
		this.source = source;
		this.script = script;
		references = script.getVariables();
	}

	/** @throws FailureException when it cannot be understood */
	static Condition parse(final String source) throws FailureException {
		if (source.length() > LONGEST) {
			throw invalid(EngineTexts.TEXTS.text("condition.tooLong", LONGEST));
		}
		if (source.indexOf('`') >= 0) {
			// what an interpolated text refers to cannot be told before it is evaluated
			throw invalid(EngineTexts.TEXTS.text("condition.syntax", source, "`"));
		}
		final JexlScript script;
		try {
			script = (JexlScript) ENGINE.createExpression(source);
		} catch (final JexlException e) {
			throw invalid(EngineTexts.TEXTS.text("condition.syntax", source, detail(e)));
		}
		final Condition condition = new Condition(source, script);
		condition.checkReferences();
		return condition;
	}

	/** The diagnostics whose findings it asks for. */
	Set<String> diagnostics() {
		return named(FOUND, FINDINGS);
	}

	Set<String> parameters() {
		return named(PARAMETERS);
	}

	/** The steps whose results it asks for. */
	Set<String> steps() {
		return named(RESULTS);
	}

	/** The facts it asks for, by their names' parts after {@code facts}. */
	Map<List<String>, ConditionFact<?>> facts() {
		final Map<List<String>, ConditionFact<?>> facts = new HashMap<>();
		references.stream().filter(reference -> reference.getFirst().equals(FACTS)).map(reference -> reference.subList(1, reference.size()))
				.forEach(path -> facts.put(path, ConditionFact.of(path).orElseThrow()));
		return facts;
	}

	/** The attributes of the endpoint it asks for. */
	Set<String> attributes() {
		return references.stream().filter(reference -> reference.size() == 3 && reference.getFirst().equals(ENDPOINT)).map(reference -> reference.get(2))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * @param values what can be named, by the names above
	 * @throws FailureException when it does not come to true or false
	 */
	boolean holds(final Map<String, Object> values) throws FailureException {
		try {
			if (script.execute(new MapContext(values)) instanceof final Boolean result) {
				return result;
			}
		} catch (final JexlException e) {
			throw invalid(EngineTexts.TEXTS.text("condition.failed", source, detail(e)));
		}
		throw invalid(EngineTexts.TEXTS.text("condition.noBoolean", source));
	}

	private void checkReferences() throws FailureException {
		for (final List<String> reference : references) {
			final boolean known = switch (reference.getFirst()) {
			case PARAMETERS, FOUND, FINDINGS, RESULTS -> reference.size() == 2;
			case ENDPOINT -> reference.size() == 3 && reference.get(1).equals("attributes")
					|| reference.size() == 2 && ENDPOINT_PROPERTIES.contains(reference.get(1));
			case FACTS -> ConditionFact.of(reference.subList(1, reference.size())).isPresent();
			default -> false;
			};
			if (!known) {
				throw invalid(EngineTexts.TEXTS.text("condition.unknown", source, String.join(".", reference)));
			}
		}
	}

	private Set<String> named(final String... roots) {
		return references.stream().filter(reference -> List.of(roots).contains(reference.getFirst()))
				.map(reference -> reference.get(1)).collect(Collectors.toCollection(TreeSet::new));
	}

	private static String detail(final JexlException e) {
		final String message = e.getMessage() == null ? e.toString() : e.getMessage();
		// JEXL puts the calling Java class and line before the place in the text
		return message.replaceFirst("^\\S*@(?=\\d+:\\d+ )", "");
	}

	private static FailureException invalid(final Text message) {
		return new FailureException(new Failure(FailureKind.INVALID_INPUT, message,
				EngineTexts.TEXTS.text("condition.advice")));
	}

	@Override
	public String toString() {
		return source;
	}
}
