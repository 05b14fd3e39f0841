package io.shuzen.cli.internal;

import java.util.List;

import io.shuzen.core.host.HostConnector;
import io.shuzen.core.pack.CodeExplainer;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.transport.Transport;
import io.shuzen.engine.InventoryCatalog;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.RunService;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.journal.Journal;

/**
 * What commands work with. Asked for when it is needed: a command that needs little starts little.
 */
public interface Services {

	Investigator investigator();

	RunService runs();

	RunbookCatalog runbooks();

	InventoryCatalog inventories();

	Journal journal();

	PackRegistry packs();

	List<HostConnector> connectors();

	List<Transport> transports();

	List<CodeExplainer> codeExplainers();
}
