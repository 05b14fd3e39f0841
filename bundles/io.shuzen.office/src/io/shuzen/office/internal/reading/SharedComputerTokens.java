package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.Reading;

/**
 * A user's tokens of shared computer activation: files {@code *authString*} in UTF-16 with fields between underscores, of which 0 is the
 * product's activation id, 3 the user, 4 and 5 the validity (read from the source of vNextDiag2.ps1). Tokens that roam to another folder
 * ({@code SCLCacheOverrideDirectory}) are not among them.
 */
public final class SharedComputerTokens implements Reading<List<SharedComputerToken>> {

	public static final SharedComputerTokens INSTANCE = new SharedComputerTokens();

	private static final int CONTENT = 16_384;
	private static final int USER_FIELD = 3;

	/** Where they are. */
	public static final FileProbe PROBE = FileProbe.tree("%LOCALAPPDATA%\\Microsoft\\Office\\16.0\\Licensing")
			.withContent(CONTENT);

	private SharedComputerTokens() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE);
	}

	@Override
	public Answer<List<SharedComputerToken>> from(final Facts facts, final Identity identity) {
		return Recorded.files(facts, PROBE, identity).map(SharedComputerTokens::tokens);
	}

	private static List<SharedComputerToken> tokens(final FileListing listing) {
		final List<SharedComputerToken> tokens = new ArrayList<>();
		for (final FileEntry file : listing.files()) {
			if (file.name().toLowerCase(Locale.ROOT).contains("authstring")) {
				tokens.add(Recorded.text(file).map(SharedComputerTokens::parse)
						.orElse(new SharedComputerToken("", "", Optional.empty(), Optional.empty())));
			}
		}
		return List.copyOf(tokens);
	}

	/** Parses one token file; what is not understood stays empty. */
	static SharedComputerToken parse(final String text) {
		final String[] fields = text.trim().split("_", -1);
		// an account's name may hold underscores itself: the validity is the first pair of times after it
		for (int i = USER_FIELD + 1; i + 1 < fields.length; i++) {
			if (Json.time(fields[i]).isPresent() && Json.time(fields[i + 1]).isPresent()) {
				return new SharedComputerToken(fields[0],
						String.join("_", List.of(fields).subList(USER_FIELD, i)), Json.time(fields[i]), Json.time(fields[i + 1]));
			}
		}
		return new SharedComputerToken(fields[0], fields.length > USER_FIELD ? fields[USER_FIELD] : "", Optional.empty(),
				Optional.empty());
	}
}
