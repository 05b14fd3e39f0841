package io.shuzen.ui.internal.code;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.shuzen.core.pack.CodeExplainer;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.pack.CodeMention;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** All explainers of error codes as one, in the words of the user interface. A service; any thread. */
@Component(service = CodeDecoder.class)
public final class CodeDecoder {

	private final List<CodeExplainer> explainers = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addExplainer(final CodeExplainer explainer) {
		explainers.add(explainer);
	}

	void removeExplainer(final CodeExplainer explainer) {
		explainers.remove(explainer);
	}

	/** The codes that a text mentions, in its order; of two explainers that know one, the first counts. */
	public List<CodeMention> mentions(final String text) {
		final Map<Integer, CodeMention> found = new LinkedHashMap<>();
		explainers.forEach(
				explainer -> explainer.mentions(text).forEach(mention -> found.putIfAbsent(mention.start(), mention)));
		return found.values().stream().sorted(Comparator.comparingInt(CodeMention::start)).toList();
	}

	/** What the codes of a text mean, a paragraph for each code; empty when it mentions none. */
	public Optional<String> explain(final String text) {
		final Map<String, String> found = new LinkedHashMap<>();
		mentions(text).forEach(mention -> found.putIfAbsent(mention.explanation().code(), describe(mention.explanation())));
		return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found.values()));
	}

	/** Code, name, meaning and advice; says when the meaning is computed from the family or not verified. */
	public static String describe(final CodeExplanation explanation) {
		final StringBuilder text = new StringBuilder(explanation.code());
		if (!explanation.name().isEmpty()) {
			text.append("  ").append(explanation.name());
		}
		text.append('\n').append(List.of(explanation.meaning(), explanation.advice()).stream().filter(each -> !each.isEmpty())
				.map(Localized::of).collect(Collectors.joining("\n")));
		if (!explanation.exact()) {
			text.append('\n').append(Messages.CodeDecoder_computed);
		}
		if (!explanation.verified()) {
			text.append('\n').append(Messages.CodeDecoder_unverified);
		}
		return text.toString();
	}
}
