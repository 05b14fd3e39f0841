package io.shuzen.office.internal.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;

/**
 * The licence files of a user, or of the device: JSON in UTF-16 whose member {@code License} is JSON again, in Base64 (the structure is
 * read from the source of a Microsoft support engineer's vNextDiag2.ps1). Absent when the folder is not there.
 */
public final class LicenseFiles implements Reading<List<OfficeLicense>> {

	private static final int CONTENT = 65_536;

	/** A user's. */
	public static final LicenseFiles OF_USER = new LicenseFiles("%LOCALAPPDATA%\\Microsoft\\Office\\Licenses");
	/** The device's. */
	public static final LicenseFiles OF_DEVICE = new LicenseFiles("%ProgramData%\\Microsoft\\Office\\Licenses");

	private final FileProbe probe;

	private LicenseFiles(final String folder) {
		probe = FileProbe.tree(folder).withContent(CONTENT);
	}

	public FileProbe probe() {
		return probe;
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(probe);
	}

	@Override
	public Answer<List<OfficeLicense>> from(final Facts facts, final Identity identity) {
		return Recorded.files(facts, probe, identity).map(listing -> licenses(listing, facts.capturedAt()));
	}

	/** The folder itself, for those who count files. */
	public Answer<FileListing> listing(final Facts facts, final Identity identity) {
		return Recorded.files(facts, probe, identity);
	}

	private static List<OfficeLicense> licenses(final FileListing listing, final Instant now) {
		final List<OfficeLicense> licenses = new ArrayList<>();
		for (final FileEntry file : listing.files()) {
			Recorded.text(file).flatMap(text -> parse(text, now)).ifPresent(licenses::add);
		}
		return List.copyOf(licenses);
	}

	/**
	 * Parses one file.
	 *
	 * @param now decides whether it has expired
	 * @return empty when it is no licence file
	 */
	static Optional<OfficeLicense> parse(final String text, final Instant now) {
		return Json.parse(text).flatMap(LicenseFiles::inner).map(license -> toLicense(license, now));
	}

	private static Optional<JsonNode> inner(final JsonNode file) {
		final String encoded = Json.text(file, "License");
		if (encoded.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Json.parse(new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8));
		} catch (final IllegalArgumentException e) {
			// a damaged file: no licence, and the count of files still shows that it is there
			return Optional.empty();
		}
	}

	private static OfficeLicense toLicense(final JsonNode license, final Instant now) {
		final JsonNode metadata = Json.member(license, "Metadata");
		final Optional<Instant> notAfter = Json.time(Json.text(metadata, "NotAfter"));
		final Optional<Instant> expires = Json.time(Json.text(license, "ExpiresOn"));
		return new OfficeLicense(Json.text(license, "ProductReleaseId"), Json.text(license, "LicenseType"),
				state(notAfter, expires, now), "", Json.text(metadata, "TenantId").toLowerCase(Locale.ROOT), notAfter,
				Json.text(license, "Status"), Json.text(license, "ReasonCode"), Json.text(license, "LicenseId"));
	}

	// inferred, not read in a source: the file has no state of its own, vnextdiag computes it from these times
	private static OfficeLicense.State state(final Optional<Instant> notAfter, final Optional<Instant> expires,
			final Instant now) {
		if (notAfter.isEmpty()) {
			return OfficeLicense.State.UNKNOWN;
		}
		if (now.isAfter(notAfter.get())) {
			return OfficeLicense.State.REDUCED_FUNCTIONALITY;
		}
		return expires.isEmpty() || now.isBefore(expires.get()) ? OfficeLicense.State.LICENSED : OfficeLicense.State.GRACE;
	}
}
