package io.shuzen.office.internal.step;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.OneAuthAccount;
import io.shuzen.office.internal.reading.OneAuthAccounts;

/**
 * Office forgets accounts of the shared store other than the one that is kept: in their files, {@code association_status} of
 * {@code com.microsoft.Office} becomes {@code disassociated} ("Another account from your organization is already signed in"). The milder
 * way than emptying the store; a copy of each file is kept.
 */
final class DisassociateAccounts extends UserStep {

	private static final ParameterDefinition KEEP = new ParameterDefinition("keep", ParameterType.TEXT, TEXTS.text("R-97.keep"),
			TEXTS.text("R-97.keep.help"), Optional.of(""), List.of(), OptionalLong.empty(), OptionalLong.of(256));
	// the value may stand in JSON that is itself quoted in JSON
	private static final Pattern ASSOCIATION = Pattern
			.compile("((\\\\?\")com\\.microsoft\\.Office\\2\\s*:\\s*\\2)associated(\\2)", Pattern.CASE_INSENSITIVE);

	DisassociateAccounts() {
		super(StepId.ONEAUTH_ASSOCIATION, Applications.MUST_BE_CLOSED, Set.of(OneAuthAccounts.PROBE));
	}

	/** Whether the file is one of the store's. */
	static boolean isAccountFile(final FileWrite write) {
		return write.identity() instanceof Identity.User
				&& write.path().toLowerCase(Locale.ROOT).matches(".*\\\\appdata\\\\local\\\\microsoft\\\\oneauth\\\\accounts\\\\[^\\\\]+");
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER, KEEP);
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<FileListing> store = facts.answer(OneAuthAccounts.PROBE, user);
		final Answer<List<OneAuthAccount>> accounts = OneAuthAccounts.INSTANCE.from(facts, user);
		if (!plan.knows(store) || !plan.knows(accounts)) {
			return;
		}
		final List<OneAuthAccount> associated = accounts.asOptional().orElse(List.of()).stream()
				.filter(OneAuthAccount::isAssociatedWithOffice).toList();
		final String keep = parameters.text(KEEP.name()).trim();
		if (associated.size() < 2 && keep.isEmpty()) {
			return;
		}
		if (associated.stream().noneMatch(account -> account.account().equalsIgnoreCase(keep))) {
			if (!associated.isEmpty()) {
				plan.block("whichStays", facts.nameOf(user), String.join(", ", associated.stream().map(OneAuthAccount::displayName).toList()));
			}
			return;
		}
		for (final OneAuthAccount account : associated) {
			if (!account.account().equalsIgnoreCase(keep)) {
				store.asOptional().stream().flatMap(listing -> listing.files().stream()).filter(file -> file.name().equals(account.file()))
						.findFirst().ifPresent(file -> disassociate(plan, file, user));
			}
		}
	}

	private static void disassociate(final Plan plan, final FileEntry file, final Identity user) {
		final Optional<byte[]> content = file.contentBytes().filter(bytes -> bytes.length == file.size());
		final String text = content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
		final Matcher association = ASSOCIATION.matcher(text);
		if (content.isEmpty() || !java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content.get()) || !association.find()) {
			plan.block("fileUnclear", file.path());
			return;
		}
		try {
			plan.change(new FileWrite(file.path(),
					VendorFile.base64(association.replaceAll("$1disassociated$3").getBytes(StandardCharsets.UTF_8)), user));
			plan.followUp(FollowUp.RESTART_APPLICATIONS);
		} catch (final IllegalArgumentException e) {
			plan.block("oddPath", file.path());
		}
	}
}
