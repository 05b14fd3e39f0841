package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.tests.lab.Lab;

/** A lab that is taken down leaves the machine it ran on as it was. */
@Timeout(300)
class LabTracesTest {

	@TempDir
	Path folder;

	@Test
	void nothingIsLeftOfALabThatWasTakenDownInTheMidstOfWork() throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		final Path home = folder.resolve("lab");
		final Set<String> addresses = addresses();
		final String accounts = Files.readString(Path.of("/etc/passwd"));
		final EndpointDescriptor endpoint;
		final Path namespace;
		try (Lab lab = new Lab(1, "contract", home)) {
			endpoint = lab.endpoint(1);
			// the program that makes an endpoint's namespaces stays outside of the one of processes
			final String maker = Files.readString(home.resolve("endpoints/" + endpoint.name() + "/run/process")).split(" ")[0];
			namespace = Files.readSymbolicLink(Path.of("/proc", maker, "ns/pid_for_children"));
			lab.limitDisk(1, "Users/Administrator/AppData/Local/Temp", 1 << 20);
			final Process working = lab.enter(1, List.of("/bin/sleep", "600"));
			assertTrue(processes(namespace) > 3, "Windows, its SSH server and their likes run");
			assertTrue(working.isAlive());
			new Socket(endpoint.address(), endpoint.port()).close();
			assertTrue(Files.isRegularFile(Path.of(endpoint.credential().location())));
			assertFalse(files(home).isEmpty());
		}

		assertEquals(0, processes(namespace));
		assertThrows(ConnectException.class, () -> new Socket(endpoint.address(), endpoint.port()).close());
		assertEquals(Set.of("lock"), files(home), "only the file that labs are locked with");
		assertEquals(addresses, addresses());
		assertEquals(accounts, Files.readString(Path.of("/etc/passwd")));
		assertEquals(List.of(), Files.readAllLines(Path.of("/proc/self/mountinfo")).stream().filter(line -> line.contains(home.toString())).toList());
	}

	private static long processes(final Path namespace) throws IOException {
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			return processes.filter(process -> process.getFileName().toString().matches("\\d+")).filter(process -> {
				try {
					return Files.readSymbolicLink(process.resolve("ns/pid")).equals(namespace);
				} catch (final IOException e) {
					// it ended while we looked
					return false;
				}
			}).count();
		}
	}

	private static Set<String> files(final Path home) throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			return files.filter(file -> !file.equals(home)).map(file -> home.relativize(file).toString())
					.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static Set<String> addresses() throws IOException {
		return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).map(InetAddress::getHostAddress)
				.collect(Collectors.toCollection(TreeSet::new));
	}
}
