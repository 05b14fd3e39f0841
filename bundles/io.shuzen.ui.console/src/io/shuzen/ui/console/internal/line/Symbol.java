package io.shuzen.ui.console.internal.line;

import io.shuzen.core.diagnostic.Severity;

/** What a line begins with: the same signs as in tables and reports, each of its own shape. */
public enum Symbol {
	STARTED("▶", Tone.ACCENT),
	IN_PROGRESS("…", Tone.MUTED),
	PLANNED("○", Tone.PLAIN),
	DONE("✔", Tone.GOOD),
	OK("●", Tone.GOOD),
	INFO("i", Tone.ACCENT),
	WARNING("▲", Tone.WARNING),
	ERROR("■", Tone.ERROR),
	FAILED("✖", Tone.ERROR),
	UNDONE("↺", Tone.GOOD),
	WAITING("‖", Tone.WARNING),
	IN_DOUBT("?", Tone.WARNING),
	SKIPPED("–", Tone.MUTED),
	OUTPUT("│", Tone.MUTED),
	/** Goes on from the line above. */
	CONTINUED("   ", Tone.PLAIN),
	/** Goes on from the line above and is for experts. */
	DETAIL("   ", Tone.MUTED);

	private final String sign;
	private final Tone tone;

	Symbol(final String sign, final Tone tone) {
		this.sign = sign;
		this.tone = tone;
	}

	public String sign() {
		return sign;
	}

	public Tone tone() {
		return tone;
	}

	static Symbol of(final Severity severity) {
		return switch (severity) {
		case OK -> OK;
		case INFO -> INFO;
		case WARNING -> WARNING;
		case ERROR -> ERROR;
		};
	}
}
