package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.location.OfficeRegistry;

/** The accounts a user's Office knows. Absent when Office has no identity key, that is after a reset or before the first start. */
public final class OfficeIdentities implements Reading<List<OfficeIdentity>> {

	public static final OfficeIdentities INSTANCE = new OfficeIdentities();

	/** Where they are: the identity key of Office 2016 and later. */
	public static final RegistryProbe PROBE = OfficeRegistry.identity(OfficeRegistry.CURRENT);

	private static final String IDENTITIES = "Identities";
	// what somebody exported may be the inner key only
	private static final RegistryProbe INNER = RegistryProbe
			.tree(OfficeRegistry.user(OfficeRegistry.CURRENT, "Common\\Identity\\" + IDENTITIES));
	private static final String TENANT_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private OfficeIdentities() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE);
	}

	@Override
	public Answer<List<OfficeIdentity>> from(final Facts facts, final Identity identity) {
		final Answer<RegistryKey> outer = UserRegistry.answer(facts, PROBE, identity);
		if (!outer.isKnown()) {
			final Answer<RegistryKey> inner = UserRegistry.answer(facts, INNER, identity);
			return inner.isKnown() ? inner.map(OfficeIdentities::accounts) : Answer.unreadable(outer.whyUnreadable().get());
		}
		return outer.map(key -> key.subkey(IDENTITIES).map(OfficeIdentities::accounts).orElse(List.of()));
	}

	/** The accounts that are signed in, in lower case. */
	public static Set<String> signedInAccounts(final List<OfficeIdentity> identities) {
		final Set<String> accounts = new LinkedHashSet<>();
		identities.stream().filter(identity -> !identity.signedOut() && !identity.account().isEmpty())
				.forEach(identity -> accounts.add(identity.account().toLowerCase(Locale.ROOT)));
		return accounts;
	}

	private static List<OfficeIdentity> accounts(final RegistryKey identities) {
		final List<OfficeIdentity> accounts = new ArrayList<>();
		for (final RegistryKey key : identities.subkeys()) {
			accounts.add(account(key));
		}
		return List.copyOf(accounts);
	}

	private static OfficeIdentity account(final RegistryKey key) {
		final String name = key.path().name();
		final OfficeIdentity.Kind kind = kind(name);
		String account = text(key, "SignInName");
		if (account.isEmpty()) {
			account = text(key, "EmailAddress");
		}
		if (account.isEmpty() && kind == OfficeIdentity.Kind.WINDOWS_DOMAIN) {
			account = name.substring(0, name.length() - "_AD".length());
		}
		final String provider = text(key, "ProviderId").toLowerCase(Locale.ROOT);
		final boolean signedOut = key.value("SignedOut").map(value -> value.asNumber().orElse(0) == 1).orElse(false);
		return new OfficeIdentity(name, kind, account, provider.matches(TENANT_ID) ? provider : "", signedOut);
	}

	private static OfficeIdentity.Kind kind(final String key) {
		final String folded = key.toUpperCase(Locale.ROOT);
		if (folded.endsWith("_ADAL")) {
			return OfficeIdentity.Kind.WORK;
		}
		if (folded.endsWith("_LIVEID")) {
			return OfficeIdentity.Kind.PERSONAL;
		}
		return folded.endsWith("_AD") ? OfficeIdentity.Kind.WINDOWS_DOMAIN : OfficeIdentity.Kind.OTHER;
	}

	private static String text(final RegistryKey key, final String name) {
		return key.value(name).flatMap(RegistryValue::asText).map(String::trim).orElse("");
	}
}
