package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.office.internal.code.ErrorCodes;

/** The decoder: every family by its arithmetic, every way of writing a code. */
class ErrorCodesTest {

	private static final ErrorCodes CODES = new ErrorCodes();

	private static CodeExplanation explain(final String code) {
		return CODES.explain(code).orElseThrow(() -> new AssertionError(code + " is not explained"));
	}

	@Test
	void everyWayOfWritingACodeIsUnderstood() {
		for (final String form : List.of("0xCAA20002", "caa20002", " CAA20002 ", "0xcaa20002.", "\"0xCAA20002\"", "-895352830",
				"3399614466")) {
			assertEquals("0xCAA20002", explain(form).code(), form);
		}
		assertEquals("0x80070057", explain("-2147024809").code());
		assertEquals("0x80070520", explain("2147943712").code());
		assertEquals("0x80090016", explain("2148073494").code());
		assertEquals("0x80090030", explain("2148073520").code());
		assertEquals("0x80090016", explain("80090016").code());
		assertEquals("AADSTS50126", explain("aadsts50126").code());
	}

	@Test
	void familiesAreComputed() {
		assertEquals("HTTP 407", explain("CAA30197").name());
		assertEquals("HTTP 403", explain("0xCAA30193").name());
		assertEquals("HTTP 503", explain("0xCAA301F7").name());
		assertTrue(explain("0xCAA301A2").meaning().english().contains("418"));
		assertEquals("ERROR_INTERNET_TIMEOUT", explain("0xCAA82EE2").name());
		assertEquals("ERROR_INTERNET_NAME_NOT_RESOLVED", explain("0xCAA82EE7").name());
		assertEquals("ERROR_INTERNET_CANNOT_CONNECT", explain("0xCAA82EFD").name());
		assertEquals("ERROR_INTERNET_INVALID_CA", explain("0xCAA82F0D").name());
		assertEquals("ERROR_WINHTTP_AUTODETECTION_FAILED", explain("0xCAA82F94").name());
		assertEquals("ERROR_INTERNET_NAME_NOT_RESOLVED", explain("0x80072EE7").name());
		assertEquals("ERROR_INTERNET_NAME_NOT_RESOLVED", explain("12007").name());
		assertFalse(explain("0xCAA2BEEF").exact());
		assertFalse(explain("AADSTS1234567").exact());
		assertTrue(explain("0xC004C060").meaning().english().contains("0xC004C060"));
	}

	@Test
	void theAuthenticationLibrarysNumbersAreTheSameAsWarningsAndInformation() {
		assertEquals("INET_E_RESOURCE_NOT_FOUND", explain("0x8AA70004").name());
		assertEquals("HTTP 407", explain("0x4AA30197").name());
		assertTrue(explain("0x4AA50081").family().english().endsWith("; as information"), explain("0x4AA50081")::toString);
		assertEquals("0x8AA82EE7", explain("0x8AA82EE7").code());
	}

	@Test
	void statusCodesAreNotTakenForThoseOfLicensing() {
		assertEquals("STATUS_NETWORK_UNREACHABLE", explain("-1073741252").name());
		assertEquals("AAD_CLOUDAP_E_OAUTH_USERNAME_IS_MALFORMED", explain("0xC004844C").name());
		assertTrue(explain("0xC0048499").meaning().english().contains("sign-in"), explain("0xC0048499")::toString);
		assertTrue(explain("0xC0000022").meaning().english().contains("0xC0000022"));
	}

	@Test
	void whatNobodyListedIsExplainedByWhereItComesFrom() {
		assertTrue(explain("0x80190191").meaning().english().contains("HTTP 401"));
		assertTrue(explain("0x800B0109").meaning().english().contains("certificates"));
		assertTrue(explain("0x80004005").meaning().english().contains("16389"));
		assertTrue(explain("0x8ABC0001").meaning().english().contains("700"));
		for (final String code : List.of("0x800B0109", "0x80004005", "0x8ABC0001")) {
			assertFalse(explain(code).exact(), code);
			assertNotEquals(explain(code).meaning().english(), explain(code).meaning().japanese(), code);
		}
		assertEquals(List.of(), CODES.explainAll("flags 0x80000000, mask 0xFFFFFFFF, options 0x80004005"), "in a text it need be no code");
	}

	@Test
	void codesInSentencesAreFoundInEveryForm() {
		final List<String> codes = CODES.explainAll("Error code: 80090016. Attempt Status -1073741715; Error=3399811100 or -895352830, AADSTS 50126,"
				+ " 2147943712 and C004F074, 4AA50081").stream().map(CodeExplanation::code).toList();
		assertEquals(List.of("0x80090016", "0xC000006D", "0xCAA5001C", "0xCAA20002", "AADSTS50126", "0x80070520", "0xC004F074", "0x4AA50081"),
				codes);
	}

	@Test
	void codesOfTheCatalogueAreKnownOneByOne() {
		for (final String code : List.of("0xCAA20001", "0xCAA2000C", "0xCAA20064", "0xCAA70003", "0xCAA70011", "0xCAA90003",
				"0xCAA9001F", "0xCAAA0006", "0xCAAA0007", "0xCAA5001C", "0xCAA50021", "0x80070520", "0x80090030", "0x80180014",
				"AADSTS135011", "AADSTS50155", "AADSTS50076", "AADSTS50078", "AADSTS500133", "AADSTS9002313", "0x40E", "0x420",
				"0x8004FC12", "0x8004de40", "0x8004de88", "0x8004dec5", "0x8004deef", "0x8004deb4", "0xc0f10005", "0x80070164",
				"0x102", "0x80070102", "0x801c001d", "0x801c03f2")) {
			final CodeExplanation explanation = explain(code);
			assertTrue(explanation.exact(), code);
			assertNotEquals(explanation.meaning().english(), explanation.meaning().japanese(), code);
		}
	}

	@Test
	void whatIsOnlyRememberedSaysSo() {
		assertFalse(explain("0x80180014").verified());
		assertFalse(explain("0x8004FC12").verified());
		assertTrue(explain("0xCAA70007").verified());
	}

	@Test
	void whatIsNoCodeIsNotExplained() {
		for (final String text : List.of("", "  ", "hello", "AADSTS", "0x", "0xGG", "99999999999", "-99999999999", "0x123456789",
				"４０７", "\0", "CAA2", "-")) {
			assertEquals(Optional.empty(), CODES.explain(text), text);
		}
	}

	@Test
	void theDiagnosticsACodeRelatesToExist() {
		final Set<String> known = Office.PACK.diagnostics().stream().map(Diagnostic::id).collect(Collectors.toSet());
		for (int high : new int[] { 0xCAA2, 0xCAA3, 0xCAA5, 0xCAA7, 0xCAA8, 0xCAA9, 0xCAAA, 0x8007, 0x8009, 0x801C, 0x8018, 0x8028,
				0xC004, 0x8004 }) {
			for (int low = 0; low < 0x10000; low += 7) {
				CODES.explain("0x%04X%04X".formatted(high, low)).ifPresent(explanation -> {
					assertTrue(known.containsAll(explanation.relates()), explanation::toString);
					assertFalse(explanation.meaning().isEmpty(), explanation::toString);
					assertFalse(explanation.meaning().english().contains("{0"), explanation::toString);
					assertFalse(explanation.meaning().japanese().contains("{0"), explanation::toString);
				});
			}
		}
	}

	@Test
	void codesAreFoundInTheTextOfAnEvent() {
		final List<String> codes = CODES.explainAll("Error: 0xCAA70004 The server or proxy was not found.\nCode: 0xCAA70004 Logged at"
				+ " XMLHTTPWebRequest.cpp, line: 163. AADSTS50155: x. hit error -2147024891.").stream().map(CodeExplanation::code).toList();
		assertEquals(List.of("0xCAA70004", "AADSTS50155", "0x80070005"), codes);
	}

	@Test
	void codesAreFoundWhereATextMentionsThem() {
		final String text = "Sign-in ended with 0xCAA70007, before that CAA20003 and AADSTS50126 (-2147024809); build 0x0, 19045";
		final List<String> mentioned = new ErrorCodes().mentions(text).stream()
				.map(mention -> text.substring(mention.start(), mention.start() + mention.length()) + '=' + mention.explanation().code())
				.toList();
		assertEquals(List.of("0xCAA70007=0xCAA70007", "CAA20003=0xCAA20003", "AADSTS50126=AADSTS50126", "-2147024809=0x80070057"),
				mentioned);
	}

	@Test
	void everyCodeTheCatalogueNamesIsExplained() {
		for (final String code : ("CAA20001 CAA20002 CAA20003 CAA20004 CAA20005 CAA20007 CAA20008 CAA20009 CAA2000A CAA2000B CAA2000C CAA20064"
				+ " CAA30193 CAA30197 CAA301F7 CAA70003 CAA70004 CAA70006 CAA70007 CAA70008 CAA7000A CAA7000D CAA70010 CAA70011 CAA82EE2"
				+ " CAA82EE7 CAA82EFD CAA82EFE CAA82EFF CAA82F05 CAA82F06 CAA82F0D CAA82F19 CAA82F86 CAA82F87 CAA82F8F CAA82F94 CAA90003"
				+ " CAA90004 CAA90006 CAA90013 CAA90014 CAA90018 CAA9001F CAAA0006 CAAA0007 CAA5001C CAA50021 0x80070520 0x80090016"
				+ " 0x80090030 0x80180014 0x80070057 AADSTS135011 AADSTS50155 AADSTS50126 AADSTS50076 AADSTS50078 AADSTS500133 AADSTS9002313"
				+ " 0x40E 0x420 0x8004FC12 0x8004de40 0x8004de88 0x8004dec5 0x8004deef 0x8004deb4 0xc0f10005 0x80070164 0x80070005 0x801c001d"
				+ " 0x801c03f2").split(" ")) {
			final CodeExplanation explanation = explain(code);
			assertTrue(explanation.exact(), code);
			assertFalse(explanation.meaning().isEmpty() || explanation.meaning().english().equals(explanation.meaning().japanese()), code);
		}
		// families are computed for codes nobody listed
		for (final String code : List.of("CAA30191", "CAA301F4", "CAA82F7D", "0xC004F009")) {
			assertFalse(explain(code).meaning().isEmpty(), code);
		}
	}
}
