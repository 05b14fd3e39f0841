package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.sshd.client.config.hosts.KnownHostHashValue;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The host keys on record, in OpenSSH's known_hosts format: the console's own file, which is written, and those
 * of OpenSSH, which are only read. Thread-safe.
 */
final class KnownHosts {

	/** OpenSSH leaves this one away when it writes a host. */
	static final int STANDARD_PORT = 22;

	/** What the files say about a key. */
	enum Verdict {
		/** This key is on record for the host. */
		KNOWN,
		/** No key is on record for the host. */
		UNKNOWN,
		/** Another key is on record for the host. */
		CHANGED,
		/** The key is marked as revoked. */
		REVOKED
	}

	private static final String REVOKED = "revoked";
	private static final String AUTHORITY = "cert-authority";

	/** A line: to whom the key belongs is written openly or hashed. */
	private record Entry(String marker, List<String> patterns, KnownHostHashValue hash, PublicKeyEntry key) {

		// the library's own test takes a pattern without a port for port 22 alone; for OpenSSH "*" is every host at every port
		boolean isFor(final SshHost host) {
			return hash != null ? hash.isHostMatch(host.recordedHost(), host.recordedPort())
					: HostPatterns.match(patterns, KnownHosts.pattern(host.recordedHost(), host.recordedPort()));
		}

		/** Whether nothing but names stand there. */
		boolean isPlain() {
			return hash == null && patterns.stream().noneMatch(pattern -> pattern.startsWith("!") || pattern.indexOf('*') >= 0
					|| pattern.indexOf('?') >= 0);
		}
	}

	/**
	 * A file as it was read last. A fleet's record has a line for each machine: each connection looks at those for its host alone.
	 */
	private static final class Snapshot {

		private final FileTime modified;
		private final long size;
		private final Map<String, List<Entry>> named = new HashMap<>();
		private final List<Entry> others = new ArrayList<>();
		private final Map<String, List<Entry>> found = new ConcurrentHashMap<>();

		Snapshot(final FileTime modified, final long size, final List<Entry> entries) {
			this.modified = modified;
			this.size = size;
			for (final Entry entry : entries) {
				if (entry.isPlain()) {
					entry.patterns.forEach(name -> named.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>()).add(entry));
				} else {
					others.add(entry);
				}
			}
		}

		boolean isStill(final FileTime modifiedNow, final long sizeNow) {
			return modified.equals(modifiedNow) && size == sizeNow;
		}

		List<Entry> entriesFor(final SshHost host) {
			final String name = pattern(host.recordedHost(), host.recordedPort()).toLowerCase(Locale.ROOT);
			return found.computeIfAbsent(name, key -> {
				final List<Entry> matching = new ArrayList<>(named.getOrDefault(key, List.of()));
				others.stream().filter(entry -> entry.isFor(host)).forEach(matching::add);
				return List.copyOf(matching);
			});
		}
	}

	private final Path own;
	private final Map<Path, Snapshot> snapshots = new ConcurrentHashMap<>();

	/** @param own where accepted keys are written; need not exist */
	KnownHosts(final Path own) {
		this.own = own;
	}

	/**
	 * What is on record about a key, or about a certificate's authority.
	 *
	 * @throws IOException when a file that is there cannot be read: whoever cannot read the record must not trust
	 */
	Verdict check(final SshHost host, final PublicKey key) throws IOException {
		return key instanceof final OpenSshCertificate certificate ? checkCertificate(host, certificate) : checkKey(host, key);
	}

	/** The library has checked its signature before; here is asked who signed it, for whom and until when. */
	private Verdict checkCertificate(final SshHost host, final OpenSshCertificate certificate) throws IOException {
		boolean trusted = false;
		for (final Entry entry : entriesFor(host)) {
			final PublicKey recorded = keyOf(entry);
			if (entry.marker.equals(REVOKED) && (KeyUtils.compareKeys(certificate.getCaPubKey(), recorded)
					|| KeyUtils.compareKeys(certificate.getCertPubKey(), recorded))) {
				return Verdict.REVOKED;
			}
			trusted |= entry.marker.equals(AUTHORITY) && KeyUtils.compareKeys(certificate.getCaPubKey(), recorded);
		}
		final boolean fits = certificate.getType() == OpenSshCertificate.Type.HOST && OpenSshCertificate.isValidNow(certificate)
				&& certificate.getPrincipals().contains(host.recordedHost());
		return trusted && fits ? Verdict.KNOWN : checkKey(host, certificate.getCertPubKey());
	}

	private Verdict checkKey(final SshHost host, final PublicKey key) throws IOException {
		Verdict verdict = Verdict.UNKNOWN;
		for (final Entry entry : entriesFor(host)) {
			final boolean same = KeyUtils.compareKeys(key, keyOf(entry));
			if (entry.marker.equals(REVOKED) && same) {
				return Verdict.REVOKED;
			}
			if (entry.marker.isEmpty()) {
				if (same) {
					verdict = Verdict.KNOWN;
				} else if (verdict == Verdict.UNKNOWN) {
					verdict = Verdict.CHANGED;
				}
			}
		}
		return verdict;
	}

	/** The key types on record for a host, so that the server is asked for one of those and not for another of its keys. */
	Set<String> keyTypes(final SshHost host) throws IOException {
		final Set<String> types = new TreeSet<>();
		for (final Entry entry : entriesFor(host)) {
			if (entry.marker.isEmpty()) {
				types.add(entry.key.getKeyType());
			}
		}
		return types;
	}

	/** Whether an authority is on record that may vouch for the host ({@code @cert-authority}). */
	boolean hasAuthority(final SshHost host) throws IOException {
		return entriesFor(host).stream().anyMatch(entry -> entry.marker.equals(AUTHORITY));
	}

	/** Records a key. Nothing is written when it is on record already. */
	synchronized void add(final SshHost host, final PublicKey key) throws IOException {
		if (check(host, key) != Verdict.UNKNOWN) {
			return;
		}
		Files.createDirectories(own.toAbsolutePath().getParent());
		final StringBuilder line = new StringBuilder();
		if (Files.exists(own) && Files.size(own) > 0 && !endsWithLineBreak()) {
			line.append('\n');
		}
		line.append(pattern(host.recordedHost(), host.recordedPort())).append(' ');
		PublicKeyEntry.appendPublicKeyEntry(line,
				key instanceof final OpenSshCertificate certificate ? certificate.getCertPubKey() : key);
		line.append('\n');
		Files.writeString(own, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		snapshots.remove(own);
	}

	/** How OpenSSH writes a host: the port only when it is not 22. */
	static String pattern(final String host, final int port) {
		return port == STANDARD_PORT ? host : '[' + host + "]:" + port;
	}

	private boolean endsWithLineBreak() throws IOException {
		final byte[] bytes = Files.readAllBytes(own);
		return bytes[bytes.length - 1] == '\n';
	}

	private List<Entry> entriesFor(final SshHost host) throws IOException {
		final List<Entry> matching = new ArrayList<>();
		final List<Path> files = new ArrayList<>(List.of(own));
		files.addAll(host.records());
		for (final Path file : files) {
			matching.addAll(entriesFor(host, file));
		}
		return matching;
	}

	private List<Entry> entriesFor(final SshHost host, final Path file) throws IOException {
		if (!Files.exists(file)) {
			return List.of();
		}
		final FileTime modified = Files.getLastModifiedTime(file);
		final long size = Files.size(file);
		final Snapshot known = snapshots.get(file);
		if (known != null && known.isStill(modified, size)) {
			return known.entriesFor(host);
		}
		final List<Entry> entries = new ArrayList<>();
		for (final String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
			if (line.isBlank() || line.strip().startsWith("#")) {
				continue;
			}
			try {
				entries.add(parse(line.strip()));
			} catch (final RuntimeException e) {
				// OpenSSH skips lines it does not understand, too: one odd line must not lock every machine out
				continue;
			}
		}
		final Snapshot read = new Snapshot(modified, size, entries);
		snapshots.put(file, read);
		return read.entriesFor(host);
	}

	private static Entry parse(final String line) {
		final boolean marked = line.startsWith("@");
		final String[] words = line.split("\\s+", marked ? 4 : 3);
		final String hosts = words[marked ? 1 : 0];
		final boolean hashed = hosts.charAt(0) == KnownHostHashValue.HASHED_HOST_DELIMITER;
		return new Entry(marked ? words[0].substring(1) : "", hashed ? List.of() : List.of(hosts.split(",")),
				hashed ? KnownHostHashValue.parse(hosts) : null, PublicKeyEntry.parsePublicKeyEntry(words[marked ? 2 : 1] + ' ' + words[marked ? 3 : 2]));
	}

	private static PublicKey keyOf(final Entry entry) {
		try {
			return entry.key.resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
		} catch (IOException | GeneralSecurityException | RuntimeException e) {
			// a type this library does not know equals no key it can be shown
			return null;
		}
	}
}
