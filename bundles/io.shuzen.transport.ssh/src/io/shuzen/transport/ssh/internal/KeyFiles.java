package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * Reads private keys from their files: one that needs no passphrase once, as long as its file stays as it is, because a fleet is often opened
 * with a single key. What a passphrase has unlocked is not kept. Thread-safe.
 */
final class KeyFiles {

	private record Known(FileTime modified, long size, List<KeyPair> keys) {
	}

	private final Map<Path, Known> known = new ConcurrentHashMap<>();

	/**
	 * @param passphrase is asked when the file is encrypted, and only then
	 * @return empty when the library finds none in it
	 */
	List<KeyPair> read(final Path file, final ClientSession session, final FilePasswordProvider passphrase)
			throws IOException, GeneralSecurityException {
		final FileTime modified = Files.getLastModifiedTime(file);
		final long size = Files.size(file);
		final Known before = known.get(file);
		if (before != null && before.modified.equals(modified) && before.size == size) {
			return before.keys;
		}
		final Watched watched = new Watched(passphrase);
		final List<KeyPair> keys = new ArrayList<>();
		try (InputStream in = Files.newInputStream(file)) {
			final Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(session, new PathResource(file), in, watched);
			if (found != null) {
				found.forEach(keys::add);
			}
		}
		if (!watched.asked) {
			known.put(file, new Known(modified, size, List.copyOf(keys)));
		}
		return keys;
	}

	/** Notices whether a passphrase was needed. */
	private static final class Watched implements FilePasswordProvider {

		private final FilePasswordProvider passphrase;
		private boolean asked;

		Watched(final FilePasswordProvider passphrase) {
			this.passphrase = passphrase;
		}

		@Override
		public String getPassword(final SessionContext context, final NamedResource resource, final int retry) throws IOException {
			asked = true;
			return passphrase.getPassword(context, resource, retry);
		}

		@Override
		public ResourceDecodeResult handleDecodeAttemptResult(final SessionContext context, final NamedResource resource, final int retry,
				final String password, final Exception problem) throws IOException, GeneralSecurityException {
			return passphrase.handleDecodeAttemptResult(context, resource, retry, password, problem);
		}
	}
}
