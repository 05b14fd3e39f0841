package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.FactsComparison;
import io.shuzen.core.evidence.FactsComparison.Difference;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsUser;

class FactsComparisonTest {

	private static final Instant THEN = Instant.parse("2026-01-31T09:00:00Z");
	private static final RegistryProbe KEY = RegistryProbe.tree("HKLM\\SOFTWARE\\Contoso");

	private static Facts facts(final Fact<?>... facts) {
		return Facts.of("PC", THEN, List.of(facts));
	}

	private static <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Identity identity, final Answer<V> answer) {
		return new Fact<>(probe, identity, answer, THEN, "");
	}

	private static Fact<RegistryKey> key(final RegistryValue... values) {
		return fact(KEY, Identity.ADMINISTRATOR,
				Answer.present(new RegistryKey(RegistryPath.parse("HKLM\\SOFTWARE\\Contoso"), List.of(values), List.of())));
	}

	@Test
	void valuesOfTheRegistryAreComparedOneByOneWhateverTheirOrder() {
		final FactsComparison comparison = FactsComparison.of(
				facts(key(RegistryValue.text("Same", "x"), RegistryValue.text("Changed", "1"), RegistryValue.number("Gone", 7))),
				facts(key(RegistryValue.text("New", "n"), RegistryValue.text("changed", "2"), RegistryValue.text("same", "x"))));
		assertEquals(1, comparison.compared());
		assertEquals(List.of("HKLM\\SOFTWARE\\Contoso\\Changed", "HKLM\\SOFTWARE\\Contoso\\Gone", "HKLM\\SOFTWARE\\Contoso\\New"),
				comparison.differences().stream().map(Difference::place).toList());
		assertEquals(Optional.empty(), comparison.differences().get(1).right());
		assertEquals(Optional.empty(), comparison.differences().get(2).left());
	}

	@Test
	void absentAndPresentDiffer() {
		final FactsComparison comparison = FactsComparison.of(facts(key(RegistryValue.text("A", "1"))),
				facts(fact(KEY, Identity.ADMINISTRATOR, Answer.absent())));
		assertEquals(List.of(Optional.empty()), comparison.differences().stream().map(Difference::right).toList());
	}

	@Test
	void usersOfTwoMachinesAreMatchedByTheirAccounts() {
		final FactsComparison comparison = FactsComparison.of(ofUser("S-1-5-21-1-1-1-1001", "MicrosoftOffice16_Data:one"),
				ofUser("S-1-5-21-2-2-2-2001", "MicrosoftOffice16_Data:two"));
		assertEquals(List.of("CONTOSO\\taro", "CONTOSO\\taro"), comparison.differences().stream()
				.filter(difference -> difference.probe() instanceof CredentialProbe).map(Difference::user).toList());
	}

	private static Facts ofUser(final String sid, final String target) {
		return facts(
				fact(UserProbe.INSTANCE, Identity.ADMINISTRATOR,
						Answer.present(new UserList(List.of(new WindowsUser(sid, "CONTOSO\\taro", "C:\\Users\\taro", true, Optional.of(false),
								Optional.empty()))))),
				fact(CredentialProbe.INSTANCE, Identity.user(sid),
						Answer.present(new CredentialList(List.of(new StoredCredential(target, "Generic", "taro"))))));
	}

	@Test
	void thatAProgramHasAnotherNumberIsNoDifference() {
		assertEquals(List.of(), FactsComparison.of(
				facts(fact(ProcessProbe.INSTANCE, Identity.ADMINISTRATOR,
						Answer.present(new ProcessList(List.of(new WindowsProcess(1, "WINWORD.EXE", 1, "", "")))))),
				facts(fact(ProcessProbe.INSTANCE, Identity.ADMINISTRATOR,
						Answer.present(new ProcessList(List.of(new WindowsProcess(2, "winword.exe", 1, "", "")))))))
				.differences());
	}

	@Test
	void whatOnlyOneSideWasAskedIsNotCompared() {
		final FactsComparison comparison = FactsComparison.of(facts(key()), facts());
		assertEquals(0, comparison.compared());
		assertEquals(List.of(), comparison.differences());
	}
}
