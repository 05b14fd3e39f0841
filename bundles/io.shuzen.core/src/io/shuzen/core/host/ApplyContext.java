package io.shuzen.core.host;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.secret.SecretValues;
import io.shuzen.model.parameter.SecretReference;

/**
 * The circumstances of a change.
 *
 * @param runId        which run makes it; names the quarantine folder, so letters, digits and hyphens only
 * @param cancellation stops it
 * @param output       takes what the machine prints meanwhile, for the console: a line, or several with line breaks between them;
 *                     called from any thread
 * @param beforeChange takes what restores the former state, once that is saved and before anything is altered. Returns when it is kept
 *                     where a crash cannot take it; nothing may be altered before. An exception it throws leaves the machine as it is and
 *                     passes through {@link WindowsHost#apply}
 * @param secrets      gives the secrets that the change names, before it is begun
 */
public record ApplyContext(String runId, Cancellation cancellation, Consumer<String> output, Consumer<Undo> beforeChange,
		SecretValues secrets) {

	public ApplyContext {
		if (!runId.matches("[A-Za-z0-9-]{1,64}")) {
			throw new IllegalArgumentException("run id: " + runId);
		}
		Objects.requireNonNull(cancellation);
		Objects.requireNonNull(output);
		Objects.requireNonNull(beforeChange);
		Objects.requireNonNull(secrets);
	}

	/** Of changes that name no secrets. */
	public ApplyContext(final String runId, final Cancellation cancellation, final Consumer<String> output,
			final Consumer<Undo> beforeChange) {
		this(runId, cancellation, output, beforeChange, SecretValues.NONE);
	}

	/**
	 * A secret as a line for a program's standard input.
	 *
	 * @return UTF-8, ended by CR and LF; the caller overwrites it after use
	 * @throws FailureException when there is none, or it cannot be used
	 */
	public byte[] secretLine(final SecretReference reference) throws FailureException {
		final char[] secret = secrets.value(reference);
		final CharBuffer line = CharBuffer.allocate(secret.length + 2).put(secret).put("\r\n").flip();
		final ByteBuffer encoded = StandardCharsets.UTF_8.encode(line);
		final byte[] bytes = new byte[encoded.remaining()];
		encoded.get(bytes);
		Arrays.fill(secret, '\0');
		Arrays.fill(line.array(), '\0');
		Arrays.fill(encoded.array(), (byte) 0);
		return bytes;
	}

	/** Without a record of what restores the former state but the outcome: only where a crash does no harm. */
	public ApplyContext(final String runId, final Cancellation cancellation, final Consumer<String> output) {
		this(runId, cancellation, output, undo -> {
		});
	}
}
