package io.shuzen.ui.internal.trust;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.secret.SecretsInUse;
import io.shuzen.model.parameter.SecretReference;

/**
 * Takes secrets from Equinox secure storage or the environment, and asks for what is not there. What was typed is kept for the session,
 * in memory, and in secure storage only when the user says so.
 */
@Component(service = SecretStore.class)
public final class AskingSecretStore implements SecretStore {

	private static final String NODE = "io.shuzen/secrets";

	/** Not used: its being there says that the workbench runs. */
	@Reference
	private IWorkbench workbench;

	@Reference
	private SecretsInUse secretsInUse;

	private final Question question = new Question();
	private final Map<String, char[]> session = new ConcurrentHashMap<>();

	@Override
	public Optional<char[]> secret(final EndpointDescriptor endpoint, final CredentialSource source) {
		return secretsInUse.remembering(this::find).secret(endpoint, source);
	}

	@Override
	public Optional<char[]> secret(final SecretReference reference) {
		return switch (reference.source()) {
		case ENVIRONMENT -> Optional.ofNullable(System.getenv(reference.name())).map(String::toCharArray);
		case SECURE_STORAGE -> stored(reference.name()).or(() -> asked(reference));
		};
	}

	private Optional<char[]> asked(final SecretReference reference) {
		final String key = reference.toString();
		return given(question.answer(() -> session.get(key), shell -> ask(SecretDialog.forParameter(shell, reference), reference.name(), key),
				new char[0]));
	}

	private Optional<char[]> find(final EndpointDescriptor endpoint, final CredentialSource source) {
		return switch (source.kind()) {
		case NONE, AGENT -> Optional.empty();
		case ENVIRONMENT -> Optional.ofNullable(System.getenv(source.location())).map(String::toCharArray);
		case SECURE_STORAGE -> stored(source.location()).or(() -> asked(endpoint, source));
		case PROMPT, KEY_FILE -> asked(endpoint, source);
		};
	}

	private Optional<char[]> asked(final EndpointDescriptor endpoint, final CredentialSource source) {
		final String key = source.kind() + " " + source.location() + ' '
				+ (source.location().isEmpty() ? endpoint.userName() + '@' + endpoint.address() : endpoint.userName());
		return given(question.answer(() -> session.get(key),
				shell -> ask(SecretDialog.forConnection(shell, endpoint, source), source.location(), key), new char[0]));
	}

	private static Optional<char[]> given(final char[] answer) {
		return answer.length == 0 ? Optional.empty() : Optional.of(answer.clone());
	}

	private char[] ask(final SecretDialog dialog, final String location, final String key) {
		if (dialog.open() != SecretDialog.OK) {
			return new char[0];
		}
		session.put(key, dialog.secret());
		if (dialog.isToBeStored()) {
			store(location, dialog.secret());
		}
		return dialog.secret();
	}

	private static Optional<char[]> stored(final String location) {
		try {
			return Optional.ofNullable(node().get(location, null)).map(String::toCharArray);
		} catch (final StorageException e) {
			Platform.getLog(AskingSecretStore.class).warn("Secure storage: " + e.getMessage(), e);
			return Optional.empty();
		}
	}

	private static void store(final String location, final char[] secret) {
		try {
			node().put(location, new String(secret), true);
			node().flush();
		} catch (final StorageException | IOException e) {
			Platform.getLog(AskingSecretStore.class).error("Secure storage: " + e.getMessage(), e);
		}
	}

	private static ISecurePreferences node() {
		return SecurePreferencesFactory.getDefault().node(NODE);
	}
}
