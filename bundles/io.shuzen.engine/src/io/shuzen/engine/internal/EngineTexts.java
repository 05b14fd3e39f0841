package io.shuzen.engine.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** The words of the engine. */
public final class EngineTexts {

	static final TextBundle TEXTS = TextBundle.beside(EngineTexts.class, "engine");

	private EngineTexts() {
	}

	/** For what the API says of its own accord. */
	public static Text text(final String key, final Object... arguments) {
		return TEXTS.text(key, arguments);
	}

	/** A failure whose advice stands under the key with {@code .advice} after it. */
	static Failure failure(final FailureKind kind, final String key, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments), TEXTS.text(key + ".advice"));
	}

	public static FailureException exception(final FailureKind kind, final String key, final Object... arguments) {
		return new FailureException(failure(kind, key, arguments));
	}

	/** Something threw that must not: a defect of a pack, a back end or Shuzen. */
	static Failure defect(final String key, final Throwable thrown, final Object... arguments) {
		return new Failure(FailureKind.INTERNAL, TEXTS.text(key, arguments), TEXTS.text("defect.advice"), thrown.toString());
	}
}
