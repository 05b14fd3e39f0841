package io.shuzen.windows.internal.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.internal.parse.CertificateBlob;

/** Adds what lies in files to what the console programs told: files and folders themselves, and the certificates of users' own stores. */
final class UserFiles {

	private final Connection open;
	private final List<Fact<?>> facts;
	private final List<WindowsUser> users;

	/** @param facts what is known already, with users and their folders; takes what is read */
	UserFiles(final Connection open, final List<Fact<?>> facts) {
		this.open = open;
		this.facts = facts;
		users = facts.stream().filter(fact -> fact.probe() instanceof UserProbe).flatMap(fact -> ConsoleToolsHost.users(fact).stream())
				.toList();
	}

	void read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		for (final Probe<?> probe : probes) {
			if (probe instanceof final FileProbe files && files.scope() == ReadScope.MACHINE) {
				facts.add(new Fact<>(files, Identity.ADMINISTRATOR, open.files().read(files, Optional.empty(), cancellation), Instant.now(),
						files.path()));
			} else if (probe instanceof final FileProbe files) {
				users.forEach(user -> facts.add(new Fact<>(files, user.identity(), listing(files, user, cancellation), Instant.now(),
						files.path())));
			}
		}
		facts.replaceAll(fact -> fact.probe() instanceof final CertificateProbe probe ? completed(fact, probe, cancellation) : fact);
		new CreationTimes(open.runner()).addTo(facts, cancellation);
	}

	private Answer<FileListing> listing(final FileProbe probe, final WindowsUser user, final Cancellation cancellation) {
		return open.files().read(probe, Optional.of(UserFolders.of(user, facts)), cancellation);
	}

	/** Windows keeps the certificates of a user's own stores as files of the profile; only what policies give is in the registry. */
	private Fact<?> completed(final Fact<?> fact, final CertificateProbe probe, final Cancellation cancellation) {
		final Optional<WindowsUser> owner = users.stream().filter(user -> user.identity().equals(fact.identity())).findFirst();
		if (owner.isEmpty() || !(fact.answer() instanceof Answer.Present<?>(final CertificateList inRegistry))) {
			return fact;
		}
		final FileProbe files = FileProbe.listing("%APPDATA%\\Microsoft\\SystemCertificates\\" + probe.store() + "\\Certificates")
				.withContent(1 << 16);
		final Answer<CertificateList> all = switch (listing(files, owner.get(), cancellation)) {
		case Answer.Absent<FileListing>() -> Answer.present(inRegistry);
		case Answer.Unreadable<FileListing>(final var failure) -> Answer.unreadable(failure);
		case Answer.Present<FileListing>(final FileListing found) -> Answer.present(union(inRegistry, found));
		};
		return new Fact<>(probe, fact.identity(), all, Instant.now(), fact.source() + ", " + files.path());
	}

	private static CertificateList union(final CertificateList inRegistry, final FileListing inFiles) {
		final Map<String, CertificateList.Certificate> byThumbprint = new LinkedHashMap<>();
		inRegistry.certificates().forEach(certificate -> byThumbprint.put(certificate.thumbprint(), certificate));
		inFiles.files().stream().map(FileEntry::contentBytes).flatMap(Optional::stream).map(CertificateBlob::parse).flatMap(Optional::stream)
				.forEach(certificate -> byThumbprint.putIfAbsent(certificate.thumbprint(), certificate));
		return new CertificateList(List.copyOf(byThumbprint.values()));
	}
}
