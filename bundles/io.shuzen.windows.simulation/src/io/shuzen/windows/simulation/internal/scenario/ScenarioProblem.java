package io.shuzen.windows.simulation.internal.scenario;

import java.io.Serial;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** Says what is wrong in a scenario, and where. */
public final class ScenarioProblem extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	static final TextBundle TEXTS = TextBundle.beside(ScenarioProblem.class, "scenario");

	private final transient Text text;

	ScenarioProblem(final Position position, final String key, final Object... arguments) {
		this(TEXTS.text("at", position.file(), Integer.toString(position.line()), TEXTS.text(key, arguments)), null);
	}

	ScenarioProblem(final Text text, final Throwable cause) {
		super(text.english(), cause);
		this.text = text;
	}

	public Text text() {
		return text;
	}

	public Failure failure() {
		return new Failure(FailureKind.INVALID_INPUT, text, TEXTS.text("advice"));
	}

	public FailureException asFailureException() {
		return new FailureException(failure(), this);
	}
}
