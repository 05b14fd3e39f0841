package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.SecretMask;
import io.shuzen.core.secret.SecretsInUse;

class SecretMaskTest {

	private static final String SECRET = "p'a\"ss&<%wörd>パス";
	private static final SecretMask MASK = SecretMask.of(List.of(SECRET, "second-secret", "abc"));

	@Test
	void aSecretIsClearedHoweverItIsQuoted() {
		for (final String spelling : List.of(SECRET, "p''a\"ss&<%wörd>パス", "p'a`\"ss&<%wörd>パス", "p'a^\"ss^&^<^%wörd^>パス",
				"p'a\"ss&<%%wörd>パス", "p'a\\\"ss&<%wörd>パス", "p'a\"\"ss&<%wörd>パス", "p'a\"ss&amp;&lt;%wörd&gt;パス",
				"p&apos;a&quot;ss&amp;&lt;%wörd&gt;パス")) {
			assertEquals("set X=********!", MASK.clear("set X=" + spelling + '!'), spelling);
		}
		assertEquals("******** and ********", MASK.clear(SECRET + " and second-secret"));
	}

	@Test
	void aSecretIsClearedInsideEncodedDataWhichCanStillBeDecoded() {
		for (final Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
			for (final String before : List.of("", "1", "12", "123", "a script that sets ")) {
				final byte[] data = (before + SECRET + " and more").getBytes(charset);
				final String decoded = new String(Base64.getDecoder().decode(MASK.clear(Base64.getEncoder().encodeToString(data))), charset);
				assertFalse(decoded.contains("ss&<%w"), decoded);
				assertTrue(decoded.startsWith(before) && decoded.endsWith(" and more"), decoded);
				final String hex = MASK.clear(HexFormat.of().formatHex(data));
				assertEquals(data.length, HexFormat.of().parseHex(hex).length);
				assertFalse(new String(HexFormat.of().parseHex(hex), charset).contains(SECRET));
			}
		}
	}

	@Test
	void ofASecretThatALongTextWasCutInTheMiddleOfTheRestIsClearedToo() {
		final String before = "x".repeat(4_000);
		for (int kept = SecretMask.SHORTEST; kept < SECRET.length(); kept++) {
			assertEquals(before + "********", MASK.clear(before + SECRET.substring(0, kept)));
			assertEquals(before + "********…", MASK.clear(before + SECRET.substring(0, kept) + '…'));
			assertEquals("********" + before, MASK.clear(SECRET.substring(SECRET.length() - kept) + before));
		}
		final String base64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
		assertEquals(before + "********", MASK.clear(before + base64.substring(0, 9)));
		final String harmless = "p'a" + before + "sec";
		assertSame(harmless, MASK.clear(harmless));
	}

	@Test
	void whatHoldsNoSecretStaysAsItIs() {
		final String harmless = "abcdefg, abc, p'a\"ss";
		assertSame(harmless, MASK.clear(harmless), "three characters are no secret");
		assertTrue(SecretMask.of(List.of("abc", "")).isEmpty());
		assertFalse(MASK.toString().contains("secret"), MASK.toString());
	}

	@Test
	void whatIsGivenOutForAnEndpointIsClearedFromWhatThatEndpointSays() {
		final SecretsInUse inUse = new SecretsInUse();
		final EndpointDescriptor one = EndpointDescriptor.of("PC-1", "192.0.2.1", "ssh");
		final EndpointDescriptor other = EndpointDescriptor.of("PC-2", "192.0.2.2", "ssh");
		assertTrue(inUse.maskOf(one).isEmpty());
		assertEquals(Optional.empty(),
				inUse.remembering((endpoint, source) -> Optional.empty()).secret(one, CredentialSource.NONE));
		assertTrue(inUse.maskOf(one).isEmpty());
		for (final String secret : List.of("old-password", "new-password")) {
			final char[] given = inUse.remembering((endpoint, source) -> Optional.of(secret.toCharArray())).secret(one, CredentialSource.NONE)
					.orElseThrow();
			assertEquals(secret, new String(given));
		}
		assertEquals("********, ********", inUse.maskOf(one).clear("old-password, new-password"));
		inUse.remember(one, "product-key");
		assertEquals("********, ********", inUse.maskOf(one).clear("old-password, product-key"));
		assertTrue(inUse.maskOf(other).isEmpty());
	}
}
