package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;

/**
 * What {@code vnextdiag.ps1 -action list} printed. It is read from recordings only: on a live machine the pack reads the same files and
 * keys itself, without needing the script or PowerShell.
 *
 * @param modes        licence mode by product release id, for instance {@code vNext} or {@code Device}
 * @param sharedComputer whether shared computer activation is on; empty when the report does not say
 * @param tokens       shared computer tokens
 * @param user         the user's licences
 * @param device       the device's licences
 * @param unrecognised lines the parser does not know
 */
public record LicenseReport(Map<String, String> modes, Optional<Boolean> sharedComputer,
		List<SharedComputerToken> tokens, List<OfficeLicense> user, List<OfficeLicense> device, List<String> unrecognised) {

	private static final Pattern COMMAND = Pattern.compile("vnextdiag\\d*(\\.ps1)?\\b", Pattern.CASE_INSENSITIVE);
	private static final Pattern SIGNATURE = Pattern.compile("=+ Mode per ProductReleaseId =+");
	private static final Pattern HEADING = Pattern.compile("^=+\\s*(.*?)\\s*=+$");
	private static final Pattern ASSIGNMENT = Pattern.compile("^(\\S+)\\s*=\\s*(.+)$");

	/** How the command usually is. */
	public static final ToolProbe PROBE = new ToolProbe(
			ToolCommand.of("powershell.exe", "-File", "vnextdiag.ps1", "-action", "list"), ReadScope.EACH_USER);

	/** The recorded report of a user. */
	public static final Reading<LicenseReport> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.of();
		}

		@Override
		public Answer<LicenseReport> from(final Facts facts, final Identity identity) {
			return Recorded.tool(facts, PROBE, identity, COMMAND, SIGNATURE).map(ToolOutput::standardOutput)
					.map(LicenseReport::parse);
		}
	};

	public LicenseReport {
		modes = Map.copyOf(modes);
		Objects.requireNonNull(sharedComputer);
		tokens = List.copyOf(tokens);
		user = List.copyOf(user);
		device = List.copyOf(device);
		unrecognised = List.copyOf(unrecognised);
	}

	/** The recorded probe, for evidence. */
	public static ToolProbe recordedProbe(final Facts facts) {
		return Recorded.toolProbe(facts, PROBE, COMMAND);
	}

	/** Parses the script's output; sections may come in any order and number. */
	public static LicenseReport parse(final String output) {
		final Map<String, StringBuilder> sections = new LinkedHashMap<>();
		StringBuilder current = sections.computeIfAbsent("", unused -> new StringBuilder());
		for (final String line : output.lines().toList()) {
			final Matcher heading = HEADING.matcher(line.trim());
			if (heading.matches() && !heading.group(1).isEmpty()) {
				current = sections.computeIfAbsent(heading.group(1).toLowerCase(Locale.ROOT), unused -> new StringBuilder());
			} else {
				current.append(line).append('\n');
			}
		}
		final Map<String, String> modes = new LinkedHashMap<>();
		final List<String> unrecognised = new ArrayList<>();
		Optional<Boolean> sharedComputer = Optional.empty();
		for (final String line : plainLines(sections, "mode per productreleaseid")) {
			final Matcher assignment = ASSIGNMENT.matcher(line);
			if (assignment.matches()) {
				modes.put(assignment.group(1), assignment.group(2).trim());
			} else {
				unrecognised.add(line);
			}
		}
		for (final String line : plainLines(sections, "shared computer licensing")) {
			final Matcher assignment = ASSIGNMENT.matcher(line);
			if (assignment.matches() && assignment.group(1).equalsIgnoreCase("SharedComputerLicensing")) {
				sharedComputer = Optional.of(assignment.group(2).trim().equalsIgnoreCase("Enabled"));
			} else {
				unrecognised.add(line);
			}
		}
		if (sharedComputer.isEmpty() && sections.getOrDefault("shared computer licensing", new StringBuilder()).indexOf(
				"No registry keys found") >= 0) {
			sharedComputer = Optional.of(Boolean.FALSE);
		}
		plainLines(sections, "").forEach(unrecognised::add);
		plainLines(sections, "vnext licenses found").forEach(unrecognised::add);
		plainLines(sections, "device licenses found").forEach(unrecognised::add);
		return new LicenseReport(modes, sharedComputer,
				objects(sections, "shared computer licensing").stream().map(LicenseReport::token).toList(),
				objects(sections, "vnext licenses found").stream().map(LicenseReport::license).toList(),
				objects(sections, "device licenses found").stream().map(LicenseReport::license).toList(), unrecognised);
	}

	// lines outside of JSON objects that say something
	private static List<String> plainLines(final Map<String, StringBuilder> sections, final String name) {
		final List<String> lines = new ArrayList<>();
		int depth = 0;
		for (final String line : sections.getOrDefault(name, new StringBuilder()).toString().lines().toList()) {
			final String trimmed = line.trim();
			if (depth == 0 && !trimmed.isEmpty() && !trimmed.startsWith("{") && !trimmed.matches("No .* found\\.?")) {
				lines.add(trimmed);
			}
			if (trimmed.startsWith("{")) {
				depth++;
			} else if (trimmed.startsWith("}") && depth > 0) {
				depth--;
			}
		}
		return lines;
	}

	private static List<JsonNode> objects(final Map<String, StringBuilder> sections, final String name) {
		return Json.objectsIn(sections.getOrDefault(name, new StringBuilder()).toString());
	}

	private static SharedComputerToken token(final JsonNode object) {
		return new SharedComputerToken(Json.text(object, "ACID"), Json.text(object, "User"),
				Json.time(Json.text(object, "NotBefore")), Json.time(Json.text(object, "NotAfter")));
	}

	private static OfficeLicense license(final JsonNode object) {
		return new OfficeLicense(Json.text(object, "Product"), Json.text(object, "Type"),
				switch (Json.text(object, "LicenseState").toLowerCase(Locale.ROOT)) {
				case "licensed" -> OfficeLicense.State.LICENSED;
				case "grace" -> OfficeLicense.State.GRACE;
				case "rfm" -> OfficeLicense.State.REDUCED_FUNCTIONALITY;
				default -> OfficeLicense.State.UNKNOWN;
				}, Json.text(object, "Email"), Json.text(object, "TenantId").toLowerCase(Locale.ROOT),
				Json.time(Json.text(object, "NotAfter")), Json.text(object, "EntitlementStatus"),
				Json.text(object, "ReasonCode"), Json.text(object, "LicenseId"));
	}
}
