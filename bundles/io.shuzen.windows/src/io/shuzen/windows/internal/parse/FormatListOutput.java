package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.NetworkStatus.Connection;
import io.shuzen.core.probe.NetworkStatus.Connectivity;
import io.shuzen.core.probe.PackageList;
import io.shuzen.core.probe.PackageList.AppPackage;

/** What PowerShell's Format-List prints: {@code Name : value} lines, objects parted by blank lines. Property names are not translated. */
public final class FormatListOutput {

	private static final Pattern PROPERTY = Pattern.compile("([A-Za-z_][\\w.]*)\\s*: ?(.*)");

	private FormatListOutput() {
	}

	/** The objects, each with its properties in order. */
	public static List<Map<String, String>> parse(final String output) {
		final List<Map<String, String>> objects = new ArrayList<>();
		Map<String, String> current = new LinkedHashMap<>();
		String last = null;
		for (final String line : output.split("\\R")) {
			final Matcher matcher = PROPERTY.matcher(line);
			if (line.isBlank()) {
				if (!current.isEmpty()) {
					objects.add(current);
					current = new LinkedHashMap<>();
				}
				last = null;
			} else if (matcher.matches()) {
				last = matcher.group(1);
				current.put(last, matcher.group(2).strip());
			} else if (last != null && line.startsWith(" ")) {
				// a long value goes on under itself
				current.merge(last, line.strip(), String::concat);
			}
		}
		if (!current.isEmpty()) {
			objects.add(current);
		}
		return objects;
	}

	/** What {@code Get-AppxPackage NAME} prints; nothing means that there is no such package. */
	public static PackageList packages(final String output) {
		final List<AppPackage> packages = new ArrayList<>();
		for (final Map<String, String> object : parse(output)) {
			if (object.containsKey("PackageFullName")) {
				packages.add(new AppPackage(object.get("PackageFullName"), object.getOrDefault("Version", ""),
						object.getOrDefault("InstallLocation", ""), object.getOrDefault("Status", "")));
			}
		}
		return new PackageList(packages);
	}

	/** What {@code Get-NetConnectionProfile} prints. */
	public static List<Connection> connections(final String output) {
		final List<Connection> connections = new ArrayList<>();
		for (final Map<String, String> object : parse(output)) {
			final Optional<Connectivity> ipv4 = connectivity(object.get("IPv4Connectivity"));
			final Optional<Connectivity> ipv6 = connectivity(object.get("IPv6Connectivity"));
			if (ipv4.isPresent() && ipv6.isPresent()) {
				connections.add(new Connection(object.getOrDefault("Name", ""), object.getOrDefault("InterfaceAlias", ""),
						object.getOrDefault("NetworkCategory", ""), ipv4.get(), ipv6.get()));
			}
		}
		return connections;
	}

	private static Optional<Connectivity> connectivity(final String word) {
		if (word == null) {
			return Optional.empty();
		}
		return switch (word.toLowerCase(Locale.ROOT)) {
		case "disconnected" -> Optional.of(Connectivity.DISCONNECTED);
		case "notraffic" -> Optional.of(Connectivity.NO_TRAFFIC);
		case "subnet" -> Optional.of(Connectivity.SUBNET);
		case "localnetwork" -> Optional.of(Connectivity.LOCAL_NETWORK);
		case "internet" -> Optional.of(Connectivity.INTERNET);
		default -> Optional.empty();
		};
	}
}
