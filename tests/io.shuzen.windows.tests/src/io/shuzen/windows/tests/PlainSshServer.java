package io.shuzen.windows.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An OpenSSH server of this Unix machine: something that answers and is no Windows. */
final class PlainSshServer implements AutoCloseable {

	private final Path folder;
	private final int port;
	private final Process process;

	PlainSshServer(final Path folder) throws IOException, InterruptedException {
		this.folder = Files.createDirectories(folder);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		for (final String key : List.of("host_key", "client_key")) {
			new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", folder.resolve(key).toString()).start()
					.waitFor(30, TimeUnit.SECONDS);
		}
		Files.writeString(folder.resolve("sshd_config"), """
				ListenAddress 127.0.0.1:%d
				HostKey %s
				AuthorizedKeysFile %s
				PidFile none
				StrictModes no
				UsePAM no
				PermitRootLogin yes
				Subsystem sftp internal-sftp
				""".formatted(port, folder.resolve("host_key"), folder.resolve("client_key.pub")));
		process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", folder.resolve("sshd_config").toString())
				.redirectErrorStream(true).redirectOutput(folder.resolve("sshd.log").toFile()).start();
		while (process.isAlive()) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return;
			} catch (final IOException e) {
				process.waitFor(20, TimeUnit.MILLISECONDS);
			}
		}
		throw new IOException(Files.readString(folder.resolve("sshd.log")));
	}

	int port() {
		return port;
	}

	Path clientKey() {
		return folder.resolve("client_key");
	}

	@Override
	public void close() throws InterruptedException {
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}
}
