package io.shuzen.office.internal.location;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.WindowsProcess;

/**
 * The programs that share Office's identity and its token cache, and so must be closed before a user's sign-in state is reset. The list
 * is that of "Reset activation state for Microsoft 365 Apps for enterprise" and of the process list of Microsoft's uninstall scripts,
 * without what belongs to uninstalling only.
 */
public final class OfficeApplications {

	// olk.exe (new Outlook) is remembered, not read in a source
	private static final Set<String> IMAGES = Set.of("WINWORD.EXE", "EXCEL.EXE", "POWERPNT.EXE", "OUTLOOK.EXE",
			"ONENOTE.EXE", "ONENOTEM.EXE", "MSACCESS.EXE", "MSPUB.EXE", "VISIO.EXE", "WINPROJ.EXE", "LYNC.EXE",
			"UCMAPI.EXE", "GROOVE.EXE", "MSOSYNC.EXE", "MSOUC.EXE", "SETLANG.EXE", "GRAPH.EXE", "SDXHELPER.EXE",
			"TEAMS.EXE", "MS-TEAMS.EXE", "MSTEAMS.EXE", "OLK.EXE", "ONEDRIVE.EXE");

	/** Session 0 belongs to services: nothing of a user runs there. */
	private static final int SERVICES_SESSION = 0;

	private OfficeApplications() {
	}

	public static boolean isApplication(final String image) {
		return IMAGES.contains(image.toUpperCase(Locale.ROOT));
	}

	/** Those that run in users' sessions, in the order of the machine's list. */
	public static List<WindowsProcess> runningIn(final ProcessList processes) {
		return processes.processes().stream().filter(process -> process.sessionId() != SERVICES_SESSION)
				.filter(process -> isApplication(process.image())).toList();
	}

	/** Those that run in one session. */
	public static List<WindowsProcess> runningIn(final ProcessList processes, final int sessionId) {
		return runningIn(processes).stream().filter(process -> process.sessionId() == sessionId).toList();
	}
}
