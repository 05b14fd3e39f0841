package io.shuzen.transport.ssh.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * An SSH server on the way to an endpoint, or the endpoint's own, with everything the inventory and the configuration say about it.
 *
 * @param endpoint       as whom people are asked about it; a jump host has its own name here
 * @param address        host name or IP address
 * @param port           TCP port
 * @param user           the account
 * @param credential     how to authenticate there
 * @param identityFiles  key files of the configuration, tried when the inventory names no credential
 * @param identitiesOnly whether the agent's keys are left aside in favour of those
 * @param recordName     under which its keys are on record, when it is not its address
 * @param records        files with host keys, besides the console's own
 * @param mayAsk         whether the operator may be asked about an unknown key
 * @param keepAlive      how often a silent connection is tested; zero for never
 */
record SshHost(EndpointDescriptor endpoint, String address, int port, String user, CredentialSource credential,
		List<Path> identityFiles, boolean identitiesOnly, String recordName, List<Path> records, boolean mayAsk, Duration keepAlive) {

	/** For people. */
	String place() {
		return address + ':' + port;
	}

	/** The host as it is looked up in known_hosts; an alias stands there without a port. */
	String recordedHost() {
		return recordName.isEmpty() ? address : recordName;
	}

	/** The port that goes with {@link #recordedHost}. */
	int recordedPort() {
		return recordName.isEmpty() ? port : KnownHosts.STANDARD_PORT;
	}

	/** What two connections have in common that can stand in for each other. */
	String key() {
		return String.join("\n", user, place(), credential.toString(), identityFiles.toString(), recordName, records.toString());
	}
}
