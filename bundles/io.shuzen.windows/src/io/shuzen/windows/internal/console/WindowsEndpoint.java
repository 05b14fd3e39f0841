package io.shuzen.windows.internal.console;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the first contact told about a Windows machine.
 *
 * @param hostName     computer name
 * @param systemRoot   for instance {@code C:\Windows}
 * @param temp         the temporary folder of the account that is connected
 * @param userName     that account's name
 * @param folders      the machine's folders by their variables' names, for instance {@code ProgramFiles}
 * @param charset      the OEM code page
 * @param noSuchKey    what reg.exe prints in this machine's language when a key is not there
 * @param accessDenied Windows' own words for "access is denied" in this machine's language; empty when it did not tell
 * @param leftBehind   names of temporary files and folders that are there, somebody's at work or left behind
 */
record WindowsEndpoint(String hostName, String systemRoot, String temp, String userName, Map<String, String> folders,
		Charset charset, String noSuchKey, String accessDenied, List<String> leftBehind) {

	WindowsEndpoint {
		final Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		byName.putAll(folders);
		folders = byName;
		leftBehind = List.copyOf(leftBehind);
	}

	/** A path or argument with the machine's placeholders at its beginning filled in; anything else stays. */
	String resolve(final String path) {
		if (!path.startsWith("%")) {
			return path;
		}
		final int end = path.indexOf('%', 1);
		final String folder = end < 0 ? null : folders.get(path.substring(1, end));
		return folder == null || folder.isEmpty() ? path : folder + path.substring(end + 1);
	}
}
