package io.shuzen.cli.internal;

import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.shuzen.core.host.HostConnector;
import io.shuzen.core.pack.CodeExplainer;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.secret.SecretsInUse;
import io.shuzen.core.transport.Transport;
import io.shuzen.engine.InventoryCatalog;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.RunService;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.journal.Journal;

/** The services of the framework. */
public final class OsgiServices implements Services {

	private final BundleContext context;

	public OsgiServices(final BundleContext context) {
		this.context = context;
	}

	@Override
	public Investigator investigator() {
		return service(Investigator.class);
	}

	@Override
	public RunService runs() {
		return service(RunService.class);
	}

	@Override
	public RunbookCatalog runbooks() {
		return service(RunbookCatalog.class);
	}

	@Override
	public InventoryCatalog inventories() {
		return service(InventoryCatalog.class);
	}

	@Override
	public Journal journal() {
		return service(Journal.class);
	}

	@Override
	public PackRegistry packs() {
		return service(PackRegistry.class);
	}

	@Override
	public List<HostConnector> connectors() {
		return services(HostConnector.class);
	}

	@Override
	public List<Transport> transports() {
		return services(Transport.class);
	}

	@Override
	public List<CodeExplainer> codeExplainers() {
		return services(CodeExplainer.class);
	}

	SecretsInUse secretsInUse() {
		return service(SecretsInUse.class);
	}

	private <S> S service(final Class<S> type) {
		return services(type).stream().findFirst()
				.orElseThrow(() -> new IllegalStateException("incomplete installation: no " + type.getName()));
	}

	private <S> List<S> services(final Class<S> type) {
		try {
			return context.getServiceReferences(type, null).stream().sorted(java.util.Comparator.reverseOrder())
					.map((ServiceReference<S> reference) -> context.getService(reference)).filter(java.util.Objects::nonNull)
					.toList();
		} catch (final InvalidSyntaxException e) {
			throw new IllegalStateException("there is no filter", e);
		}
	}
}
