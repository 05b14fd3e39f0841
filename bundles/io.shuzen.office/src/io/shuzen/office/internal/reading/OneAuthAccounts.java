package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;

/**
 * The accounts of a user's OneAuth store: JSON files with {@code account_hints} and {@code association_status} ("Another account from
 * your organization is already signed in"). How the associations are nested in the file is not documented, so they are looked for at any
 * depth, as an object and as JSON in a string. Absent when the folder is not there.
 */
public final class OneAuthAccounts implements Reading<List<OneAuthAccount>> {

	public static final OneAuthAccounts INSTANCE = new OneAuthAccounts();

	/** Where they are. */
	public static final FileProbe PROBE = FileProbe.tree("%LOCALAPPDATA%\\Microsoft\\OneAuth\\accounts").withContent(65_536);

	private static final int DEEPEST = 8;

	private OneAuthAccounts() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE);
	}

	@Override
	public Answer<List<OneAuthAccount>> from(final Facts facts, final Identity identity) {
		return Recorded.files(facts, PROBE, identity).map(OneAuthAccounts::accounts);
	}

	private static List<OneAuthAccount> accounts(final FileListing listing) {
		final List<OneAuthAccount> accounts = new ArrayList<>();
		for (final FileEntry file : listing.files()) {
			Recorded.text(file).flatMap(Json::parse).ifPresent(json -> accounts.add(account(file.name(), json)));
		}
		return List.copyOf(accounts);
	}

	static OneAuthAccount account(final String file, final JsonNode json) {
		final List<String> applications = new ArrayList<>();
		find(json, "association_status", 0).ifPresent(status -> {
			for (final Map.Entry<String, JsonNode> entry : status.properties()) {
				if (entry.getValue().isTextual() && entry.getValue().asText().equalsIgnoreCase("associated")) {
					applications.add(entry.getKey());
				}
			}
		});
		String name = "";
		for (final String member : List.of("login_name", "email", "account_hints", "display_name")) {
			if (name.isEmpty()) {
				name = find(json, member, 0).map(OneAuthAccounts::firstText).orElse("");
			}
		}
		return new OneAuthAccount(file, name, applications);
	}

	private static String firstText(final JsonNode node) {
		if (node.isContainerNode()) {
			for (final JsonNode element : node) {
				final String text = firstText(element);
				if (!text.isEmpty()) {
					return text;
				}
			}
			return "";
		}
		return node.isNull() ? "" : node.asText();
	}

	// the first member of that name; a string that is JSON itself is opened
	private static Optional<JsonNode> find(final JsonNode node, final String name, final int depth) {
		if (depth > DEEPEST) {
			return Optional.empty();
		}
		for (final Map.Entry<String, JsonNode> entry : node.properties()) {
			if (entry.getKey().equalsIgnoreCase(name)) {
				return Optional.of(opened(entry.getValue()));
			}
		}
		for (final JsonNode child : node) {
			final Optional<JsonNode> found = find(opened(child), name, depth + 1);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private static JsonNode opened(final JsonNode node) {
		return node.isTextual() && node.asText().trim().startsWith("{") ? Json.parse(node.asText()).orElse(node) : node;
	}
}
