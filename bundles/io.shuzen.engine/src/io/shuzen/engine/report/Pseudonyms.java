package io.shuzen.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.WindowsUser;

/**
 * Replaces what identifies people, organisations and machines by names like {@code person-1}: the same by the same throughout a report, so
 * that it can still be followed. Recognised by their form are security identifiers, other identifiers, sign-in names, accounts with a domain,
 * profile folders, network addresses and certificates' thumbprints; by the facts, names of the machine, its domain and tenant, and of
 * accounts wherever they stand alone.
 */
public final class Pseudonyms {

	private enum Kind {
		SID("sid"), ID("id"), PERSON("person"), ACCOUNT("account"), MACHINE("machine"), ORGANISATION("organisation"), ADDRESS("address"),
		THUMBPRINT("thumbprint");

		private final String word;

		Kind(final String word) {
			this.word = word;
		}
	}

	private static final Pattern FORMS = Pattern.compile("(?<sid>S-1-\\d+(?:-\\d+){2,})"
			+ "|(?<id>(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f]))"
			+ "|(?<person>[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)"
			+ "|(?<profile>(?<=[A-Za-z]:\\\\Users\\\\)[^\\\\\\s\"',;:]+)"
			+ "|(?<account>(?<![\\\\\\p{L}\\p{N}:%])(?!HK|SOFTWARE|Microsoft|Common)[\\p{L}\\p{N}_-]{1,15}\\\\[\\p{L}\\p{N}._-]{1,64}(?![\\\\\\p{L}\\p{N}]))"
			+ "|(?<address>(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]))"
			+ "|(?<thumbprint>(?<![0-9A-Fa-f])[0-9A-Fa-f]{40}(?![0-9A-Fa-f]))");
	// too common a word to be replaced wherever it stands
	private static final int SHORTEST_NAME = 3;
	private static final Set<String> NOT_NAMES = Set.of("administrator", "workgroup", "system", "default", "public", "user", "none", "not set");

	private final Map<String, String> given = new LinkedHashMap<>();
	private final Map<Kind, Integer> counts = new LinkedHashMap<>();
	private final Map<String, Kind> names = new LinkedHashMap<>();

	/** @param facts what the report is about, for names that have no form of their own */
	public Pseudonyms(final String endpoint, final List<Facts> facts) {
		name(endpoint, Kind.MACHINE);
		for (final Facts each : facts) {
			each.answer(SystemProbe.INSTANCE).asOptional().map(SystemInformation::hostName).ifPresent(host -> name(host, Kind.MACHINE));
			each.users().forEach(this::learn);
			each.answer(DeviceJoinProbe.MACHINE).asOptional().ifPresent(this::learn);
			each.answers(DeviceJoinProbe.EACH_USER).values().forEach(answer -> answer.asOptional().ifPresent(this::learn));
		}
	}

	private void learn(final WindowsUser user) {
		final int separator = user.account().indexOf('\\');
		name(user.account().substring(separator + 1), Kind.ACCOUNT);
		if (separator > 0) {
			name(user.account().substring(0, separator), Kind.ORGANISATION);
		}
		name(user.profilePath().substring(user.profilePath().lastIndexOf('\\') + 1), Kind.ACCOUNT);
	}

	private void learn(final DeviceJoinStatus status) {
		for (final DeviceJoinStatus.Section section : status.sections()) {
			section.values().forEach((key, value) -> {
				switch (key) {
				case "DomainName", "TenantName", "WorkplaceTenantName" -> name(value, Kind.ORGANISATION);
				case "Device Name" -> {
					name(value, Kind.MACHINE);
					final int dot = value.indexOf('.');
					if (dot > 0) {
						name(value.substring(0, dot), Kind.MACHINE);
						name(value.substring(dot + 1), Kind.ORGANISATION);
					}
				}
				default -> {
					// says nothing about who it is
				}
				}
			});
		}
	}

	private void name(final String name, final Kind kind) {
		final String trimmed = name.strip();
		if (trimmed.length() >= SHORTEST_NAME && !NOT_NAMES.contains(trimmed.toLowerCase(Locale.ROOT))) {
			names.putIfAbsent(trimmed.toLowerCase(Locale.ROOT), kind);
		}
	}

	/** {@code text} with pseudonyms. */
	public String replace(final String text) {
		String replaced = text;
		final Matcher form = FORMS.matcher(replaced);
		final StringBuilder result = new StringBuilder();
		while (form.find()) {
			form.appendReplacement(result, Matcher.quoteReplacement(pseudonym(form.group(), kind(form))));
		}
		replaced = form.appendTail(result).toString();
		for (final String name : byLength()) {
			replaced = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(replaced)
					.replaceAll(match -> Matcher.quoteReplacement(pseudonym(match.group(), names.get(name))));
		}
		return replaced;
	}

	private List<String> byLength() {
		final List<String> longestFirst = new ArrayList<>(new LinkedHashSet<>(names.keySet()));
		longestFirst.sort(Comparator.comparingInt(String::length).reversed());
		return longestFirst;
	}

	private static Kind kind(final Matcher form) {
		if (form.group("sid") != null) {
			return Kind.SID;
		}
		if (form.group("id") != null) {
			return Kind.ID;
		}
		if (form.group("person") != null) {
			return Kind.PERSON;
		}
		if (form.group("address") != null) {
			return Kind.ADDRESS;
		}
		return form.group("thumbprint") != null ? Kind.THUMBPRINT : Kind.ACCOUNT;
	}

	private String pseudonym(final String original, final Kind kind) {
		final String key = original.toLowerCase(Locale.ROOT);
		// an account is the same with its domain and without
		final String same = kind == Kind.ACCOUNT ? key.substring(key.lastIndexOf('\\') + 1) : key;
		return given.computeIfAbsent(kind.word + ':' + same, unused -> kind.word + '-' + counts.merge(kind, 1, Integer::sum));
	}
}
