package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.reading.Recorded;
import io.shuzen.office.internal.reading.Subjects;

/**
 * A diagnostic that is a table: values of the registry, and what is remarkable about each. What a policy sets is named as such and gets
 * no remedy, because a policy comes back and belongs to somebody. The texts are {@code healthy}, those of the rules, and for policies
 * {@code policy}.
 */
class RegistryValueDiagnostic extends OfficeDiagnostic {

	private final List<ValueRule> rules;
	private final Optional<String> runbook;

	/** @param runbook the runbook for what one of the rules finds, when there is one */
	RegistryValueDiagnostic(final String id, final List<ValueRule> rules, final Optional<String> runbook, final String... articles) {
		super(id, rules.stream().map(ValueRule::probe).collect(Collectors.toSet()), articles);
		this.rules = List.copyOf(rules);
		this.runbook = runbook;
	}

	@Override
	protected final void judge(final Facts facts, final Findings findings) {
		final Set<Identity> looked = new TreeSet<>();
		final Set<Identity> remarked = new HashSet<>();
		for (final ValueRule rule : rules) {
			subjects(facts, rule).forEach(subject -> {
				final Answer<RegistryKey> answer = Recorded.registry(facts, rule.probe(), subject);
				findings.unknown(subject, answer);
				if (answer.isKnown()) {
					looked.add(subject);
				}
				answer.asOptional().flatMap(key -> key.value(rule.value())).filter(rule.matches()).ifPresent(value -> {
					remarked.add(subject);
					report(findings, rule, subject, value);
				});
			});
		}
		looked.removeAll(remarked);
		looked.stream().filter(findings::areHealthy).forEach(subject -> findings.ok(subject, "healthy"));
	}

	private static List<Identity> subjects(final Facts facts, final ValueRule rule) {
		return List.copyOf(Subjects.everywhere(facts, rule.probe()).keySet());
	}

	private void report(final Findings findings, final ValueRule rule, final Identity subject,
			final RegistryValue value) {
		final String path = rule.probe().path().toString();
		final String data = value.data().display();
		final Consumer<Findings.Draft> finish = draft -> draft.evidence(rule.probe(), value.name() + " = " + data);
		if (rule.isPolicy()) {
			finish.accept(findings.add(rule.severity(), subject, "policy", value.name(), path, data));
		} else {
			final Findings.Draft draft = findings.add(rule.severity(), subject, rule.key(), value.name(), path, data);
			rule.step().ifPresent(step -> {
				draft.step(step);
				runbook.ifPresent(draft::runbook);
			});
			finish.accept(draft);
		}
	}
}
