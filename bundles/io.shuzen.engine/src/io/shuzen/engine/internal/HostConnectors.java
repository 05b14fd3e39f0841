package io.shuzen.engine.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.secret.SecretsInUse;

/** Opens endpoints with the back end that serves their scheme, as back ends come and go. */
@Component(service = HostConnectors.class)
public final class HostConnectors {

	private final List<HostConnector> connectors = new CopyOnWriteArrayList<>();
	private final SecretsInUse secrets;
	private final ParameterSecrets parameterSecrets;

	/** @param secrets what machines say is cleared of them */
	@Activate
	public HostConnectors(@Reference final SecretsInUse secrets) {
		this.secrets = secrets;
		parameterSecrets = new ParameterSecrets(secrets);
	}

	/** Of machines that are reached without secrets. */
	public HostConnectors() {
		this(new SecretsInUse());
	}

	/** Adds a back end. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	public void addConnector(final HostConnector connector) {
		connectors.add(connector);
	}

	/** Takes a back end back. */
	public void removeConnector(final HostConnector connector) {
		connectors.remove(connector);
	}

	/** Where the secrets that parameters refer to come from. */
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void setSecretStore(final SecretStore store) {
		parameterSecrets.takeFrom(store);
	}

	/** Takes that back. */
	public void unsetSecretStore(final SecretStore store) {
		parameterSecrets.leave(store);
	}

	ParameterSecrets parameterSecrets() {
		return parameterSecrets;
	}

	WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation, final ConnectProgress progress)
			throws FailureException {
		final Optional<HostConnector> connector = of(endpoint);
		if (connector.isPresent()) {
			return open(connector.get(), endpoint, cancellation, progress);
		}
		final TreeSet<String> schemes = new TreeSet<>();
		connectors.forEach(each -> schemes.addAll(each.schemes()));
		throw EngineTexts.exception(FailureKind.UNSUPPORTED, "connector.none", endpoint.name(), endpoint.scheme(),
				String.join(", ", schemes));
	}

	private WindowsHost open(final HostConnector connector, final EndpointDescriptor endpoint, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		try {
			// which secrets there are is known only when it is connected, and more of them when changes are made
			return new ClearedHost(connector.open(endpoint, cancellation, progress), () -> secrets.maskOf(endpoint));
		} catch (final FailureException e) {
			throw ClearedHost.clear(e, secrets.maskOf(endpoint));
		}
	}

	/** Which machine an endpoint is, as far as can be told. */
	String deviceOf(final EndpointDescriptor endpoint) {
		return of(endpoint).map(connector -> connector.deviceOf(endpoint)).orElseGet(endpoint::name);
	}

	private Optional<HostConnector> of(final EndpointDescriptor endpoint) {
		return connectors.stream().filter(connector -> connector.schemes().contains(endpoint.scheme())).findFirst();
	}
}
