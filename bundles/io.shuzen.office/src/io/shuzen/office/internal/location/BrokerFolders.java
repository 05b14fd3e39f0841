package io.shuzen.office.internal.location;

import java.util.List;

import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;

/** The folders in which Windows' token broker keeps a user's accounts and tokens. */
public final class BrokerFolders {

	/** Account files of both packages, and the shared cache. */
	public static final List<FileProbe> ALL = List.of(SystemApp.AAD_BROKER.accounts(), SystemApp.CLOUD_EXPERIENCE_HOST.accounts(),
			FileProbe.listing("%LOCALAPPDATA%\\Microsoft\\TokenBroker\\Cache"));

	/** The process that has them open. */
	public static final String PROCESS = "Microsoft.AAD.BrokerPlugin.exe";

	private BrokerFolders() {
	}

	/** What is in a folder, without the folder itself. */
	public static List<FileEntry> content(final FileListing listing) {
		return listing.entries().stream().filter(entry -> !entry.path().equalsIgnoreCase(listing.root())).toList();
	}
}
