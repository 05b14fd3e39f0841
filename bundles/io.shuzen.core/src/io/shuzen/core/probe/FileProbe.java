package io.shuzen.core.probe;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import io.shuzen.core.text.Text;

/**
 * Which files and folders are there? The path may begin with one of the placeholders {@code %ProgramData%}, {@code %ProgramFiles%},
 * {@code %ProgramFiles(x86)%}, {@code %SystemRoot%}, {@code %SystemDrive%} (the machine's) or {@code %USERPROFILE%},
 * {@code %LOCALAPPDATA%}, {@code %APPDATA%}, {@code %TEMP%} (each user's, resolved in that user's profile). The last name may contain
 * the wildcards {@code *} and {@code ?}.
 *
 * @param path          the file, folder or pattern
 * @param recursive     whether a folder is listed with everything below it; else only its direct content
 * @param contentLimit  how many bytes of each file's content are wanted; 0 for none, at most 1,048,576
 * @param creationTimes whether creation times are wanted where a back end has to ask a program of its own for them; where they come with
 *                      the others they are told anyway
 */
public record FileProbe(String path, boolean recursive, int contentLimit, boolean creationTimes) implements Probe<FileListing> {

	public static final int MAXIMUM_CONTENT = 1 << 20;

	private static final Pattern USER_PLACEHOLDER = Pattern
			.compile("^%(USERPROFILE|LOCALAPPDATA|APPDATA|TEMP)%.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	public FileProbe {
		Objects.requireNonNull(path);
		if (contentLimit < 0 || contentLimit > MAXIMUM_CONTENT) {
			throw new IllegalArgumentException("content limit " + contentLimit);
		}
	}

	/** Names, sizes, last access and last write times of a folder's direct content or of the files that match a pattern. */
	public static FileProbe listing(final String path) {
		return new FileProbe(path, false, 0, false);
	}

	/** As {@link #listing}, with everything below. */
	public static FileProbe tree(final String path) {
		return new FileProbe(path, true, 0, false);
	}

	/** With the beginning of each file's content. */
	public FileProbe withContent(final int bytes) {
		return new FileProbe(path, recursive, bytes, creationTimes);
	}

	/** With the time at which each file and folder was created, at the cost of one more program that is run over SSH. */
	public FileProbe withCreationTimes() {
		return new FileProbe(path, recursive, contentLimit, true);
	}

	@Override
	public ReadScope scope() {
		return isInUserProfile(path) ? ReadScope.EACH_USER : ReadScope.MACHINE;
	}

	/** Whether {@code path} begins with a placeholder that every user resolves differently. */
	public static boolean isInUserProfile(final String path) {
		return USER_PLACEHOLDER.matcher(path).matches();
	}

	@Override
	public Class<FileListing> valueType() {
		return FileListing.class;
	}

	@Override
	public Text describe() {
		return ProbeTexts.TEXTS.text("probe.files", path);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final FileProbe that && path.equalsIgnoreCase(that.path)
				&& recursive == that.recursive && contentLimit == that.contentLimit && creationTimes == that.creationTimes;
	}

	@Override
	public int hashCode() {
		return Objects.hash(path.toLowerCase(Locale.ROOT), recursive, contentLimit, creationTimes);
	}
}
