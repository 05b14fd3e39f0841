package io.shuzen.office.internal.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.picture.Picture.Row;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.location.SignInCredentials;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.OfficeIdentities;
import io.shuzen.office.internal.reading.OfficeIdentity;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.OfficeLicense;
import io.shuzen.office.internal.reading.OneAuthAccount;
import io.shuzen.office.internal.reading.OneAuthAccounts;
import io.shuzen.office.internal.reading.ProductKey;
import io.shuzen.office.internal.reading.ProductKeys;
import io.shuzen.office.internal.reading.SharedComputerActivation;
import io.shuzen.office.internal.reading.SharedComputerToken;
import io.shuzen.office.internal.reading.SharedComputerTokens;
import io.shuzen.office.internal.reading.SignInAccount;
import io.shuzen.office.internal.reading.Subjects;
import io.shuzen.office.internal.reading.WamAccounts;

/**
 * Everything that holds an identity or a licence, side by side: most failures show as two places that name different accounts. A place
 * nobody looked at is shown as such, never as empty.
 */
public final class SignInPicture {

	private static final TextBundle TEXTS = TextBundle.beside(SignInPicture.class, "picture");
	private static final String SSO = "SSO State";

	private SignInPicture() {
	}

	/** The users' table, when any user is known, and the device's. */
	public static List<Picture> of(final Facts facts) {
		final List<Picture> pictures = new ArrayList<>();
		final List<Identity> users = shown(facts);
		if (!users.isEmpty()) {
			pictures.add(ofUsers(facts, users));
		}
		pictures.add(ofDevice(facts));
		return pictures;
	}

	// whoever is signed in, or about whom anything that matters here is known; a fleet machine has a dozen forgotten profiles
	private static List<Identity> shown(final Facts facts) {
		final List<Identity> users = Subjects.users(facts).stream().filter(user -> facts.user(user).flatMap(WindowsUser::session).isPresent()
				|| OfficeIdentities.INSTANCE.from(facts, user).asOptional().filter(list -> !list.isEmpty()).isPresent()
				|| LicenseFiles.OF_USER.from(facts, user).asOptional().filter(list -> !list.isEmpty()).isPresent()
				|| LicenseReport.READING.from(facts, user).asOptional().isPresent()
				|| WamAccounts.READING.from(facts, user).asOptional().filter(list -> list.size() > 0).isPresent()
				|| facts.answer(CredentialProbe.INSTANCE, user).asOptional().filter(list -> !SignInCredentials.among(list).isEmpty())
						.isPresent())
				.toList();
		return users.isEmpty() ? Subjects.users(facts) : users;
	}

	private static Picture ofUsers(final Facts facts, final List<Identity> users) {
		final List<Row> rows = new ArrayList<>();
		rows.add(row("windows", users, user -> windows(facts, user)));
		rows.add(row("account", users, user -> answered(SignInAccount.INSTANCE.from(facts, user).map(List::of), Text::verbatim)));
		rows.add(row("identities", users, user -> answered(OfficeIdentities.INSTANCE.from(facts, user), SignInPicture::identity)));
		rows.add(row("wam", users, user -> answered(WamAccounts.READING.from(facts, user).map(SignInPicture::accounts), Text::verbatim)));
		rows.add(row("oneAuth", users, user -> answered(OneAuthAccounts.INSTANCE.from(facts, user), SignInPicture::oneAuth)));
		rows.add(row("workplace", users, user -> answered(join(facts, user).map(SignInPicture::workAccounts), Text::verbatim)));
		rows.add(row("token", users, user -> answered(join(facts, user).map(SignInPicture::token), text -> text)));
		rows.add(row("credentials", users,
				user -> answered(facts.answer(CredentialProbe.INSTANCE, user).map(SignInCredentials::among)
						.map(list -> list.stream().map(credential -> SignInCredentials.accountOf(credential).map(account -> account + " ("
								+ SignInCredentials.ownerOf(credential).orElseThrow().prefix() + "…)").orElse(credential.target())).distinct().toList()),
						Text::verbatim)));
		rows.add(row("licenses", users, user -> answered(licenses(facts, user), SignInPicture::license)));
		rows.add(row("tokens", users, user -> answered(tokens(facts, user), token -> token(token, facts.capturedAt()))));
		return new Picture(TEXTS.text("users"), users.stream().map(facts::nameOf).toList(), rows);
	}

	private static Picture ofDevice(final Facts facts) {
		final Identity machine = Identity.ADMINISTRATOR;
		final List<Identity> only = List.of(machine);
		final List<Row> rows = new ArrayList<>();
		rows.add(row("system", only, user -> answered(facts.answer(SystemProbe.INSTANCE).map(List::of), SignInPicture::system)));
		rows.add(row("join", only, user -> answered(JoinState.ofDevice(facts).map(source -> joined(source.status())), text -> text)));
		rows.add(row("office", only, user -> answered(OfficeInstallation.READING.from(facts, machine).map(List::of), SignInPicture::office)));
		rows.add(row("activation", only, user -> answered(facts.answer(OfficeInstallation.CLICK_TO_RUN).map(SignInPicture::activation),
				Text::verbatim)));
		rows.add(row("shared", only, user -> answered(SharedComputerActivation.READING.from(facts, machine).map(List::of),
				setting -> TEXTS.text(setting.isEnabled() ? "on" : "off"))));
		rows.add(row("keys", only, user -> answered(ProductKeys.INSTANCE.from(facts, machine), SignInPicture::key)));
		rows.add(row("deviceLicenses", only, user -> answered(LicenseFiles.OF_DEVICE.from(facts, machine), SignInPicture::license)));
		return new Picture(TEXTS.text("device"), List.of(Text.verbatim(facts.endpoint())), rows);
	}

	private static Row row(final String key, final List<Identity> columns, final Function<Identity, List<Text>> cell) {
		return new Row(TEXTS.text("row." + key), columns.stream().map(cell).toList());
	}

	/** Each of the things in words; that there is none, or that nobody looked. */
	private static <T> List<Text> answered(final Answer<List<T>> answer, final Function<T, Text> words) {
		if (!answer.isKnown()) {
			return List.of(TEXTS.text("notRead"));
		}
		final List<T> found = answer.asOptional().orElse(List.of());
		return found.isEmpty() ? List.of(TEXTS.text("none")) : found.stream().map(words).toList();
	}

	private static List<Text> windows(final Facts facts, final Identity user) {
		final List<Text> lines = new ArrayList<>();
		lines.add(facts.nameOf(user));
		lines.add(Text.verbatim(((Identity.User) user).sid()));
		final Optional<WindowsUser> known = facts.user(user);
		final Optional<UserSession> session = known.flatMap(WindowsUser::session);
		lines.add(session.map(each -> TEXTS.text("session." + each.state().name(), String.valueOf(each.id()))).orElse(TEXTS.text("session.none")));
		known.flatMap(WindowsUser::administrator).ifPresent(is -> lines.add(TEXTS.text(is ? "administrator" : "standardUser")));
		return lines;
	}

	private static Text identity(final OfficeIdentity identity) {
		return TEXTS.text(identity.signedOut() ? "identity.signedOut" : "identity", identity.displayName(),
				TEXTS.text("kind." + identity.kind().name()));
	}

	private static List<String> accounts(final WamAccounts accounts) {
		return accounts.accounts().stream().map(account -> account.user().isEmpty() ? account.id() : account.user()).toList();
	}

	private static Text oneAuth(final OneAuthAccount account) {
		return account.isAssociatedWithOffice() ? TEXTS.text("oneAuth.office", account.displayName()) : Text.verbatim(account.displayName());
	}

	private static Answer<DeviceJoinStatus> join(final Facts facts, final Identity user) {
		final Answer<JoinState.Source> answer = JoinState.ofUsers(facts).get(user);
		return answer == null ? facts.answer(io.shuzen.core.probe.DeviceJoinProbe.EACH_USER, user) : answer.map(JoinState.Source::status);
	}

	private static List<String> workAccounts(final DeviceJoinStatus status) {
		return status.workAccounts().stream().map(section -> section.values().getOrDefault("WorkplaceTenantName",
				section.values().getOrDefault("WorkplaceTenantId", section.title()))).toList();
	}

	private static List<Text> token(final DeviceJoinStatus status) {
		final Optional<Boolean> present = status.flag(SSO, "AzureAdPrt");
		final Optional<String> updated = status.value(SSO, "AzureAdPrtUpdateTime").filter(text -> !text.isBlank());
		return present.map(held -> held ? TEXTS.text("token.held", updated.orElse("?")) : TEXTS.text("token.missing")).stream().toList();
	}

	private static Answer<List<OfficeLicense>> licenses(final Facts facts, final Identity user) {
		final Answer<LicenseReport> report = LicenseReport.READING.from(facts, user);
		return report.isKnown() ? report.map(LicenseReport::user) : LicenseFiles.OF_USER.from(facts, user);
	}

	private static Text license(final OfficeLicense license) {
		return TEXTS.text("license", license.product(), TEXTS.text("license." + license.state().name()),
				license.account().isEmpty() ? "–" : license.account(), license.notAfter().map(Instant::toString).orElse("–"));
	}

	private static Answer<List<SharedComputerToken>> tokens(final Facts facts, final Identity user) {
		final Answer<LicenseReport> report = LicenseReport.READING.from(facts, user);
		return report.isKnown() ? report.map(LicenseReport::tokens) : SharedComputerTokens.INSTANCE.from(facts, user);
	}

	private static Text token(final SharedComputerToken token, final Instant now) {
		return TEXTS.text(token.hasExpiredAt(now) ? "sharedToken.expired" : "sharedToken", token.account().isEmpty() ? "–" : token.account(),
				token.notAfter().map(Instant::toString).orElse("–"));
	}

	private static Text system(final SystemInformation system) {
		return Text.verbatim((system.productName().isEmpty() ? "Windows" : system.productName()) + ' ' + system.displayVersion() + " ("
				+ system.build() + '.' + system.revision() + ')');
	}

	private static List<Text> joined(final DeviceJoinStatus status) {
		final List<Text> lines = new ArrayList<>();
		status.joinType().map(JoinType::name).ifPresent(type -> lines.add(TEXTS.text("join." + type)));
		for (final String tenant : List.of("TenantName", "TenantId")) {
			status.value("Tenant Details", tenant).filter(text -> !text.isBlank()).map(Text::verbatim).ifPresent(lines::add);
		}
		status.value("Device State", "DomainName").filter(text -> !text.isBlank()).map(Text::verbatim).ifPresent(lines::add);
		status.value("Device Details", "DeviceAuthStatus").filter(text -> !text.isBlank()).map(Text::verbatim).ifPresent(lines::add);
		return lines;
	}

	private static Text office(final OfficeInstallation office) {
		final String products = office.products().isEmpty() ? "Office" : String.join(", ", office.products());
		return TEXTS.text(office.isClickToRun() ? "office.clickToRun" : "office.msi", products, office.version(),
				office.channel().isEmpty() ? "–" : office.channel());
	}

	private static List<String> activation(final RegistryKey configuration) {
		return configuration.values().stream().filter(value -> value.name().endsWith(".EmailAddress") || value.name().endsWith(".TenantId"))
				.map(value -> value.data().display()).filter(text -> !text.isBlank()).distinct().collect(Collectors.toList());
	}

	private static Text key(final ProductKey key) {
		return Text.verbatim("…" + key.lastFive() + " " + key.name() + " (" + key.status() + ')');
	}
}
