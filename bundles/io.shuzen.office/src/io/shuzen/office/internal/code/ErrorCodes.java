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
 * status, a WinINet error or a number of its own in the lower word; the first four bits say error, warning or information. So a code
 * nobody listed is explained as well, and of any other 32-bit error at least the part of Windows is told that it comes from.
 */
@Component
public final class ErrorCodes implements CodeExplainer {

	private static final TextBundle TEXTS = TextBundle.beside(ErrorCodes.class, "codes");
	// hexadecimal, with 0x or so long that it is nothing else; and the decimal forms of CAAxxxxx, 8007xxxx to 8017xxxx and C000xxxx, C004xxxx
	private static final Pattern IN_TEXT = Pattern.compile("(?i)\\bAADSTS ?\\d{4,8}\\b|\\b0x[0-9a-f]{1,8}\\b|\\b[4-8C]AA[0-9A-F]{5}\\b"
			+ "|(?<![\\w.-])80(?:0[79]|1[89C]|2[89])[0-9A-F]{4}\\b|\\bC004[CF][0-9A-F]{3}\\b"
			+ "|(?<![\\w.-])-(?:21\\d{8}|89[45]\\d{6}|1073[467]\\d{5})\\b|(?<![\\w.-])(?:3399\\d{6}|21479\\d{5}|2148\\d{6})\\b");
	/** The upper byte of the numbers by which Windows' sign-in to the cloud reports (AAD_CLOUDAP_E_…). */
	private static final int CLOUD_SIGN_IN = 0x84;
	private static final int HTTP_FIRST = 100;
	private static final int HTTP_LAST = 599;

	@Override
	public Optional<CodeExplanation> explain(final String code) {
		return CodeForm.read(code).flatMap(form -> explain(form).or(() -> byFacility(form)));
	}

	@Override
	public List<CodeMention> mentions(final String text) {
		final List<CodeMention> mentions = new ArrayList<>();
		final Matcher matcher = IN_TEXT.matcher(text);
		while (matcher.find()) {
			final int start = matcher.start();
			final int length = matcher.end() - start;
			// of a number in a text that says nothing but its facility, it is not sure that it is a code at all
			CodeForm.read(matcher.group()).flatMap(ErrorCodes::explain)
					.ifPresent(explanation -> mentions.add(new CodeMention(start, length, explanation)));
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
		final Optional<KnownCode> known = KnownCode.of(code.asError());
		if (known.isPresent()) {
			return Optional.of(known.get().explain(code, TEXTS, family(code)));
		}
		if (code.isEntra()) {
			return Optional.of(computed(code, "entra", "", List.of(DiagnosticId.PRIMARY_REFRESH_TOKEN, DiagnosticId.AAD_EVENTS),
					code.value()));
		}
		return switch (familyKey(code)) {
		case "caa2", "caa5", "caa9", "caaa" ->
			Optional.of(computed(code, familyKey(code), "", List.of(DiagnosticId.AAD_EVENTS), code.low()));
		case "caa3" -> Optional.of(http(code, "caa3"));
		case "http" -> Optional.of(http(code, "http"));
		case "caa7" -> Optional.of(computed(code, "caa7", "", network(), code.low()));
		case "caa8" -> Optional.of(internet(code, "caa8"));
		case "win32" -> Optional.of(InternetError.of(code.low()).isPresent() ? internet(code, "win32")
				: computed(code, "win32", "", List.of(), code.low()));
		case "security" -> Optional.of(computed(code, "security", "", List.of(DiagnosticId.DEVICE_KEYS, DiagnosticId.TPM), code.low()));
		case "tpm" -> Optional.of(computed(code, "tpm", "", List.of(DiagnosticId.TPM, DiagnosticId.DEVICE_KEYS), code.low()));
		case "registration" -> Optional.of(computed(code, "registration", "",
				List.of(DiagnosticId.DEVICE_JOIN, DiagnosticId.REGISTRATION_EVENTS), code.low()));
		case "enrollment" -> Optional.of(computed(code, "enrollment", "", List.of(DiagnosticId.WORKPLACE_JOIN), code.low()));
		case "cloudap" -> Optional.of(computed(code, "cloudap", "", List.of(DiagnosticId.PRIMARY_REFRESH_TOKEN, DiagnosticId.AAD_EVENTS),
				code.canonical()));
		case "licensing" -> Optional.of(computed(code, "licensing", "", List.of(DiagnosticId.PRODUCT_KEYS), code.canonical()));
		case "status" -> Optional.of(computed(code, "status", "", List.of(DiagnosticId.PRIMARY_REFRESH_TOKEN), code.canonical()));
		default -> InternetError.of((int) Math.min(code.value(), Integer.MAX_VALUE)).map(error -> internet(code, "wininet"));
		};
	}

	/** Of an error that nothing else is known of: which part of Windows it comes from, as winerror.h numbers them. */
	private static Optional<CodeExplanation> byFacility(final CodeForm code) {
		if (code.isEntra() || code.severity() != 0x8 && code.severity() != 0xC && !code.isOfAuthenticationLibrary() || code.low() == 0) {
			return Optional.empty();
		}
		final String key = "facility." + (code.facility() & 0x7FF);
		final Text part = TEXTS.has(key) ? TEXTS.text(key) : TEXTS.text("facility.other", Integer.toString(code.facility() & 0x7FF));
		return Optional.of(new CodeExplanation(code.canonical(), family(code), "", TEXTS.text("facility", part, Integer.toString(code.low())),
				TEXTS.text("facility.advice"), List.of(), false, true));
	}

	private static List<String> network() {
		return List.of(DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.CONNECTIVITY, DiagnosticId.USER_PROXY);
	}

	private static CodeExplanation http(final CodeForm code, final String family) {
		final int status = code.low();
		if (status < HTTP_FIRST || status > HTTP_LAST) {
			return computed(code, "caa3.other", "", network(), status);
		}
		final String key = "http." + status;
		final boolean named = TEXTS.has(key);
		final Text reason = named ? TEXTS.text(key) : TEXTS.text("http." + status / 100 + "xx");
		return new CodeExplanation(code.canonical(), withSeverity(code, TEXTS.text("family." + family)), "HTTP " + status,
				TEXTS.text("caa3", status, reason), TEXTS.text("caa3.advice"),
				status == 407 ? List.of(DiagnosticId.USER_PROXY, DiagnosticId.WINHTTP_PROXY, DiagnosticId.SERVICE_ENDPOINTS)
						: network(),
				named, true);
	}

	private static CodeExplanation internet(final CodeForm code, final String family) {
		final Optional<InternetError> error = InternetError.of(code.low());
		return new CodeExplanation(code.canonical(), withSeverity(code, TEXTS.text("family." + family)), error.map(InternetError::name).orElse(""),
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
		return withSeverity(code, TEXTS.text("family." + familyKey(code)));
	}

	private static Text withSeverity(final CodeForm code, final Text family) {
		return code.isOfAuthenticationLibrary() && code.severity() != 0xC ? TEXTS.text("severity." + code.severity(), family) : family;
	}

	private static String familyKey(final CodeForm code) {
		if (code.isEntra()) {
			return "entra";
		}
		if (code.isOfAuthenticationLibrary()) {
			return switch (code.facility()) {
			case 0xAA2 -> "caa2";
			case 0xAA3 -> "caa3";
			case 0xAA5 -> "caa5";
			case 0xAA7 -> "caa7";
			case 0xAA8 -> "caa8";
			case 0xAA9 -> "caa9";
			case 0xAAA -> "caaa";
			default -> "caa";
			};
		}
		return switch (code.high()) {
		case 0x8007 -> "win32";
		case 0x8009 -> "security";
		case 0x8019 -> "http";
		case 0x8028, 0x8029, 0xC028, 0xC029 -> "tpm";
		case 0x801C -> "registration";
		case 0x8018 -> "enrollment";
		case 0x8004, 0xC004 -> code.low() >>> 8 == CLOUD_SIGN_IN ? "cloudap" : code.high() == 0xC004 ? "licensing" : "application";
		case 0xC000 -> "status";
		case 0xC0F1 -> "otherStatus";
		default -> code.severity() >= 0x8 ? "other" : "small";
		};
	}
}
