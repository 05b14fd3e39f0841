package io.shuzen.transport.ssh.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real OpenSSH server on loopback, with keys of its own, as a child process. */
final class OpenSshServer implements AutoCloseable {

	private static final Path SSHD = Path.of("/usr/sbin/sshd");

	private final Path folder;
	private final int port;
	private final Path hostKey;
	private final Process process;

	static boolean isAvailable() {
		return Files.isExecutable(SSHD);
	}

	/** @param folder where its files go; must be private to the user */
	OpenSshServer(final Path folder) throws IOException, InterruptedException {
		this(folder, freePort(), "ed25519");
	}

	OpenSshServer(final Path folder, final int port, final String hostKeyType) throws IOException, InterruptedException {
		this(folder, port, hostKeyType, "");
	}

	/** @param more further lines of its configuration; {@code %s} in them stands for the host key's file */
	OpenSshServer(final Path folder, final int port, final String hostKeyType, final String more)
			throws IOException, InterruptedException {
		this.folder = folder;
		this.port = port;
		Files.createDirectories(folder);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		if (Files.notExists(folder.resolve("client_key"))) {
			generateKey("ed25519", folder.resolve("client_key"), "");
			generateKey("ed25519", folder.resolve("other_key"), "");
			generateKey("ed25519", folder.resolve("encrypted_key"), "open sesame");
			Files.writeString(folder.resolve("authorized_keys"), Files.readString(folder.resolve("client_key.pub"))
					+ Files.readString(folder.resolve("encrypted_key.pub")));
		}
		hostKey = folder.resolve("host_" + hostKeyType + '_' + port + '_' + System.nanoTime());
		generateKey(hostKeyType, hostKey, "");
		Files.writeString(folder.resolve("sshd_config"), """
				ListenAddress 127.0.0.1:%d
				HostKey %s
				AuthorizedKeysFile %s
				PidFile none
				StrictModes no
				UsePAM no
				PasswordAuthentication no
				PermitRootLogin yes
				MaxSessions 100
				MaxStartups 200
				Subsystem sftp internal-sftp
				""".formatted(port, hostKey, folder.resolve("authorized_keys")) + more.replace("%s", hostKey.toString()));
		prepareCertificate(more);
		if (Files.notExists(Path.of("/run/sshd")) && Files.isWritable(Path.of("/run"))) {
			Files.createDirectory(Path.of("/run/sshd"));
		}
		process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
				.redirectErrorStream(true).redirectOutput(folder.resolve("sshd.log").toFile()).start();
		awaitListening();
	}

	int port() {
		return port;
	}

	Path clientKey() {
		return folder.resolve("client_key");
	}

	/** A key the server does not know. */
	Path otherKey() {
		return folder.resolve("other_key");
	}

	/** A key the server knows, encrypted with "open sesame". */
	Path encryptedKey() {
		return folder.resolve("encrypted_key");
	}

	/** The server's public key as known_hosts has it: type and key. */
	String publicKey() throws IOException {
		final String[] words = Files.readString(Path.of(hostKey + ".pub")).split(" ");
		return words[0] + ' ' + words[1];
	}

	/** How many connections it serves now. */
	long connections() {
		return process.children().count();
	}

	/** Stops the processes that serve connections where they are, or lets them go on. */
	void hang(final boolean stopped) throws IOException, InterruptedException {
		for (final ProcessHandle child : process.descendants().toList()) {
			run("kill", stopped ? "-STOP" : "-CONT", Long.toString(child.pid()));
		}
	}

	/** Breaks every connection at once, as a power cut would. */
	void breakConnections() {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
	}

	@Override
	public void close() throws InterruptedException {
		breakConnections();
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	static void generateKey(final String type, final Path file, final String passphrase)
			throws IOException, InterruptedException {
		run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
	}

	/** A server with a certificate has it signed by the authority beside its keys, as "pc-0417" and for a year. */
	private void prepareCertificate(final String more) throws IOException, InterruptedException {
		if (more.contains("HostCertificate")) {
			if (Files.notExists(folder.resolve("authority"))) {
				generateKey("ed25519", folder.resolve("authority"), "");
			}
			run("ssh-keygen", "-q", "-s", folder.resolve("authority").toString(), "-h", "-I", "test", "-n", "pc-0417,127.0.0.1", "-V", "+52w",
					hostKey + ".pub");
		}
	}

	/** The public key of the authority that signed the host's certificate. */
	String authority() throws IOException {
		final String[] words = Files.readString(folder.resolve("authority.pub")).split(" ");
		return words[0] + ' ' + words[1];
	}

	static void run(final String... command) throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
			throw new IOException(command[0] + ": " + new String(process.getInputStream().readAllBytes()));
		}
	}

	private void awaitListening() throws IOException, InterruptedException {
		final long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (true) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return;
			} catch (final IOException e) {
				if (!process.isAlive() || System.nanoTime() > deadline) {
					throw new IOException("sshd did not start: " + Files.readString(folder.resolve("sshd.log")), e);
				}
				process.waitFor(20, TimeUnit.MILLISECONDS);
			}
		}
	}
}
