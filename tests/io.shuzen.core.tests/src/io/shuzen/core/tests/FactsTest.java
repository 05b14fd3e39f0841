package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.SystemProbe;

class FactsTest {

	private final Facts facts = Samples.facts();

	@Test
	void aQuestionNobodyAskedIsUnreadableAndSaysSo() {
		final var answer = facts.answer(SystemProbe.INSTANCE);
		assertFalse(answer.isKnown());
		assertEquals(FailureKind.NOT_READ, answer.whyUnreadable().orElseThrow().kind());
		assertTrue(answer.whyUnreadable().orElseThrow().message().in(Locale.JAPANESE).contains("PC-0417"));
	}

	@Test
	void aRegistryKeyIsAnsweredFromTheTreeAboveIt() {
		final var answer = facts.answer(RegistryProbe.key(Samples.IDENTITY.child("identities").toString()), Samples.USER);
		assertEquals(Samples.IDENTITY.child("Identities"), answer.asOptional().orElseThrow().path());
	}

	@Test
	void aRegistryKeyThatTheTreeAboveItDoesNotHoldIsAbsent() {
		assertTrue(facts.answer(RegistryProbe.key(Samples.IDENTITY.child("Nothing").toString()), Samples.USER).isAbsent());
	}

	@Test
	void aTreeIsNotAnsweredFromAShallowReading() {
		assertFalse(RegistryProbe.key("HKLM\\Software\\A").covers(RegistryProbe.tree("HKLM\\Software\\A")));
		assertFalse(RegistryProbe.key("HKLM\\Software").covers(RegistryProbe.key("HKLM\\Software\\A")));
		assertTrue(RegistryProbe.tree("HKLM\\Software").covers(RegistryProbe.tree("HKLM\\SOFTWARE\\a")));
		assertFalse(RegistryProbe.tree("HKLM\\Software").covers(RegistryProbe.key("HKLM\\SoftwareX")));
	}

	@Test
	void answersOfEveryUserAreListedEvenWhenOneUsersIsMissing() {
		final Identity other = Identity.user("S-1-5-21-1-1-1-1105");
		final Facts both = facts.with(Facts.of("PC-0417", Samples.TIME, List.of(new Fact<>(
				RegistryProbe.key("HKCU\\Software\\X"), other, Answer.absent(), Samples.TIME, "reg"))));
		final var answers = both.answers(CredentialProbe.INSTANCE);
		assertEquals(Set.of(Samples.USER, other), answers.keySet());
		assertEquals(FailureKind.NOT_READ, answers.get(other).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void aNewerFactReplacesTheOlder() {
		final Facts newer = facts.with(Facts.of("PC-0417", Samples.TIME.plusSeconds(1), List.of(new Fact<>(
				RegistryProbe.tree(Samples.IDENTITY.toString()), Samples.USER, Answer.absent(), Samples.TIME, "reg"))));
		assertTrue(newer.answer(RegistryProbe.tree(Samples.IDENTITY.toString()), Samples.USER).isAbsent());
		assertEquals(facts.all().size(), newer.all().size());
	}

	@Test
	void aMachineFactCannotBeAUsers() {
		assertThrows(IllegalArgumentException.class, () -> new Fact<>(ProcessProbe.INSTANCE, Samples.USER,
				Answer.present(new ProcessList(List.of())), Samples.TIME, "tasklist"));
	}

	@Test
	void anAnswerKeepsItsStatusWhenMapped() {
		assertInstanceOf(Answer.Absent.class, Answer.<String>absent().map(String::length));
		assertEquals(Answer.present(3), Answer.present("abc").map(String::length));
		assertInstanceOf(Answer.Unreadable.class, facts.answer(SystemProbe.INSTANCE).map(Object::toString));
	}
}
