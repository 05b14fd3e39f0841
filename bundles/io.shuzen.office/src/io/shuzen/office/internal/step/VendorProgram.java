package io.shuzen.office.internal.step;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.reading.PowerShell;

/**
 * A program of Microsoft's that the operator put onto the endpoint: none is shipped. It is used only when it has the hash the operator gave
 * and a signature of Microsoft's that Windows finds valid.
 *
 * @param path    where it is
 * @param sha256  its hash, in capital hexadecimal
 * @param written when its file was written
 */
record VendorProgram(String path, String sha256, Instant written) {

	private static final Pattern HASH = Pattern.compile("(?m)^SHA-256: ([0-9A-Fa-f]{64})\\s*$");
	private static final Pattern VALID = Pattern.compile("(?m)^Signature: Valid\\s*$");
	private static final Pattern MICROSOFT = Pattern.compile("(?m)^Signer: (?:.*, *)?O=Microsoft Corporation(?:,.*)?$");

	/** What is asked about the program; nothing when none is named. */
	static Set<Probe<?>> probes(final Parameters parameters, final String ending) {
		final Set<Probe<?>> probes = new HashSet<>();
		VendorFile.path(parameters, ending).ifPresent(path -> {
			probes.add(FileProbe.listing(path));
			probes.add(signature(path));
		});
		return probes;
	}

	private static ToolProbe signature(final String path) {
		return new ToolProbe(PowerShell.command("""
				$file = '%s'; \
				$signature = Get-AuthenticodeSignature -LiteralPath $file -ErrorAction Stop; \
				Write-Output ('SHA-256: ' + (Get-FileHash -Algorithm SHA256 -LiteralPath $file -ErrorAction Stop).Hash); \
				Write-Output ('Signature: ' + $signature.Status); \
				Write-Output ('Signer: ' + $signature.SignerCertificate.Subject)""".formatted(path)), ReadScope.MACHINE);
	}

	/** The program, when it is the one the operator means and Microsoft signed it; else blocks. */
	static Optional<VendorProgram> of(final Plan plan, final Facts facts, final Parameters parameters, final String ending) {
		final Optional<String> path = VendorFile.path(parameters, ending);
		if (path.isEmpty()) {
			plan.block("vendor.noFile", ending);
			return Optional.empty();
		}
		final Answer<FileListing> file = facts.answer(FileProbe.listing(path.get()));
		final Answer<ToolOutput> signature = facts.answer(signature(path.get()));
		if (!plan.knows(file)) {
			return Optional.empty();
		}
		final Optional<FileEntry> entry = file.asOptional().flatMap(listing -> listing.files().stream().findFirst());
		if (entry.isEmpty()) {
			plan.block("vendor.missing", path.get());
			return Optional.empty();
		}
		if (!plan.knows(signature)) {
			return Optional.empty();
		}
		final String said = signature.asOptional().map(ToolOutput::standardOutput).orElse("");
		final Matcher hash = HASH.matcher(said);
		final String actual = hash.find() ? hash.group(1).toUpperCase(Locale.ROOT) : "?";
		if (!actual.equalsIgnoreCase(parameters.text(VendorFile.HASH.name()).trim())) {
			plan.block("vendor.otherHash", path.get(), actual);
			return Optional.empty();
		}
		if (!VALID.matcher(said).find() || !MICROSOFT.matcher(said).find()) {
			plan.block("vendor.unsigned", path.get());
			return Optional.empty();
		}
		return Optional.of(new VendorProgram(path.get(), actual, entry.get().modified()));
	}
}
