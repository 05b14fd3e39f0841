package io.shuzen.model.validation;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * What can be an address, told without asking a name server: a host name (RFC 1123, with the underscore Windows allows in
 * computer names), an IPv4 address, or an IPv6 address with an optional zone (RFC 4291, RFC 4007).
 */
final class AddressSyntax {

	private static final Pattern HOST = Pattern.compile(
			"(?=.{1,253}\\.?$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
					+ "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");

	private static final Pattern IPV4 =
			Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

	/** No top-level domain consists of digits (RFC 3696, section 2), so this can only be a slip in an IPv4 address. */
	private static final Pattern LAST_LABEL_NUMERIC = Pattern.compile("(.*\\.)?\\d+\\.?");

	private static final Pattern IPV6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

	private static final int IPV6_GROUPS = 8;

	private AddressSyntax() {
	}

	static boolean isAddress(String text) {
		if (text.indexOf(':') >= 0) {
			return isIpv6(text);
		}
		return IPV4.matcher(text).matches() || isHostName(text);
	}

	private static boolean isHostName(String text) {
		try {
			String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
			return HOST.matcher(ascii).matches() && !(ascii.contains(".") && LAST_LABEL_NUMERIC.matcher(ascii).matches());
		} catch (IllegalArgumentException noName) {
			return false;
		}
	}

	private static boolean isIpv6(String text) {
		int percent = text.indexOf('%');
		String address = percent < 0 ? text : text.substring(0, percent);
		if (percent == text.length() - 1) {
			return false;
		}
		int gap = address.indexOf("::");
		if (gap < 0) {
			return groups(address) == IPV6_GROUPS;
		}
		if (address.indexOf("::", gap + 1) >= 0) {
			return false;
		}
		int before = groups(address.substring(0, gap));
		int after = groups(address.substring(gap + 2));
		return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
	}

	/** Returns how many groups of 16 bits a text stands for, or a number that never fits when it is malformed. */
	private static int groups(String text) {
		if (text.isEmpty()) {
			return 0;
		}
		String[] parts = text.split(":", -1);
		int count = 0;
		for (int part = 0; part < parts.length; part++) {
			if (part == parts.length - 1 && IPV4.matcher(parts[part]).matches()) {
				count += 2;
			} else if (IPV6_GROUP.matcher(parts[part]).matches()) {
				count++;
			} else {
				return Integer.MIN_VALUE;
			}
		}
		return count;
	}
}
