package io.shuzen.core.secret;

import java.util.Optional;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.model.parameter.SecretReference;

/**
 * Gives a transport the secret a {@link CredentialSource} stands for, and a run those that its parameters refer to. An OSGi service; may be
 * called from any thread but the user interface's, and may block while the operator is asked. Whoever registers one lets
 * {@link SecretsInUse#remembering} stand before it: what machines say is cleared of the secrets that are known to be in use.
 */
public interface SecretStore {

	/**
	 * @return the secret, owned by the caller, who overwrites it after use; empty when there is none or the operator declined
	 */
	Optional<char[]> secret(EndpointDescriptor endpoint, CredentialSource source);

	/**
	 * Gives the secret that a runbook's parameter refers to; the same for all endpoints.
	 *
	 * @return the secret, owned by the caller, who overwrites it after use; empty when there is none or the operator declined
	 */
	default Optional<char[]> secret(final SecretReference reference) {
		return Optional.empty();
	}
}
