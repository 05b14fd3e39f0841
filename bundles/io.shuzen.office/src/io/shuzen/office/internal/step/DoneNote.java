package io.shuzen.office.internal.step;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.core.change.FileWrite;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.WindowsUser;

/**
 * A note in a user's temporary folder that something was done that leaves no trace of its own. It is the last change of a plan, so it is
 * there only when the changes before it went well.
 *
 * @param name what the file is called, without folder
 */
record DoneNote(String name) {

	private static final String FOLDER = "\\AppData\\Local\\Temp\\";

	FileProbe probe() {
		return FileProbe.listing("%LOCALAPPDATA%\\Temp\\" + name);
	}

	/** Whether it was written within this time; empty, and the plan blocked, when that cannot be told. */
	Optional<Boolean> isRecent(final Plan plan, final Facts facts, final Identity user, final Duration within) {
		final Answer<FileListing> note = facts.answer(probe(), user);
		return plan.knows(note) ? Optional.of(note.asOptional().stream().flatMap(listing -> listing.files().stream())
				.map(FileEntry::modified).anyMatch(time -> time.isAfter(facts.capturedAt().minus(within)))) : Optional.empty();
	}

	/** Plans to write it. */
	void write(final Plan plan, final Facts facts, final Identity user) {
		final String path = facts.user(user).map(WindowsUser::profilePath).orElse("") + FOLDER + name;
		try {
			plan.change(new FileWrite(path, VendorFile.base64(("Done by " + plan.stepId() + ", planned " + facts.capturedAt() + "\r\n")
					.getBytes(StandardCharsets.US_ASCII)), user));
		} catch (final IllegalArgumentException e) {
			// facts from a strange source: a profile at no path
			plan.block("oddPath", path);
		}
	}

	/** Whether a change writes it. */
	boolean isWrittenBy(final FileWrite write) {
		return write.identity() instanceof Identity.User && write.path().toLowerCase(Locale.ROOT).endsWith((FOLDER + name).toLowerCase(Locale.ROOT));
	}
}
