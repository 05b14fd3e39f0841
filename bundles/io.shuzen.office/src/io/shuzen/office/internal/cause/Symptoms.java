package io.shuzen.office.internal.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.office.internal.code.ErrorCodes;
import io.shuzen.office.internal.id.DiagnosticId;

/** What was found on one machine, as rules ask for it. Keeps which findings a rule has explained already. */
final class Symptoms {

	/**
	 * The diagnostics whose findings tell of codes that the machine met. Others mention codes for another reason: D-43 shows 0x80070520
	 * when the tool ran in the wrong context, and D-56 shows bit masks.
	 */
	private static final List<String> TELLING_CODES = List.of(DiagnosticId.AAD_EVENTS, DiagnosticId.OFFICE_ALERTS,
			DiagnosticId.PRIMARY_REFRESH_TOKEN, DiagnosticId.REGISTRATION_EVENTS);

	private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

	private final List<Finding> findings;
	private final Facts facts;
	private final Map<Finding, List<CodeExplanation>> codes = new HashMap<>();
	private final Set<Finding> explained = new HashSet<>();

	Symptoms(final List<Finding> findings, final Facts facts) {
		// what could not be told speaks neither for nor against anything
		this.findings = findings.stream().filter(finding -> !finding.kind().equals("unreadable")).toList();
		this.facts = facts;
		final ErrorCodes decoder = new ErrorCodes();
		this.findings.stream().filter(finding -> TELLING_CODES.contains(finding.diagnosticId()))
				.forEach(finding -> codes.put(finding, decoder.explainAll(textOf(finding))));
	}

	// an event's finding begins with its code; a token's names codes in the explanation
	private static String textOf(final Finding finding) {
		return finding.diagnosticId().equals(DiagnosticId.PRIMARY_REFRESH_TOKEN)
				? finding.title().english() + ' ' + finding.explanation().english()
				: finding.title().english();
	}

	Facts facts() {
		return facts;
	}

	/** Findings of a diagnostic, of these kinds when any are named. */
	List<Finding> of(final String diagnosticId, final String... kinds) {
		final List<String> wanted = List.of(kinds);
		return findings.stream().filter(finding -> finding.diagnosticId().equals(diagnosticId))
				.filter(finding -> wanted.isEmpty() || wanted.contains(finding.kind())).toList();
	}

	/** As {@link #of(String, String...)}, about one user or the machine. */
	List<Finding> about(final Identity subject, final String diagnosticId, final String... kinds) {
		return of(diagnosticId, kinds).stream().filter(finding -> finding.subject().equals(subject)).toList();
	}

	/** As {@link #of(String, String...)}, without what is explained. */
	List<Finding> unexplained(final String diagnosticId, final String... kinds) {
		return of(diagnosticId, kinds).stream().filter(finding -> !explained.contains(finding)).toList();
	}

	boolean has(final String diagnosticId, final String... kinds) {
		return !of(diagnosticId, kinds).isEmpty();
	}

	/** Whether somebody looked and all was well; {@code false} also when nobody looked. */
	boolean isWell(final String diagnosticId) {
		return has(diagnosticId) && of(diagnosticId).stream().allMatch(finding -> finding.severity() == Severity.OK);
	}

	/** Unexplained findings that tell of one of these codes. */
	List<Finding> telling(final String... wanted) {
		final Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		set.addAll(List.of(wanted));
		return telling(code -> set.contains(code.code()));
	}

	/** Unexplained findings that tell of a code that one of these diagnostics looks into first. */
	List<Finding> tellingOf(final Set<String> diagnosticIds) {
		return telling(code -> !code.relates().isEmpty() && diagnosticIds.contains(code.relates().getFirst()));
	}

	private List<Finding> telling(final Predicate<CodeExplanation> wanted) {
		return findings.stream().filter(finding -> !explained.contains(finding))
				.filter(finding -> codes.getOrDefault(finding, List.of()).stream().anyMatch(wanted)).toList();
	}

	/** Whether all of these tell of events from before the last restart; {@code false} when that is not known. */
	boolean areFromBeforeRestart(final List<Finding> events) {
		final Optional<Instant> restart = facts.answer(SystemProbe.INSTANCE).asOptional().flatMap(SystemInformation::bootTime);
		return restart.isPresent() && !events.isEmpty() && events.stream().allMatch(finding -> finding.evidence().stream()
				.map(Finding.Evidence::excerpt).map(TIME::matcher).anyMatch(time -> time.find()
						&& Instant.parse(time.group()).isBefore(restart.get())));
	}

	/** Takes findings away from the rules to come. */
	void explain(final Collection<Finding> found) {
		explained.addAll(found);
	}

	boolean isExplained(final Finding finding) {
		return explained.contains(finding);
	}

	/** Whom any of these findings is about, in a fixed order. */
	@SafeVarargs
	static List<Identity> subjects(final List<Finding>... found) {
		final Set<Identity> subjects = new TreeSet<>();
		for (final List<Finding> each : found) {
			each.forEach(finding -> subjects.add(finding.subject()));
		}
		return List.copyOf(subjects);
	}

	/** The only user with a session, whom what the machine logs is about; else the machine. */
	Identity affected() {
		final List<Identity> users = new ArrayList<>();
		facts.users().stream().filter(user -> user.session().isPresent()).map(WindowsUser::identity).forEach(users::add);
		return users.size() == 1 ? users.getFirst() : Identity.ADMINISTRATOR;
	}

	/** Whether it is known that a user has no session now. */
	boolean isAway(final Identity subject) {
		return facts.user(subject).filter(user -> user.session().isEmpty()).isPresent() && !sessionsAreUnknown();
	}

	/** Whether somebody sits at the user's session. */
	boolean isActive(final Identity subject) {
		return facts.user(subject).flatMap(WindowsUser::session).filter(session -> session.state() == UserSession.State.ACTIVE)
				.isPresent();
	}

	private boolean sessionsAreUnknown() {
		return facts.answer(UserProbe.INSTANCE).asOptional()
				.filter(list -> !list.sessionsUnknown() && list.otherSessions().isEmpty()).isEmpty();
	}
}
