package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.StoredCredential;

/**
 * What {@code cmdkey /list} prints. Its labels are translated, the target's own form ({@code LegacyGeneric:target=…}) is not, and neither
 * is the order of the lines: target, type, user, persistence.
 */
public final class CredentialListOutput {

	// the namespace that Windows prints before a target; credentials added without one have none
	private static final Pattern TARGET = Pattern.compile("\\s*+[^:：]++[:：]\\s*+(?:([A-Za-z]++):target=|target=)(.*+)");
	private static final Pattern LABELLED = Pattern.compile("\\s++[^:：]++[:：] ?+(.*+)");

	private CredentialListOutput() {
	}

	public static CredentialList parse(final String output) {
		final List<StoredCredential> credentials = new ArrayList<>();
		String namespace = null;
		String target = "";
		final List<String> details = new ArrayList<>();
		for (final String line : output.split("\\R")) {
			final Matcher matcher = TARGET.matcher(line);
			if (matcher.matches()) {
				if (namespace != null) {
					credentials.add(credential(namespace, target, details));
				}
				namespace = matcher.group(1) == null ? "" : matcher.group(1);
				target = matcher.group(2).stripTrailing();
				details.clear();
			} else if (namespace != null && !line.isBlank()) {
				final Matcher labelled = LABELLED.matcher(line);
				details.add(labelled.matches() ? labelled.group(1).strip() : "");
			}
		}
		if (namespace != null) {
			credentials.add(credential(namespace, target, details));
		}
		return new CredentialList(credentials);
	}

	private static StoredCredential credential(final String namespace, final String target, final List<String> details) {
		final String type = switch (namespace.toLowerCase(Locale.ROOT)) {
		case "domain" -> "domain password";
		default -> "generic";
		};
		// the type's line is the first one with a label, the user's the second; the persistence has none
		final String user = details.size() > 1 ? details.get(1) : "";
		// only this namespace is added by cmdkey itself; the others are part of what CredEnumerate gives
		final String name = namespace.isEmpty() || namespace.equalsIgnoreCase("LegacyGeneric")
				|| namespace.equalsIgnoreCase("Domain") ? target : namespace + ":target=" + target;
		return new StoredCredential(name, type, user);
	}
}
