package io.shuzen.core.secret;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.TextBundle;
import io.shuzen.model.parameter.SecretReference;

/**
 * Gives a back end the values of the secrets that a change names, when the change is made and not before. What was given is cleared from
 * whatever the machine says afterwards. Called from worker threads; may block while the operator is asked.
 */
@FunctionalInterface
public interface SecretValues {

	/** Of changes that name none. */
	SecretValues NONE = reference -> {
		throw new FailureException(new Failure(FailureKind.INVALID_INPUT,
				TextBundle.beside(SecretValues.class, "secrets").text("noStore", reference)));
	};

	/**
	 * @return the secret, owned by the caller, who overwrites it after use
	 * @throws FailureException when there is none, or it cannot be used; says where it was to be, never what it is
	 */
	char[] value(SecretReference reference) throws FailureException;
}
