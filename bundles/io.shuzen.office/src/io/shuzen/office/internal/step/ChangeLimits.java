package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.office.internal.location.OfficeApplications;
import io.shuzen.office.internal.location.SignInCredentials;

/**
 * What no plan of this pack may do, whatever a step has computed. Steps are written so that they never come here; this is the second
 * lock for the day one of them is wrong. Everything that is not allowed is refused: a new kind of change has to be let in by name.
 */
final class ChangeLimits {

	private static final List<RegistryPath> REGISTRY = List.of(
			RegistryPath.parse("HKCU\\Software\\Microsoft\\Office\\16.0"),
			RegistryPath.parse("HKCU\\Software\\Microsoft\\Office\\15.0"));

	private ChangeLimits() {
	}

	/** {@code plan} as it is, or blocked with a reason for every change that must not be. */
	static Changeset enforce(final Changeset plan, final Facts facts) {
		final List<Blocker> refusals = new ArrayList<>();
		for (final Change change : plan.changes()) {
			refusal(change).ifPresent(refusals::add);
		}
		if (refusals.isEmpty()) {
			return plan;
		}
		final List<Blocker> blockers = new ArrayList<>(plan.blockers());
		blockers.addAll(refusals);
		return new Changeset(plan.stepId(), plan.endpoint(), List.of(), blockers, List.of());
	}

	private static Optional<Blocker> refusal(final Change change) {
		final boolean allowed = switch (change) {
		case final RegistryKeyDelete delete -> isOffice(delete.path());
		case final RegistryValueDelete delete -> isOffice(delete.path());
		case final RegistryValueSet set -> isOffice(set.path());
		case final CredentialDelete delete -> SignInCredentials.ownerOf(delete.target()).isPresent();
		case final ProcessClose close -> OfficeApplications.isApplication(close.image());
		default -> false;
		};
		return allowed ? Optional.empty()
				: Optional.of(new Blocker(OfficeStep.TEXTS.text("refused", change.describe()),
						OfficeStep.TEXTS.text("refused.advice")));
	}

	private static boolean isOffice(final RegistryPath path) {
		return !isPolicy(path) && REGISTRY.stream().anyMatch(path::isAtOrBelow);
	}

	private static boolean isPolicy(final RegistryPath path) {
		return Set.of(path.key().toLowerCase(Locale.ROOT).split("\\\\")).contains("policies");
	}
}
