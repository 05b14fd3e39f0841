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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The host keys on record, in OpenSSH's known_hosts format: the console's own file, which is written, and others, which are only read.
 * Thread-safe.
 */
final class KnownHosts {

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

	private record Snapshot(FileTime modified, long size, List<KnownHostEntry> entries) {
	}

	private final Path own;
	private final List<Path> files;
	private final Map<Path, Snapshot> snapshots = new ConcurrentHashMap<>();

	/**
	 * @param own      where accepted keys are written; need not exist
	 * @param readOnly further files; need not exist
	 */
	KnownHosts(final Path own, final List<Path> readOnly) {
		this.own = own;
		files = new ArrayList<>();
		files.add(own);
		files.addAll(readOnly);
	}

	/** @throws IOException when a file that is there cannot be read: whoever cannot read the record must not trust */
	Verdict check(final String host, final int port, final PublicKey key) throws IOException {
		Verdict verdict = Verdict.UNKNOWN;
		for (final KnownHostEntry entry : entriesFor(host, port)) {
			final boolean same = KeyUtils.compareKeys(key, keyOf(entry));
			if ("revoked".equals(entry.getMarker()) && same) {
				return Verdict.REVOKED;
			}
			if (entry.getMarker() == null || entry.getMarker().isEmpty()) {
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
	Set<String> keyTypes(final String host, final int port) throws IOException {
		final Set<String> types = new TreeSet<>();
		for (final KnownHostEntry entry : entriesFor(host, port)) {
			types.add(entry.getKeyEntry().getKeyType());
		}
		return types;
	}

	/** Records a key. Nothing is written when it is on record already. */
	synchronized void add(final String host, final int port, final PublicKey key) throws IOException {
		if (check(host, port, key) != Verdict.UNKNOWN) {
			return;
		}
		Files.createDirectories(own.toAbsolutePath().getParent());
		final StringBuilder line = new StringBuilder();
		if (Files.exists(own) && Files.size(own) > 0 && !endsWithLineBreak()) {
			line.append('\n');
		}
		line.append(pattern(host, port)).append(' ');
		PublicKeyEntry.appendPublicKeyEntry(line, key);
		line.append('\n');
		Files.writeString(own, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		snapshots.remove(own);
	}

	/** How OpenSSH writes a host: the port only when it is not 22. */
	static String pattern(final String host, final int port) {
		return port == 22 ? host : '[' + host + "]:" + port;
	}

	private boolean endsWithLineBreak() throws IOException {
		final byte[] bytes = Files.readAllBytes(own);
		return bytes[bytes.length - 1] == '\n';
	}

	private List<KnownHostEntry> entriesFor(final String host, final int port) throws IOException {
		final List<KnownHostEntry> matching = new ArrayList<>();
		for (final Path file : files) {
			for (final KnownHostEntry entry : entries(file)) {
				if (entry.getKeyEntry() != null && entry.isHostMatch(host, port)) {
					matching.add(entry);
				}
			}
		}
		return matching;
	}

	private List<KnownHostEntry> entries(final Path file) throws IOException {
		if (!Files.exists(file)) {
			return List.of();
		}
		final FileTime modified = Files.getLastModifiedTime(file);
		final long size = Files.size(file);
		final Snapshot known = snapshots.get(file);
		if (known != null && known.modified.equals(modified) && known.size == size) {
			return known.entries;
		}
		final List<KnownHostEntry> entries = new ArrayList<>();
		for (final String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
			if (line.isBlank() || line.strip().startsWith("#")) {
				continue;
			}
			try {
				final KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(line.strip());
				if (entry != null) {
					entries.add(entry);
				}
			} catch (final RuntimeException e) {
				// OpenSSH skips lines it does not understand, too: one odd line must not lock every machine out
				continue;
			}
		}
		snapshots.put(file, new Snapshot(modified, size, entries));
		return entries;
	}

	private static PublicKey keyOf(final KnownHostEntry entry) {
		final AuthorizedKeyEntry keyEntry = entry.getKeyEntry();
		try {
			return keyEntry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
		} catch (IOException | GeneralSecurityException | RuntimeException e) {
			// a type this library does not know equals no key it can be shown
			return null;
		}
	}
}
