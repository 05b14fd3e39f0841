package io.shuzen.transport.winrm.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.tests.lab.Lab;

/** A WinRM service in front of a Windows-like endpoint on loopback. */
final class LabService implements AutoCloseable {

	private final Lab lab;
	private final Lab.WinrmService service;

	static boolean isAvailable() {
		return Lab.isAvailable() && Files.isExecutable(Path.of("/usr/bin/openssl"));
	}

	/** @param home where the lab is kept; must be empty or not there */
	LabService(final Path home) throws IOException, InterruptedException {
		lab = new Lab(1, home);
		service = lab.winrm(1);
	}

	EndpointDescriptor encrypted(final Map<String, String> options) {
		return endpoint(service.httpsPort(), options);
	}

	EndpointDescriptor plain() {
		return endpoint(service.httpPort(), Map.of("encryption", "none"));
	}

	private EndpointDescriptor endpoint(final int port, final Map<String, String> options) {
		return new EndpointDescriptor("EP001", service.address(), "winrm", port, service.user(),
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "lab"), Duration.ofSeconds(30), List.of(), Set.of(), options,
				Map.of());
	}

	String password() throws IOException {
		return Files.readString(service.passwordFile()).strip();
	}

	/** The service's own certificate, which signed itself. */
	Path certificate() {
		return service.certificate();
	}

	/** The endpoint's drive C:. */
	Path drive() {
		return lab.drive(1);
	}

	@Override
	public void close() throws IOException, InterruptedException {
		lab.close();
	}
}
