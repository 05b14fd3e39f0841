package io.shuzen.ui.internal.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;
import io.shuzen.ui.text.Localized;

/** Makes lines of facts: whose, which question, the answer with all its parts as the JSON form names them. */
final class FactNodes {

	/** A longer value is cut: its whole is in the evidence that can be saved. */
	private static final int LONGEST_VALUE = 400;

	private FactNodes() {
	}

	static List<TreeNode> of(final Facts facts) {
		final Map<Identity, List<TreeNode>> byIdentity = new LinkedHashMap<>();
		byIdentity.put(Identity.ADMINISTRATOR, new ArrayList<>());
		for (final Fact<?> fact : facts.all()) {
			byIdentity.computeIfAbsent(fact.identity(), identity -> new ArrayList<>()).add(fact(fact));
		}
		final List<TreeNode> roots = new ArrayList<>();
		byIdentity.forEach((identity, children) -> roots.add(new SimpleNode(identity,
				List.of(Localized.of(facts.nameOf(identity))), Optional.of(Icon.of(identity)), children,
				identity == Identity.ADMINISTRATOR)));
		return roots;
	}

	private static TreeNode fact(final Fact<?> fact) {
		final String question = Localized.of(fact.probe().describe());
		final String element = fact.identity().id() + ' ' + fact.probe();
		return switch (fact.answer()) {
		case final Answer.Present<?> present -> {
			final JsonNode value = JsonFormat.mapper().valueToTree(present.value());
			yield new SimpleNode(element, List.of(question, summary(value), fact.source()), Optional.of(Icon.FACTS),
					parts(element, value), false);
		}
		case final Answer.Absent<?> absent ->
			new SimpleNode(element, List.of(question, Messages.FactNodes_absent, fact.source()), Optional.of(Icon.FACTS),
					List.of(), false);
		case final Answer.Unreadable<?> unreadable -> new SimpleNode(element,
				List.of(question, Localized.of(unreadable.failure()), fact.source()), Optional.of(Icon.SEVERITY_WARNING),
				List.of(), false);
		};
	}

	private static List<TreeNode> parts(final String element, final JsonNode value) {
		final List<TreeNode> nodes = new ArrayList<>();
		if (value.isObject()) {
			for (final Map.Entry<String, JsonNode> field : value.properties()) {
				// what is not known has no line
				if (!field.getValue().isNull() && (!field.getKey().equals("type") || !field.getValue().isTextual())) {
					nodes.add(part(element + '/' + field.getKey(), field.getKey(), field.getValue()));
				}
			}
		} else if (value.isArray()) {
			for (int i = 0; i < value.size(); i++) {
				nodes.add(part(element + '/' + i, label(value.get(i), i), value.get(i)));
			}
		}
		return nodes;
	}

	private static TreeNode part(final String element, final String label, final JsonNode value) {
		return new SimpleNode(element, List.of(label, summary(value)), Optional.empty(), parts(element, value), false);
	}

	/** What a part of a list calls itself, else its number. */
	private static String label(final JsonNode value, final int index) {
		for (final String name : List.of("name", "target", "account", "path", "title")) {
			if (value.path(name).isTextual() && !value.path(name).asText().isEmpty()) {
				return value.path(name).asText();
			}
		}
		return Integer.toString(index + 1);
	}

	private static String summary(final JsonNode value) {
		if (value.isValueNode()) {
			final String text = value.asText().replaceAll("\\s+", " ");
			return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + '…' : text;
		}
		if (value.isArray()) {
			return Integer.toString(value.size());
		}
		return value.path("data").isValueNode() ? value.path("data").asText() : "";
	}
}
