package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Undo;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.report.MachineReport;
import io.shuzen.engine.report.Pseudonyms;
import io.shuzen.engine.report.ReportForm;
import io.shuzen.engine.report.RunRecord;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;

/** One page about one machine, in every form and language. */
class MachineReportTest {

	private static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");
	private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1104";
	private static final Identity TARO = Identity.user(SID);
	private static final PackRegistry NO_PACKS = () -> List.<Pack>of();
	private static final RunbookCatalog NO_RUNBOOKS = (RunbookCatalog) Proxy.newProxyInstance(MachineReportTest.class.getClassLoader(),
			new Class<?>[] { RunbookCatalog.class }, (proxy, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty() : List.of());

	private static Facts facts() {
		return Facts.of("PC-0417", NOW, List.of(new Fact<>(UserProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new UserList(List.of(
				new WindowsUser(SID, "CONTOSO\\t.yamada", "C:\\Users\\t.yamada", true, Optional.empty(), Optional.empty())))), NOW, "test")));
	}

	private static Finding finding(final String title) {
		return new Finding("contoso.D-01", "", Severity.ERROR, TARO, Text.verbatim(title),
				Text.verbatim("taro.yamada@contoso.com <script>alert(1)</script> | a*b"),
				List.of(new Finding.Evidence(UserProbe.INSTANCE, TARO, SID + " C:\\Users\\t.yamada\\AppData")), List.of(Finding.Remedy.step("contoso.R-01")));
	}

	private static Picture picture(final String account) {
		return new Picture(new Text("Who", "誰"), List.of(Text.verbatim("CONTOSO\\t.yamada")),
				List.of(new Picture.Row(new Text("Account", "アカウント"), List.of(List.of(Text.verbatim(account))))));
	}

	private static MachineReport report() {
		final Finding finding = finding("Office is signed in as taro.yamada@contoso.com");
		final Cause cause = new Cause("contoso.F1", TARO, new Text("The clock is wrong", "時計が狂っています"), Text.EMPTY, Certainty.CERTAIN,
				RepairLayer.CLOCK, List.of(Reason.of(finding)), List.of(), List.of(Finding.Remedy.step("contoso.R-01")),
				List.of(new Text("Ask the user to save.", "保存を依頼してください。")));
		return new MachineReport("PC-0417", NOW, Optional.of(facts()), List.of(picture("taro.yamada@contoso.com")), List.of(cause), List.of(finding),
				Optional.empty(), Optional.of(run()), Optional.of(new MachineReport.Former(NOW.minusSeconds(3600), facts(),
						List.of(picture("old@fabrikam.com")), List.of(finding("Gone now")))));
	}

	private static RunRecord run() {
		final RegistryPath key = RegistryPath.parse("HKCU\\Software\\X");
		final var change = new RegistryValueDelete(key, RegistryView.BITS_64, "EnableADAL", TARO);
		final var undo = Undo.of(new RegistryValueSet(key, RegistryView.BITS_64, RegistryValue.number("EnableADAL", 0), TARO));
		final Changeset plan = new Changeset("contoso.R-01", "PC-0417", List.of(change), List.of(), List.of());
		final Changeset blocked = Changeset.blocked("contoso.R-02", "PC-0417", new Text("By hand", "手作業"), new Text("Do it by hand.", "手で行います。"));
		final List<JournalEntry> entries = new ArrayList<>();
		for (final RunEvent event : List.of(new RunEvent.StepPlanned("PC-0417", "first", 1, plan),
				new RunEvent.ChangeFinished("PC-0417", "first", 1, 0, new Outcome.Applied(change, undo)),
				new RunEvent.StepFinished("PC-0417", "first", 1, StepResult.SUCCEEDED, Optional.empty(), Optional.empty(), false),
				new RunEvent.StepPlanned("PC-0417", "second", 1, blocked),
				new RunEvent.StepFinished("PC-0417", "second", 1, StepResult.BLOCKED, Optional.empty(), Optional.empty(), false),
				new RunEvent.StepPlanned("PC-9999", "second", 1, plan), new RunEvent.EndpointFinished("PC-0417", EndpointResult.BLOCKED,
						Optional.empty(), List.of(FollowUp.SIGN_OUT_OF_WINDOWS), Duration.ofSeconds(3)))) {
			entries.add(new JournalEntry(entries.size(), "run-1", NOW, event));
		}
		return RunRecord.of(new RunSummary("run-1", RunKind.RUNBOOK, "r", "1", Text.verbatim("Runbook"), "ops", "", Optional.empty(), NOW,
				Optional.of(NOW), RunSummary.State.FINISHED, Optional.empty(), 1, Map.of()), "PC-0417", entries);
	}

	private static String write(final ReportForm form, final Locale locale, final boolean masked) {
		return form.write(report(), locale, masked, NO_PACKS, NO_RUNBOOKS);
	}

	@Test
	void whatToDoComesFirst() {
		final String text = write(ReportForm.MARKDOWN, Locale.ENGLISH, false);
		final List<String> order = List.of("# PC-0417", "## To do now", "Do it by hand.", "## Causes", "The clock is wrong", "## Who", "## Findings",
				"## What was done", "Can be taken back", "## Before and after", "old@fabrikam.com", "no longer found");
		int place = -1;
		for (final String part : order) {
			final int next = text.indexOf(part, place + 1);
			assertTrue(next > place, () -> part + " in\n" + text);
			place = next;
		}
		assertTrue(text.contains(FollowUp.SIGN_OUT_OF_WINDOWS.describe().english()), text);
		assertFalse(text.contains("PC-9999"), "another endpoint's steps");
	}

	@Test
	void whatMachinesSayIsNoMarkup() throws Exception {
		final String html = write(ReportForm.HTML, Locale.JAPANESE, false);
		assertFalse(html.contains("<script"), html);
		assertTrue(html.contains("<html lang=\"ja\">") && html.contains("時計が狂っています") && html.contains("これから行うこと"), html);
		final String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>")).replace("<br>", "<br/>");
		DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
		assertTrue(write(ReportForm.MARKDOWN, Locale.ENGLISH, false).contains("\\<script\\>"), "escaped in Markdown too");
	}

	@Test
	void pseudonymsStandForTheSameThroughout() {
		for (final ReportForm form : ReportForm.values()) {
			for (final Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
				final String text = write(form, locale, true);
				for (final String secret : List.of("taro.yamada", "t.yamada", "contoso.com", "CONTOSO\\", SID, "PC-0417", "fabrikam")) {
					assertFalse(text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)), () -> secret + " in\n" + text);
				}
				assertTrue(text.contains("machine-1") && text.contains("person-1") && text.contains("sid-1"), text);
			}
		}
		assertEquals(write(ReportForm.HTML, Locale.ENGLISH, true), write(ReportForm.HTML, Locale.ENGLISH, true));
	}

	@Test
	void whatIdentifiesSomebodyIsReplacedWhereverItStands() {
		final RegistryKey identity = new RegistryKey(RegistryPath.parse("HKCU\\Software\\X"),
				List.of(RegistryValue.text("EmailAddress", "taro.yamada@contoso.com"), RegistryValue.text("FriendlyName", "Yamada Taro")), List.of());
		final Facts facts = Facts.of("PC-0417", NOW, List.of(
				new Fact<>(RegistryProbe.key("HKCU\\Software\\X"), TARO, Answer.present(identity), NOW, "test")));
		final Pseudonyms pseudonyms = new Pseudonyms("PC-0417", List.of("HELPDESK\\m.tanaka"), List.of(facts));
		final Map<String, String> expected = new LinkedHashMap<>();
		expected.put("Write to hana@fabrikam.com, please.", "Write to person-1, please.");
		expected.put("Proxy proxy01.corp.contoso.com:8080, *.contoso.com, contoso.com", "Proxy machine-1:8080, machine-2, organisation-1");
		expected.put("C:\\Users\\Taro Yamada\\AppData\\Local", "C:\\Users\\account-1\\AppData\\Local");
		expected.put("corp.contoso.com\\t.yamada or CONTOSO\\t.yamada", "account-2 or account-2");
		expected.put("Office16O365ProPlusR: LICENSED, …2WC00", "Office16O365ProPlusR: LICENSED, …key-1");
		expected.put("ABCDE-FGHIJ-KLMNO-PQRST-UVWXY", "key-2");
		expected.put("fe80::1c2d:3e4f 2001:db8:0:1:2:3:4:5 00-1A-2B-3C-4D-5E 10.1.2.3", "address-1 address-2 address-3 address-4");
		expected.put("signed in as Yamada Taro", "signed in as person-2");
		expected.put("run by m.tanaka as azuread\\hanako.sato, for NT AUTHORITY\\SYSTEM", "run by account-4 as account-3, for NT AUTHORITY\\SYSTEM");
		expected.put("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\User Settings\\CustomUserReset", "HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\User Settings\\CustomUserReset");
		expected.put("HKCU\\Software\\Microsoft\\Office\\16.0\\Registration", "HKCU\\Software\\Microsoft\\Office\\16.0\\Registration");
		expected.put("At 2026-01-31T09:00:00Z, 08:45:12, login.microsoftonline.com, 16.0.18526.20672, HKCU\\Software\\Microsoft, MicrosoftOffice16_Data",
				"At 2026-01-31T09:00:00Z, 08:45:12, login.microsoftonline.com, 16.0.18526.20672, HKCU\\Software\\Microsoft, MicrosoftOffice16_Data");
		expected.forEach((text, masked) -> assertEquals(masked, pseudonyms.replace(text)));
	}
}
