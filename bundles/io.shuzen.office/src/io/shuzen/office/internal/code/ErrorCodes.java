package io.shuzen.office.internal.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.pack.CodeExplainer;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.pack.CodeMention;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.id.DiagnosticId;

/**
 * Explains the codes that Office, Windows' Web Account Manager and Microsoft Entra ID show when signing in fails. The families of
 * {@code 0xCAAxxxxx} are those of the status codes header of Microsoft's authentication library: facility in the upper bits, and an HTTP
 * status, a WinINet error or a number of its own in the lower word. So a code nobody listed is explained as well.
 */
@Component
public final class ErrorCodes implements CodeExplainer {

	private static final TextBundle TEXTS = TextBundle.beside(ErrorCodes.class, "codes");
	private static final Pattern IN_TEXT = Pattern
			.compile("(?i)\\bAADSTS\\d{4,8}\\b|\\b0x[0-9a-f]{1,8}\\b|\\bCAA[0-9A-F]{5}\\b|(?<![\\w.-])-21\\d{8}\\b");

	private static final int HTTP_FIRST = 100;
	private static final int HTTP_LAST = 599;

	@Override
	public Optional<CodeExplanation> explain(final String code) {
		return CodeForm.read(code).flatMap(ErrorCodes::explain);
	}

	@Override
	public List<CodeMention> mentions(final String text) {
		final List<CodeMention> mentions = new ArrayList<>();
		final Matcher matcher = IN_TEXT.matcher(text);
		while (matcher.find()) {
			final int start = matcher.start();
			final int length = matcher.end() - start;
			explain(matcher.group()).ifPresent(explanation -> mentions.add(new CodeMention(start, length, explanation)));
		}
		return mentions;
	}

	/** Explains every code that a log entry mentions, each once, in the order of the text. */
	public List<CodeExplanation> explainAll(final String text) {
		final Map<String, CodeExplanation> found = new LinkedHashMap<>();
		mentions(text).forEach(mention -> found.putIfAbsent(mention.explanation().code(), mention.explanation()));
		return new ArrayList<>(found.values());
	}

	private static Optional<CodeExplanation> explain(final CodeForm code) {
		final Optional<KnownCode> known = KnownCode.of(code);
		if (known.isPresent()) {
			return Optional.of(known.get().explain(code, TEXTS, family(code)));
		}
		if (code.isEntra()) {
			return Optional.of(computed(code, "entra", "", List.of(DiagnosticId.PRIMARY_REFRESH_TOKEN, DiagnosticId.AAD_EVENTS),
					code.value()));
		}
		return switch (code.high()) {
		case 0xCAA2 -> Optional.of(computed(code, "caa2", "", List.of(DiagnosticId.AAD_EVENTS), code.low()));
		case 0xCAA3 -> Optional.of(http(code));
		case 0xCAA7 -> Optional.of(computed(code, "caa7", "", network(), code.low()));
		case 0xCAA8 -> Optional.of(internet(code, "caa8"));
		case 0xCAA5, 0xCAA9, 0xCAAA ->
			Optional.of(computed(code, familyKey(code), "", List.of(DiagnosticId.AAD_EVENTS), code.low()));
		case 0x8007 -> Optional.of(InternetError.of(code.low()).isPresent() ? internet(code, "win32")
				: computed(code, "win32", "", List.of(), code.low()));
		case 0x8009 -> Optional.of(computed(code, "security", "", List.of(DiagnosticId.DEVICE_KEYS, DiagnosticId.TPM), code.low()));
		case 0x8028, 0x8029 -> Optional.of(computed(code, "tpm", "", List.of(DiagnosticId.TPM, DiagnosticId.DEVICE_KEYS), code.low()));
		case 0x801C -> Optional.of(computed(code, "registration", "",
				List.of(DiagnosticId.DEVICE_JOIN, DiagnosticId.REGISTRATION_EVENTS), code.low()));
		case 0x8018 -> Optional.of(computed(code, "enrollment", "", List.of(DiagnosticId.WORKPLACE_JOIN), code.low()));
		case 0xC004 -> Optional.of(computed(code, "licensing", "", List.of(DiagnosticId.PRODUCT_KEYS), code.canonical()));
		default -> InternetError.of((int) Math.min(code.value(), Integer.MAX_VALUE)).map(error -> internet(code, "wininet"));
		};
	}

	private static List<String> network() {
		return List.of(DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.CONNECTIVITY, DiagnosticId.USER_PROXY);
	}

	private static CodeExplanation http(final CodeForm code) {
		final int status = code.low();
		if (status < HTTP_FIRST || status > HTTP_LAST) {
			return computed(code, "caa3.other", "", network(), status);
		}
		final String key = "http." + status;
		final boolean named = TEXTS.has(key);
		final Text reason = named ? TEXTS.text(key) : TEXTS.text("http." + status / 100 + "xx");
		return new CodeExplanation(code.canonical(), TEXTS.text("family.caa3"), "HTTP " + status,
				TEXTS.text("caa3", status, reason), TEXTS.text("caa3.advice"),
				status == 407 ? List.of(DiagnosticId.USER_PROXY, DiagnosticId.WINHTTP_PROXY, DiagnosticId.SERVICE_ENDPOINTS)
						: network(),
				named, true);
	}

	private static CodeExplanation internet(final CodeForm code, final String family) {
		final Optional<InternetError> error = InternetError.of(code.low());
		return new CodeExplanation(code.canonical(), TEXTS.text("family." + family), error.map(InternetError::name).orElse(""),
				error.map(known -> TEXTS.text("internet", Integer.toString(code.low()), TEXTS.text("internet." + known.kind())))
						.orElseGet(() -> TEXTS.text("internet.unknown", Integer.toString(code.low()))),
				error.map(known -> TEXTS.text("internet." + known.kind() + ".advice")).orElse(TEXTS.text("caa8.advice")),
				error.map(known -> known.kind().diagnostics()).orElse(network()), error.isPresent(), true);
	}

	private static CodeExplanation computed(final CodeForm code, final String key, final String name,
			final List<String> relates, final Object number) {
		return new CodeExplanation(code.canonical(), family(code), name,
				TEXTS.text(key, number instanceof final Number value ? Long.toString(value.longValue()) : number),
				TEXTS.has(key + ".advice") ? TEXTS.text(key + ".advice", number) : Text.EMPTY, relates, false, true);
	}

	private static Text family(final CodeForm code) {
		return TEXTS.text("family." + familyKey(code));
	}

	private static String familyKey(final CodeForm code) {
		if (code.isEntra()) {
			return "entra";
		}
		return switch (code.high()) {
		case 0xCAA2 -> "caa2";
		case 0xCAA3 -> "caa3";
		case 0xCAA5 -> "caa5";
		case 0xCAA7 -> "caa7";
		case 0xCAA8 -> "caa8";
		case 0xCAA9 -> "caa9";
		case 0xCAAA -> "caaa";
		case 0x8007 -> "win32";
		case 0x8009 -> "security";
		case 0x8028, 0x8029 -> "tpm";
		case 0x801C -> "registration";
		case 0x8018 -> "enrollment";
		case 0x8004 -> "application";
		case 0xC004 -> "licensing";
		case 0xC000, 0xC0F1 -> "status";
		default -> "small";
		};
	}
}
