package io.shuzen.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.WindowsUser;

/**
 * Replaces what identifies people, organisations and machines by names like {@code person-1}: the same by the same throughout a report, so
 * that it can still be followed. Recognised by their form are security identifiers, other identifiers, sign-in names, accounts with a domain,
 * profile folders, network addresses, certificates' thumbprints and product keys, also when only their last characters are shown; by the
 * facts, names of the machine, of its domain and tenant, of the domains of sign-in names with every machine in them, and of people and
 * accounts wherever they stand alone.
 */
public final class Pseudonyms {

	private enum Kind {
		SID("sid"), ID("id"), PERSON("person"), ACCOUNT("account"), MACHINE("machine"), ORGANISATION("organisation"), ADDRESS("address"),
		THUMBPRINT("thumbprint"), KEY("key");

		private final String word;

		Kind(final String word) {
			this.word = word;
		}
	}

	private static final Pattern FORMS = Pattern.compile("(?<sid>S-1-\\d+(?:-\\d+){2,})"
			+ "|(?<id>(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f]))"
			+ "|(?<person>[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)"
			+ "|(?<profile>(?<=[A-Za-z]:\\\\Users\\\\)(?:[^\\\\\"',;:*?<>|\\r\\n]+(?=\\\\)|[^\\\\\\s\"',;:]+))"
			+ "|(?<key>(?<![\\p{L}\\p{N}-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\\p{L}\\p{N}-])|(?<=…|product key: )[A-Z0-9]{5}(?![\\p{L}\\p{N}]))"
			+ "|(?<account>(?<![\\\\\\p{L}\\p{N}:%.-])(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,15}\\\\[\\p{L}\\p{N}._-]{1,64}(?![\\\\\\p{L}\\p{N}])|(?<![\\\\\\p{L}\\p{N}:%.-])"
			+ "(?!HK|SOFTWARE|SYSTEM|AUTHORITY|BUILTIN)(?:[A-Z][A-Z0-9_-]{1,14}|[a-z][a-z0-9_-]{1,14}|AzureAD)\\\\[\\p{L}\\p{N}._-]{1,64}(?![\\\\\\p{L}\\p{N}]))"
			+ "|(?<address>(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])|(?<![\\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\\w:-])"
			+ "|(?<![\\w:.])(?:[0-9A-Fa-f]{1,4}:){4,7}[0-9A-Fa-f]{1,4}(?![\\w:])|(?<![\\w:.])(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\\w:]))"
			+ "|(?<thumbprint>(?<![0-9A-Fa-f])[0-9A-Fa-f]{40}(?![0-9A-Fa-f]))");
	// too common a word to be replaced wherever it stands
	private static final int SHORTEST_NAME = 3;
	private static final Set<String> NOT_NAMES = Set.of("administrator", "workgroup", "system", "default", "public", "user", "none", "not set", "root",
			"azuread", "builtin", "nt authority");

	private static final Pattern DOMAIN = Pattern.compile("(?<=[\\p{L}\\p{N}]@)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
	/** Domains that say nothing about who somebody works for. */
	private static final Pattern OF_EVERYBODY = Pattern.compile("(?:outlook|hotmail|live|msn|gmail|yahoo|icloud|microsoft)(?:\\.\\p{L}{2,3})+|example\\..*");
	private static final Set<String> NAMES_OF_PEOPLE = Set.of("friendlyname", "firstname", "lastname", "aduserdisplayname", "adusername", "signedoutaduser");
	private static final int SEARCHED = 1 << 20;

	private final Set<String> domains = new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
	private final Map<String, String> given = new LinkedHashMap<>();
	private final Map<Kind, Integer> counts = new LinkedHashMap<>();
	private final Map<String, Kind> names = new LinkedHashMap<>();

	/**
	 * @param endpoint its name
	 * @param people   accounts that are named elsewhere, for instance whoever started a run
	 * @param facts    what the report is about, for names that have no form of their own
	 */
	public Pseudonyms(final String endpoint, final List<String> people, final List<Facts> facts) {
		name(endpoint, Kind.MACHINE);
		people.forEach(person -> name(person.substring(person.lastIndexOf('\\') + 1), Kind.ACCOUNT));
		for (final Facts each : facts) {
			each.answer(SystemProbe.INSTANCE).asOptional().map(SystemInformation::hostName).ifPresent(host -> name(host, Kind.MACHINE));
			each.users().forEach(this::learn);
			each.answer(DeviceJoinProbe.MACHINE).asOptional().ifPresent(this::learn);
			each.answers(DeviceJoinProbe.EACH_USER).values().forEach(answer -> answer.asOptional().ifPresent(this::learn));
			each.all().forEach(fact -> {
				if (fact.answer() instanceof Answer.Present<?>(final ProbeValue value)) {
					learn(value);
				}
			});
		}
	}

	private void learn(final ProbeValue value) {
		switch (value) {
		case final RegistryKey key -> {
			key.values().forEach(each -> each.asText().ifPresent(text -> {
				learnDomains(text);
				if (NAMES_OF_PEOPLE.contains(each.name().toLowerCase(Locale.ROOT))) {
					name(text, Kind.PERSON);
				}
			}));
			key.subkeys().forEach(this::learn);
		}
		case final CredentialList list -> list.credentials().forEach(each -> {
			learnDomains(each.target());
			learnDomains(each.userName());
		});
		case final DeviceJoinStatus status -> status.sections().forEach(section -> section.values().values().forEach(this::learnDomains));
		case final ToolOutput output -> learnDomains(output.standardOutput());
		default -> {
			// nobody's sign-in name is in it, or it was learned above
		}
		}
	}

	private void learnDomains(final String text) {
		DOMAIN.matcher(text.length() > SEARCHED ? text.substring(0, SEARCHED) : text).results().map(MatchResult::group)
				.map(domain -> domain.toLowerCase(Locale.ROOT)).filter(domain -> !OF_EVERYBODY.matcher(domain).matches()).forEach(domains::add);
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
		for (final String name : byLength()) {
			if (names.get(name) != Kind.ACCOUNT && names.get(name) != Kind.PERSON) {
				// whoever belongs to a known domain or machine, however it is written
				replaced = Pattern.compile("(?<![\\\\\\p{L}\\p{N}.-])" + Pattern.quote(name) + "\\\\([\\p{L}\\p{N}._-]{1,64})(?![\\\\\\p{L}\\p{N}])",
						Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(replaced)
						.replaceAll(match -> Matcher.quoteReplacement(pseudonym(match.group(1), Kind.ACCOUNT)));
			}
		}
		final Matcher form = FORMS.matcher(replaced);
		final StringBuilder result = new StringBuilder();
		while (form.find()) {
			form.appendReplacement(result, Matcher.quoteReplacement(pseudonym(form.group(), kind(form))));
		}
		replaced = form.appendTail(result).toString();
		for (final String domain : domains) {
			replaced = Pattern.compile("(?<![\\p{L}\\p{N}.-])(?:(?:[\\p{L}\\p{N}_-]+\\.)+|\\*\\.)?" + Pattern.quote(domain) + "(?![\\p{L}\\p{N}-])",
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(replaced).replaceAll(match -> Matcher.quoteReplacement(
							pseudonym(match.group(), match.group().length() > domain.length() ? Kind.MACHINE : Kind.ORGANISATION)));
		}
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
		if (form.group("key") != null) {
			return Kind.KEY;
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
