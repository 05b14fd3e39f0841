package io.shuzen.core.secret;

import java.util.Optional;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * Gives a transport the secret a {@link CredentialSource} stands for. An OSGi service; may be called from any thread but the user
 * interface's, and may block while the operator is asked. Whoever registers one lets {@link SecretsInUse#remembering} stand before it: what
 * machines say is cleared of the secrets that are known to be in use.
 */
public interface SecretStore {

	/**
	 * @return the secret, owned by the caller, who overwrites it after use; empty when there is none or the operator declined
	 */
	Optional<char[]> secret(EndpointDescriptor endpoint, CredentialSource source);
}
