package io.shuzen.office.internal.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.ProductKey;
import io.shuzen.office.internal.reading.ProductKeys;

/** D-16: which product keys of Office are installed, and whether a stale one of a subscription is among them. */
final class StaleProductKeys extends OfficeDiagnostic {

	StaleProductKeys() {
		super(DiagnosticId.PRODUCT_KEYS, questions(), "Tools to manage volume activation of Office",
				"Reset activation state for Microsoft 365 Apps for enterprise");
	}

	private static Set<Probe<?>> questions() {
		final Set<Probe<?>> probes = new HashSet<>(ProductKeys.INSTANCE.probes());
		probes.addAll(OfficeInstallation.READING.probes());
		return probes;
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<List<ProductKey>> answer = ProductKeys.INSTANCE.from(facts, Identity.ADMINISTRATOR);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(keys -> judge(findings, keys, ProductKeys.answeringProbe(facts)));
	}

	private static void judge(final Findings findings, final List<ProductKey> keys, final Probe<?> probe) {
		if (keys.isEmpty()) {
			findings.ok(Identity.ADMINISTRATOR, "none");
			return;
		}
		final List<ProductKey> subscription = keys.stream().filter(ProductKey::isSubscription).toList();
		if (subscription.size() > 1) {
			findings.warning(Identity.ADMINISTRATOR, "several", subscription.size(), describe(subscription))
					.evidence(probe, describe(subscription)).runbook(RunbookId.REMOVE_STALE_LICENSES).step(StepId.PRODUCT_KEYS);
		}
		for (final ProductKey key : keys) {
			if (key.status() == ProductKey.Status.LICENSED || key.status() == ProductKey.Status.UNKNOWN) {
				continue;
			}
			final Findings.Draft draft = key.isSubscription()
					? findings.warning(Identity.ADMINISTRATOR, "stale", key.name(), key.status().name(), key.errorCode())
							.runbook(RunbookId.REMOVE_STALE_LICENSES).step(StepId.PRODUCT_KEYS)
					: findings.warning(Identity.ADMINISTRATOR, "notActivated", key.name(), key.status().name(), key.errorCode());
			draft.evidence(probe, key.display());
		}
		if (findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "licensed", describe(keys)).evidence(probe, describe(keys));
		}
	}

	private static String describe(final List<ProductKey> keys) {
		return keys.stream().map(ProductKey::display).collect(Collectors.joining("; "));
	}
}
