package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.Subjects;

/** D-11: how many licence files each user has; none are left after a reset. */
final class StoredLicenseFiles extends OfficeDiagnostic {

	StoredLicenseFiles() {
		super(DiagnosticId.LICENSE_FILES, LicenseFiles.OF_USER.probes(), "Detect Office activation with vNext licensing");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		for (final Identity user : Subjects.withCollector(facts)) {
			final Answer<FileListing> answer = LicenseFiles.OF_USER.listing(facts, user);
			findings.unknown(user, answer);
			if (answer.isKnown()) {
				final List<FileEntry> files = answer.asOptional().map(FileListing::files).orElse(List.of());
				findings.ok(user, files.isEmpty() ? "none" : "some", files.size()).evidence(LicenseFiles.OF_USER.probe(),
						files.stream().map(file -> file.name() + " (" + file.modified() + ')').collect(Collectors.joining(", ")));
			}
		}
	}
}
