package io.shuzen.core.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Deletes for good what one run has moved into quarantine. Made by the administrator, because nobody else may look into a quarantine. What
 * a link in it leads to stays.
 *
 * @param path  the run's folder in a quarantine, such as {@code C:\ProgramData\Shuzen\Quarantine\20261001-120000-1a2b}; nothing else can
 *              be purged
 * @param names what was moved there, by its last name, as far as it was there when this was planned; all that is there then is deleted
 */
public record QuarantinePurge(String path, List<String> names) implements Change {

	private static final Pattern FOLDER = Pattern.compile("([A-Za-z]:\\\\(?:[^\\\\]+\\\\)*?Shuzen\\\\Quarantine\\\\[^\\\\]+)(\\\\.*)?",
			Pattern.CASE_INSENSITIVE);
	/** So many names fit into a sentence. */
	private static final int MOST_NAMED = 10;

	public QuarantinePurge {
		ChangeTexts.requireAbsolute(path);
		if (!folderOf(path).filter(path::equals).isPresent()) {
			throw new IllegalArgumentException("no run's folder in a quarantine: " + path);
		}
		names = List.copyOf(names);
	}

	/**
	 * The folder of the run that has moved something into quarantine.
	 *
	 * @param quarantinedPath where it is kept
	 * @return empty when that is in no quarantine
	 */
	public static Optional<String> folderOf(final String quarantinedPath) {
		final Matcher matcher = FOLDER.matcher(Objects.requireNonNull(quarantinedPath));
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	@Override
	public Identity identity() {
		return Identity.ADMINISTRATOR;
	}

	@Override
	public Reversibility reversibility() {
		return Reversibility.IRREVERSIBLE;
	}

	@Override
	public Text describe() {
		if (names.isEmpty()) {
			return ChangeTexts.TEXTS.text("quarantinePurge.empty", path);
		}
		final String named = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
		return names.size() <= MOST_NAMED ? ChangeTexts.TEXTS.text("quarantinePurge", path, named)
				: ChangeTexts.TEXTS.text("quarantinePurge.more", path, named, Integer.toString(names.size() - MOST_NAMED));
	}
}
