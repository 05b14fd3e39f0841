package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.Section;

/**
 * What {@code dsregcmd /status} prints: boxed headings, keys right-aligned before a colon, long values broken at column 80
 * (learn.microsoft.com: "Troubleshoot devices by using the dsregcmd command"). Its field names were English in every language seen. What
 * people paste may have lost its indentation, and its headings: then the best known keys are told by their names.
 */
public final class DeviceJoinOutput {

	private static final Pattern RULE = Pattern.compile("\\+-{5,}\\+\\s*");
	private static final Pattern HEADING = Pattern.compile("\\|\\s+(\\S.*?)\\s*\\|\\s*");
	// keys are indented, except one that fills its column; the colon stands between blanks, or ends the line
	private static final Pattern VALUE = Pattern.compile("\\s*(\\S(?:.*?\\S)?)\\s+:(?: (.*)|\\s*)");
	private static final Pattern KEY = Pattern.compile("[A-Z][\\w .-]{2,30}");
	private static final int WIDTH = 80;
	/** The sections of the keys that stand in one section only. */
	private static final Map<String, String> SECTIONS = sections(Map.of("Device State",
			List.of("AzureAdJoined", "EnterpriseJoined", "DomainJoined", "DomainName", "Virtual Desktop", "Device Name"), "Device Details",
			List.of("DeviceId", "Thumbprint", "DeviceAuthStatus"), "Tenant Details", List.of("TenantName", "TenantId"), "User State",
			List.of("WorkplaceJoined", "WorkAccountCount", "WamDefaultSet", "WamDefaultAuthority", "WamDefaultId", "WamDefaultGUID"), "SSO State",
			List.of("AzureAdPrt", "AzureAdPrtUpdateTime", "AzureAdPrtExpiryTime", "AzureAdPrtAuthority", "AcquirePrtDiagnostics",
					"RefreshPrtDiagnostics", "Previous Prt Attempt", "Attempt Status", "User Identity", "Credential Type", "Correlation ID",
					"Endpoint URI", "HTTP Method", "HTTP Error", "HTTP status", "Server Error Code", "Server Error Description", "EnterprisePrt",
					"EnterprisePrtAuthority"),
			"Diagnostic Data", List.of("AadRecoveryEnabled", "KeySignTest", "Executing Account Name", "User Context", "Client Time",
					"AD Connectivity Test", "AD Configuration Test", "DRS Discovery Test", "DRS Connectivity Test", "Token acquisition Test",
					"Error Phase", "Client ErrorCode", "Server ErrorCode", "Server Message", "Https Status")));

	private static Map<String, String> sections(final Map<String, List<String>> keys) {
		final Map<String, String> sections = new HashMap<>();
		keys.forEach((section, names) -> names.forEach(name -> sections.put(name, section)));
		return Map.copyOf(sections);
	}

	private DeviceJoinOutput() {
	}

	public static DeviceJoinStatus parse(final String output) {
		final List<Section> sections = new ArrayList<>();
		final List<String> unrecognised = new ArrayList<>();
		String title = null;
		Map<String, String> values = new LinkedHashMap<>();
		String lastKey = null;
		String previous = "";
		final Map<String, Map<String, String>> headless = new LinkedHashMap<>();
		for (final String line : output.split("\\R", -1)) {
			final Matcher heading = HEADING.matcher(line);
			final Matcher value = VALUE.matcher(line);
			if (RULE.matcher(line).matches()) {
				lastKey = null;
			} else if (heading.matches()) {
				if (title != null) {
					sections.add(new Section(title, values));
				}
				title = heading.group(1);
				values = new LinkedHashMap<>();
				lastKey = null;
			} else if (lastKey != null && isContinuation(previous, line)
					&& !(value.matches() && SECTIONS.containsKey(value.group(1)))) {
				values.put(lastKey, values.get(lastKey) + line.stripTrailing());
			} else if (title == null && value.matches() && SECTIONS.containsKey(value.group(1))) {
				headless.computeIfAbsent(SECTIONS.get(value.group(1)), section -> new LinkedHashMap<>()).putIfAbsent(value.group(1),
						value.group(2) == null ? "" : value.group(2).strip());
			} else if (title != null && value.matches() && (line.startsWith(" ") || KEY.matcher(value.group(1)).matches())) {
				lastKey = values.containsKey(value.group(1)) ? null : value.group(1);
				values.putIfAbsent(value.group(1), value.group(2) == null ? "" : value.group(2).strip());
			} else {
				lastKey = null;
				if (!line.isBlank()) {
					unrecognised.add(line.strip());
				}
			}
			previous = line;
		}
		if (title != null) {
			sections.add(new Section(title, values));
		}
		headless.forEach((section, found) -> sections.add(new Section(section, found)));
		return new DeviceJoinStatus(sections, unrecognised);
	}

	/** The rest of a value that was broken because the line was full: it begins at the margin, right under a full line. */
	private static boolean isContinuation(final String previous, final String line) {
		return previous.length() >= WIDTH && !line.isBlank() && !line.startsWith(" ") && !line.startsWith("+");
	}
}
