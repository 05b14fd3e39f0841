package io.shuzen.core.change;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;

/**
 * Runs a console program that alters the machine. The last resort: what has a change type of its own uses that, because only there the
 * former state can be saved.
 *
 * @param command       what to run
 * @param identity      as whom; a user's commands run in the user's own session
 * @param purpose       what it does, one short active sentence
 * @param timeout       when it is ended
 * @param successCodes  the exit codes that mean success
 * @param reversibility as the pack knows it
 * @param undo          the command that takes it back; only for reversible ones
 * @param secretInput   where the secret is that the command reads from its standard input: one line of UTF-8, ended by CR and LF. Only for
 *                      the administrator: to reach a user's session it would have to lie in a file
 */
public record ToolRun(ToolCommand command, Identity identity, Text purpose, Duration timeout, Set<Integer> successCodes,
		Reversibility reversibility, Optional<ToolCommand> undo, Optional<SecretReference> secretInput) implements Change {

	public ToolRun {
		Objects.requireNonNull(command);
		Objects.requireNonNull(identity);
		Objects.requireNonNull(purpose);
		Objects.requireNonNull(timeout);
		successCodes = Set.copyOf(successCodes);
		Objects.requireNonNull(reversibility);
		if (undo.isPresent() != (reversibility == Reversibility.REVERSIBLE)) {
			throw new IllegalArgumentException("a reversible command names the one that takes it back, others do not");
		}
		if (secretInput.isPresent() && !identity.equals(Identity.ADMINISTRATOR)) {
			throw new IllegalArgumentException("a secret for a program in a user's session");
		}
	}

	/** A command that reads nothing from its standard input. */
	public ToolRun(final ToolCommand command, final Identity identity, final Text purpose, final Duration timeout,
			final Set<Integer> successCodes, final Reversibility reversibility, final Optional<ToolCommand> undo) {
		this(command, identity, purpose, timeout, successCodes, reversibility, undo, Optional.empty());
	}

	/**
	 * The same, given a secret on its standard input.
	 *
	 * @param reference as {@link io.shuzen.core.step.Parameters#secret} gives it
	 * @throws IllegalArgumentException when it runs in a user's session
	 */
	public ToolRun withSecretInput(final SecretReference reference) {
		return new ToolRun(command, identity, purpose, timeout, successCodes, reversibility, undo, Optional.of(reference));
	}

	@Override
	public Text describe() {
		return secretInput.map(reference -> ChangeTexts.TEXTS.text("toolRun.secret", purpose, command.toString(), reference))
				.orElseGet(() -> ChangeTexts.TEXTS.text("toolRun", purpose, command.toString()));
	}
}
