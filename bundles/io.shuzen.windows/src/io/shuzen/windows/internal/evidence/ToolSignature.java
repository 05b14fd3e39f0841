package io.shuzen.windows.internal.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.windows.internal.parse.AccountOutput;
import io.shuzen.windows.internal.parse.EventOutput;
import io.shuzen.windows.internal.parse.FormatListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.parse.TaskListOutput;
import io.shuzen.core.probe.PackageList.AppPackage;
import io.shuzen.core.probe.WindowsEvent;

/**
 * How the output of a tool is known for what it is, without its command line and whatever its file is called: by what it prints in every
 * language, or in English and Japanese.
 */
enum ToolSignature {

	DEVICE_STATUS(About.USER, "^\\s*(AzureAdJoined|DomainJoined|WorkplaceJoined|AzureAdPrt)\\s*:", "dsregcmd /status"),
	ACCOUNT_LIST(About.USER, "^Call ListAccounts", "dsregcmd /listaccounts"),
	ACCOUNT_CLEANUP(About.USER, "^Call CleanupAccounts", "dsregcmd /cleanupaccounts"),
	OFFICE_KEYS(About.MACHINE, "^LICENSE (NAME|STATUS):|<No installed product keys detected>", "cscript ospp.vbs /dstatus"),
	OFFICE_KEY_REMOVAL(About.MACHINE, "<Product key uninstall successful>", "cscript ospp.vbs /unpkey"),
	OFFICE_LICENSES(About.USER, "^=+ (Mode per ProductReleaseId|vNext licenses found|Shared Computer Licensing) =+",
			"vnextdiag.ps1 -action list"),
	CREDENTIALS(About.USER, "^\\s+[^:：]+[:：]\\s*(LegacyGeneric|Domain|MicrosoftAccount|WindowsLive|SSO_POP)\\S*target=|"
			+ "^Currently stored credentials|^現在保存されている資格情報", "cmdkey /list"),
	REGISTRY(About.USER, "^HKEY_[A-Z_]+(\\\\|\\s*$)", RecordedCommand.PRINTED_KEYS),
	REGISTRY_FILE(About.USER, "\\A\\s*(Windows Registry Editor Version 5\\.00|REGEDIT4)\\s*$", RecordedCommand.EXPORTED_KEYS),
	WINHTTP_PROXY(About.MACHINE, "(?i)^[^\\n]*(WinHTTP[^\\n]*(proxy|プロキシ)|proxy[^\\n]*WinHTTP)[^\\n]*[:：]\\s*$", "netsh winhttp show proxy"),
	CONNECTIONS(About.MACHINE, "^IPv4Connectivity\\s*:", "Get-NetConnectionProfile"),
	CHECKSUM_OFFLOAD(About.MACHINE, "^IpIPv4Enabled\\s*:|^Name\\s+InterfaceDescription\\s+IpIPv4Enabled", "Get-NetAdapterChecksumOffload"),
	STRIP_CHART(About.MACHINE, "^\\d{1,2}:\\d\\d:\\d\\d[^\\n]*[+-]\\d+[.,]\\d+s\\s*(\\[[^\\n]*)?$", "w32tm /stripchart /dataonly"),
	TPM_TOOL(About.MACHINE, "^-TPM Present", "tpmtool getdeviceinformation"),
	TPM(About.MACHINE, "^TpmPresent\\s*:", "Get-Tpm"),
	SYSTEM_PROXY(About.MACHINE, "^[^\\n]*Proxy usage\\s*:|^[^\\n]*LOCALSYSTEM[^\\n]*proxy", "bitsadmin /util /getieproxy localsystem"),
	VERSION(About.MACHINE, "Microsoft Windows (\\[[^\\]]*|NT )\\d+\\.\\d+\\.\\d{4,6}|^[^:：\\n]{4,40}[:：]\\s*\\d+\\.\\d\\.\\d{4,6} \\S[^\\n]* \\d{4,6}\\s*$"
			+ "|^(OsVersion|Version)\\s+:\\s*10\\.0\\.\\d{5}\\s*$", "ver"),
	LICENSE_RESET_LOG(About.USER, "Office License Reset Utility", "type OLicenseCleanup_OLicenseClean.txt"),
	WORKPLACE_CLEANUP_LOG(About.USER, "^[^\\n]*Failed to remove account[^\\n]*\\(0x[0-9A-Fa-f]{8}\\)\\s*$", "type MigrationDone.txt"),
	GET_HELP(About.USER, "\\A\\s*\\d\\d: \\S|^\\d\\d: [A-Z-][^\\n]*(Office|[Aa]ctivat|Get Help|SaRA|WAM|EULA|scenario|CloseOffice)",
			"GetHelpCmd.exe -S ResetOfficeActivation"),
	TEST_NAME(About.MACHINE, "^[^:：\\n]{2,20}[:：]\\s+dns\\.msftncsi\\.com\\s*$|^\\*\\*\\* [^\\n]*dns\\.msftncsi\\.com", "nslookup dns.msftncsi.com"),
	CONNECT_TEST(About.MACHINE, "\\A\\s*Microsoft Connect Test\\s*\\z", "curl.exe -s -m 10 http://www.msftconnecttest.com/connecttest.txt"),
	USER_PRINCIPAL_NAME(About.USER, "\\A\\s*[^\\s@:\"<>]+@[^\\s@:\"<>]+\\.[^\\s@:\"<>]+\\s*\\z", "whoami /upn"),
	SESSIONS(About.MACHINE, ToolSignature::sessions),
	PROCESSES(About.MACHINE, text -> TaskListOutput.parse(beginning(text)).processes().size() > 2 ? List.of(new Part("tasklist /fo csv", text)) : List.of()),
	ACCOUNT(About.USER, text -> AccountOutput.parse(beginning(text)).isPresent() ? List.of(new Part("whoami /user", text)) : List.of()),
	EVENTS(About.MACHINE, ToolSignature::events),
	SERVICES(About.MACHINE, ToolSignature::services),
	PACKAGES(About.USER, ToolSignature::packages),
	TASK(About.MACHINE, ToolSignature::task);

	/** Whose state the output shows. */
	enum About {
		/** The machine's, whoever ran the tool. */
		MACHINE,
		/** That of whoever ran the tool. */
		USER
	}

	/**
	 * Output of one command.
	 *
	 * @param command the command line that prints such output
	 * @param text    what it printed
	 */
	record Part(String command, String text) {
	}

	private static final Pattern NO_SESSION = Pattern.compile("^\\s*(No User exists for|[^\\n]*ユーザーは存在しません|Kein Benutzer für|Aucun utilisateur)", Pattern.MULTILINE);
	private static final Pattern SESSION_HEADER = Pattern.compile("^[ >]?[^\\n]{1,60}\\bID\\b\\.?\\s+\\S+", Pattern.MULTILINE);
	private static final Pattern SERVICE = Pattern.compile("(?m)^(?=SERVICE_NAME\\s*[:：])");
	private static final Pattern SERVICE_NAME = Pattern.compile("\\ASERVICE_NAME\\s*[:：]\\s*(\\S[^\\r\\n]*)");
	private static final Pattern CONFIGURATION = Pattern.compile("BINARY_PATH_NAME|START_TYPE|\\.(exe|sys)\\b", Pattern.CASE_INSENSITIVE);
	private static final Pattern CHANNEL = Pattern.compile("<Channel>\\s*([^<\\s][^<\\n]*)</Channel>|(?m:^\\s{2}Log Name: (\\S[^\\n]*))");
	private static final Pattern TASK_LINE = Pattern.compile("(?m)^[^:：\\n]{2,20}[:：]\\s+(\\\\\\S[^\\n]*\\\\[^\\n\\\\]+?)\\s*$");
	private static final int MOST_SESSIONS = 100_000;
	/** Of output that is larger, the beginning tells what it is. */
	private static final int LOOKED_AT = 1 << 20;
	private static final Pattern TASK_NAME = Pattern.compile("<URI>\\s*(\\\\[^<]+?)\\s*</URI>");

	private final About about;
	private final Function<String, List<Part>> recognition;

	ToolSignature(final About about, final Function<String, List<Part>> recognition) {
		this.about = about;
		this.recognition = recognition;
	}

	ToolSignature(final About about, final String mark, final String command) {
		this(about, new Mark(Pattern.compile(mark, Pattern.MULTILINE), command));
	}

	private record Mark(Pattern pattern, String command) implements Function<String, List<Part>> {
		@Override
		public List<Part> apply(final String text) {
			return pattern.matcher(beginning(text)).find() ? List.of(new Part(command, text)) : List.of();
		}
	}

	About about() {
		return about;
	}

	/** What of this tool is in {@code text}; nothing when it is another's. */
	List<Part> in(final String text) {
		return recognition.apply(text);
	}

	private static String beginning(final String text) {
		return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
	}

	private static List<Part> sessions(final String text) {
		final boolean listed = text.length() < MOST_SESSIONS && SESSION_HEADER.matcher(text).find() && !SessionListOutput.parse(text).isEmpty()
				&& text.lines().filter(line -> !line.isBlank()).count() <= SessionListOutput.parse(text).size() + 3L;
		return listed || NO_SESSION.matcher(beginning(text)).find() ? List.of(new Part("quser", text)) : List.of();
	}

	private static List<Part> events(final String text) {
		final Set<String> channels = new LinkedHashSet<>();
		if (text.contains("<Event") || text.contains("Event[")) {
			for (final Matcher channel = CHANNEL.matcher(text); channel.find();) {
				channels.add((channel.group(1) == null ? channel.group(2) : channel.group(1)).strip());
			}
		}
		return channels.stream().map(channel -> new Part("wevtutil qe \"" + channel + "\" /f:text", text)).toList();
	}

	private static List<Part> services(final String text) {
		final List<Part> parts = new ArrayList<>();
		for (final String block : SERVICE.split(text)) {
			final Matcher name = SERVICE_NAME.matcher(block);
			if (name.find()) {
				parts.add(new Part((CONFIGURATION.matcher(block).find() ? "sc qc " : "sc query ") + name.group(1).strip(), block));
			}
		}
		return parts;
	}

	private static List<Part> packages(final String text) {
		if (!text.contains("PackageFullName")) {
			return List.of();
		}
		final Map<String, Part> parts = new LinkedHashMap<>();
		for (final AppPackage found : FormatListOutput.packages(text).packages()) {
			final String name = found.fullName().replaceFirst("_.*", "");
			if (!name.isBlank()) {
				parts.putIfAbsent(name, new Part("Get-AppxPackage \"" + name + '"', text));
			}
		}
		return List.copyOf(parts.values());
	}

	private static List<Part> task(final String text) {
		final Matcher name = TASK_NAME.matcher(text);
		return text.contains("<Task ") && name.find() ? List.of(new Part("schtasks /query /tn \"" + name.group(1) + "\" /xml", text))
				: List.of();
	}
}
