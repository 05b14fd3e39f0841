package io.shuzen.office.internal.step;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;

/**
 * A file of Microsoft's that the operator put onto the endpoint: none is shipped. It is used only when its bytes are those of the hash the
 * operator gave, so that nobody can put another in its place.
 *
 * @param path    where it is
 * @param content its bytes
 */
record VendorFile(String path, byte[] content) {

	static final ParameterDefinition FILE = new ParameterDefinition("file", ParameterType.TEXT,
			OfficeStep.TEXTS.text("parameter.file"), OfficeStep.TEXTS.text("parameter.file.help"), Optional.of(""), List.of(),
			OptionalLong.empty(), OptionalLong.of(240));
	static final ParameterDefinition HASH = new ParameterDefinition("sha256", ParameterType.TEXT,
			OfficeStep.TEXTS.text("parameter.sha256"), OfficeStep.TEXTS.text("parameter.sha256.help"), Optional.of(""), List.of(),
			OptionalLong.empty(), OptionalLong.of(64));

	// what a path may hold without any shell giving it a meaning
	private static final Pattern PATH = Pattern.compile("[A-Za-z]:\\\\[\\p{L}\\p{N} ._()\\\\-]{1,230}");
	private static final int CURLY_OPEN = 0x93;
	private static final int CURLY_CLOSE = 0x94;

	/** What is asked about the file; empty when none is named. */
	static Optional<FileProbe> probe(final Parameters parameters) {
		return path(parameters, "").map(path -> FileProbe.listing(path).withContent(FileProbe.MAXIMUM_CONTENT));
	}

	/** The path that is named, when it is one that no shell can misread and has the ending; in any case. */
	static Optional<String> path(final Parameters parameters, final String ending) {
		return Optional.of(parameters.text(FILE.name()).trim()).filter(path -> PATH.matcher(path).matches() && !path.contains(".."))
				.filter(path -> path.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT)));
	}

	/** The file, when it is the one the operator means; else blocks. */
	static Optional<VendorFile> of(final Plan plan, final Facts facts, final Parameters parameters, final String ending) {
		final Optional<FileProbe> probe = path(parameters, ending).flatMap(unused -> probe(parameters));
		if (probe.isEmpty()) {
			plan.block("vendor.noFile", ending);
			return Optional.empty();
		}
		final Answer<FileListing> answer = facts.answer(probe.get());
		if (!plan.knows(answer)) {
			return Optional.empty();
		}
		final Optional<FileEntry> entry = answer.asOptional().flatMap(listing -> listing.files().stream().findFirst());
		final Optional<byte[]> content = entry.flatMap(FileEntry::contentBytes);
		if (content.isEmpty() || entry.get().size() != content.get().length) {
			plan.block(entry.isEmpty() ? "vendor.missing" : "vendor.unreadable", probe.get().path());
			return Optional.empty();
		}
		final String actual = sha256(content.get());
		if (!actual.equalsIgnoreCase(parameters.text(HASH.name()).trim())) {
			plan.block("vendor.otherHash", probe.get().path(), actual);
			return Optional.empty();
		}
		return Optional.of(new VendorFile(probe.get().path(), content.get()));
	}

	static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Whether every byte means the same character in every code page. */
	boolean isPlain() {
		return isPlain(content);
	}

	private static boolean isPlain(final byte[] bytes) {
		for (final byte b : bytes) {
			if (b < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The content with the quotation marks that Windows code page 1252 has and other code pages do not replaced by plain ones: the defect of
	 * the published SignOutOfWAMAccounts.ps1, which Japanese Windows reads as another text. Empty when that is not what is wrong.
	 */
	Optional<byte[]> repaired() {
		final byte[] plain = content.clone();
		for (int i = 0; i < plain.length; i++) {
			if ((plain[i] & 0xFF) == CURLY_OPEN || (plain[i] & 0xFF) == CURLY_CLOSE) {
				plain[i] = '"';
			}
		}
		return isPlain() || !isPlain(plain) ? Optional.empty() : Optional.of(plain);
	}

	/** Where a repaired copy goes: beside the file. */
	String repairedPath() {
		final int dot = path.lastIndexOf('.');
		return path.substring(0, dot) + "-repaired" + path.substring(dot);
	}

	static String base64(final byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}
}
