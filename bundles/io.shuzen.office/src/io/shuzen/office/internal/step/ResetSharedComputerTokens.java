package io.shuzen.office.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.SharedComputerActivation;

/**
 * moves a user's tokens of shared computer activation into quarantine: those in the profile, and on request those that roam to
 * {@code SCLCacheOverrideDirectory}. Of a folder that users share only the one that is this user's is moved; which that is the operator
 * says, because no article does.
 */
final class ResetSharedComputerTokens extends UserStep {

	private static final List<FileProbe> IN_PROFILE = Stream.of("16.0", "15.0")
			.map(version -> FileProbe.listing("%LOCALAPPDATA%\\Microsoft\\Office\\" + version + "\\Licensing")).toList();
	private static final ParameterDefinition ROAMING = new ParameterDefinition("roaming-folder", ParameterType.TEXT,
			TEXTS.text("R-11.roaming"), TEXTS.text("R-11.roaming.help"), Optional.of(""), List.of(), OptionalLong.empty(), OptionalLong.of(240));
	// on a drive of the machine, or below a place that each user has; what it may hold means nothing to any shell
	private static final Pattern PATH = Pattern.compile("(?i)([A-Z]:|%(APPDATA|LOCALAPPDATA|USERPROFILE)%)\\\\[\\p{L}\\p{N} ._()\\\\-]{1,230}");

	ResetSharedComputerTokens() {
		super(StepId.SHARED_COMPUTER_TOKENS, Applications.MUST_BE_CLOSED,
				Stream.concat(IN_PROFILE.stream(), SharedComputerActivation.READING.probes().stream()).collect(Collectors.toSet()));
	}

	/** Whether it is the folder of one user in, or each user's own as, the one that the machine's setting names. */
	static boolean isRoaming(final FileQuarantine quarantine, final Facts facts) {
		final String configured = configured(facts).orElse("");
		return quarantine.identity() instanceof Identity.User
				? FileProbe.isInUserProfile(configured) && endsAlike(quarantine.path(), configured)
				: isDirectlyBelow(quarantine.path(), configured);
	}

	// %APPDATA%\Tokens and C:\Users\t.yamada\AppData\Roaming\Tokens
	private static boolean endsAlike(final String path, final String configured) {
		return path.toLowerCase(Locale.ROOT).endsWith(configured.toLowerCase(Locale.ROOT).replaceFirst("^%appdata%", "\\\\appdata\\\\roaming")
				.replaceFirst("^%localappdata%", "\\\\appdata\\\\local").replaceFirst("^%userprofile%", ""));
	}

	private static boolean isDirectlyBelow(final String path, final String folder) {
		final String parent = folder.toLowerCase(Locale.ROOT).replaceFirst("\\\\+$", "") + '\\';
		return parent.length() > "c:\\".length() && path.toLowerCase(Locale.ROOT).startsWith(parent) && path.length() > parent.length()
				&& path.indexOf('\\', parent.length()) < 0;
	}

	private static Optional<String> configured(final Facts facts) {
		return SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR).asOptional().map(SharedComputerActivation::roamingFolder)
				.map(String::trim).filter(folder -> !folder.isEmpty());
	}

	private static Optional<FileProbe> roaming(final Parameters parameters) {
		return Optional.of(parameters.text(ROAMING.name()).trim()).filter(path -> PATH.matcher(path).matches() && !path.contains(".."))
				.map(FileProbe::listing);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		final List<ParameterDefinition> parameters = new ArrayList<>(super.parameters());
		parameters.add(ROAMING);
		return parameters;
	}

	@Override
	protected Set<Probe<?>> moreProbes(final Parameters parameters) {
		return roaming(parameters).<Set<Probe<?>>>map(Set::of).orElse(Set.of());
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		for (final FileProbe folder : IN_PROFILE) {
			move(plan, facts.answer(folder, user), user);
		}
		final String named = parameters.text(ROAMING.name()).trim();
		if (named.isEmpty()) {
			return;
		}
		final Optional<FileProbe> folder = roaming(parameters);
		final String configured = configured(facts).orElse("");
		final boolean ofEachUser = FileProbe.isInUserProfile(named);
		if (folder.isEmpty() || !(ofEachUser ? named.equalsIgnoreCase(configured) : isDirectlyBelow(named, configured))) {
			plan.block("elsewhere", named, configured);
		} else if (ofEachUser) {
			move(plan, facts.answer(folder.get(), user), user);
		} else if (parameters.text(UserSelection.PARAMETER.name()).trim().equals(UserSelection.EVERYBODY)) {
			plan.block("whose", named);
		} else {
			move(plan, facts.answer(folder.get()), Identity.ADMINISTRATOR);
		}
	}

	private static void move(final Plan plan, final Answer<FileListing> answer, final Identity owner) {
		if (plan.knows(answer)) {
			answer.asOptional().ifPresent(listing -> {
				plan.quarantine(listing.root(), owner);
				plan.followUp(FollowUp.RESTART_APPLICATIONS);
				plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
			});
		}
	}
}
