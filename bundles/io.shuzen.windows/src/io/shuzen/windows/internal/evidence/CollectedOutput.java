package io.shuzen.windows.internal.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.Recording;
import io.shuzen.core.evidence.Recording.RecordedTool;
import io.shuzen.core.evidence.UnrecognisedFile;
import io.shuzen.windows.internal.evidence.ToolSignature.About;
import io.shuzen.windows.internal.parse.AccountOutput;
import io.shuzen.windows.internal.parse.OutputDecoder;

/**
 * Finds out what output is whose command line nobody recorded, or was recorded as {@code type file.txt}: which tools printed it, told by
 * its content, and about whom. A user's state belongs to the user whose identifier is in the file's name, whose account the output
 * names, or whose {@code whoami} lies nearest; where nothing tells, to {@link Identity#UNKNOWN_USER}.
 */
final class CollectedOutput {

	private static final Pattern SID = Pattern.compile("S-1-(?:5-21(?:-\\d{1,10}){4}|12-1(?:-\\d{1,10}){4})(?!\\d)");
	private static final Pattern USER_HIVE = Pattern.compile("(?im)^\\[?HKEY_USERS\\\\(S-1-(?:5-21|12-1)(?:-\\d{1,10}){4})(?![\\d_])");
	private static final Pattern EVENT_USER = Pattern.compile("(?m)^\\s+User: (S-1-(?:5-21|12-1)(?:-\\d{1,10}){4})\\s*$|UserID=['\"](S-1-(?:5-21|12-1)(?:-\\d{1,10}){4})");
	private static final Pattern EXECUTING = Pattern.compile("(?m)Executing Account Name\\s*:\\s*([^\\s,]+\\\\[^,\\r\\n]+)");
	private static final Pattern SYSTEM = Pattern.compile("(?m)User Context\\s*:\\s*SYSTEM");
	private static final Pattern CLIENT_TIME = Pattern.compile("Client Time\\s*:\\s*(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)? UTC");
	private static final Set<String> SHOWING_FILES = Set.of("", "type", "more", "cat", "gc", "get-content", "notepad", "copy");

	private record Piece(RecordedTool file, String command, String text, About about) {
	}

	private final Recording recording;
	private final List<RecordedTool> named = new ArrayList<>();
	private final List<Piece> pieces = new ArrayList<>();
	/** Account names in lower case by identifier, in the order of how sure they are. */
	private final Map<String, String> users = new LinkedHashMap<>();
	/** The identifiers that {@code whoami} gave, by the folder of its output. */
	private final Map<String, Set<String>> runners = new LinkedHashMap<>();

	private CollectedOutput(final Recording recording) {
		this.recording = recording;
	}

	/** The same recording with a command line and an identity for everything. */
	static Recording recognise(final Recording recording) {
		return new CollectedOutput(recording).recognise();
	}

	private Recording recognise() {
		for (final RecordedTool tool : recording.toolOutput()) {
			final RecordedCommand command = RecordedCommand.parse(tool.command());
			if (SHOWING_FILES.contains(command.tool())) {
				divide(tool);
			} else {
				named.add(tool);
			}
		}
		if (pieces.isEmpty()) {
			return recording;
		}
		learnUsers();
		final List<RecordedTool> all = new ArrayList<>(named);
		pieces.forEach(piece -> all.add(tool(piece)));
		return new Recording(recording.endpoint(), captured(), all, recording.facts(), recording.unread());
	}

	private void divide(final RecordedTool file) {
		final String text = CollectedText.clean(OutputDecoder.decodeRecorded(file.standardOutput(), file.charset()));
		if (!file.command().isBlank()) {
			// a pack may know what it is by the name of the file that was shown
			named.add(file);
		}
		final List<Transcript.Segment> segments = Transcript.split(text);
		if (segments.isEmpty() && file.command().isBlank()) {
			pieces.add(shown(file, ""));
		}
		for (final Transcript.Segment segment : segments) {
			final String output = segment.output();
			if (!segment.command().isEmpty() && !SHOWING_FILES.contains(RecordedCommand.parse(segment.command()).tool())) {
				pieces.add(new Piece(file, segment.command(), output, about(output)));
				continue;
			}
			boolean known = false;
			for (final ToolSignature signature : ToolSignature.values()) {
				for (final ToolSignature.Part part : signature.in(output)) {
					pieces.add(new Piece(file, part.command(), part.text(), signature.about()));
					known = true;
				}
			}
			if (!known && file.command().isBlank()) {
				pieces.add(shown(file, output));
			}
		}
	}

	/** What nobody knows is kept all the same: whoever looks at the facts sees it. */
	private static Piece shown(final RecordedTool file, final String output) {
		return new Piece(file, UnrecognisedFile.command(file.source()), output, About.MACHINE);
	}

	/** What a command typed in a copied window shows: a user's state unless its output is known to be about the machine. */
	private static About about(final String output) {
		for (final ToolSignature signature : ToolSignature.values()) {
			if (!signature.in(output).isEmpty()) {
				return signature.about();
			}
		}
		return About.USER;
	}

	private void learnUsers() {
		for (final Piece piece : pieces) {
			if (RecordedCommand.parse(piece.command()).tool().equals("whoami")) {
				AccountOutput.parse(piece.text()).ifPresent(account -> {
					users.putIfAbsent(account.sid(), account.name().toLowerCase(Locale.ROOT));
					runners.computeIfAbsent(folder(piece.file().source()), folder -> new LinkedHashSet<>()).add(account.sid());
				});
			}
		}
		named.stream().map(RecordedTool::identity).forEach(identity -> {
			if (identity instanceof Identity.User(final String sid)) {
				users.putIfAbsent(sid, "");
			}
		});
		pieces.forEach(piece -> learn(SID, piece.file().source()));
		pieces.forEach(piece -> learn(USER_HIVE, piece.text()));
		if (users.isEmpty()) {
			pieces.forEach(piece -> learn(EVENT_USER, piece.text()));
		}
	}

	private void learn(final Pattern pattern, final String text) {
		for (final Matcher matcher = pattern.matcher(text); matcher.find();) {
			for (int group = Math.min(1, matcher.groupCount()); group <= matcher.groupCount(); group++) {
				if (matcher.group(group) != null) {
					users.putIfAbsent(matcher.group(group), "");
				}
			}
		}
	}

	private RecordedTool tool(final Piece piece) {
		final RecordedTool file = piece.file();
		final Identity identity = piece.about() == About.MACHINE || !file.command().isBlank() ? file.identity() : owner(piece);
		return new RecordedTool(piece.command(), identity, file.exitCode().isPresent() ? file.exitCode() : OptionalInt.of(0),
				Optional.of(StandardCharsets.UTF_8.name()), piece.text().getBytes(StandardCharsets.UTF_8), file.standardError(),
				file.truncated(), file.source());
	}

	private Identity owner(final Piece piece) {
		if (SYSTEM.matcher(piece.text()).find()) {
			return Identity.ADMINISTRATOR;
		}
		final Optional<String> own = RecordedCommand.parse(piece.command()).tool().equals("whoami")
				? AccountOutput.parse(piece.text()).map(AccountOutput.Account::sid)
				: Optional.empty();
		final Matcher inName = SID.matcher(piece.file().source());
		if (own.isPresent() || inName.find()) {
			return Identity.user(own.orElseGet(inName::group));
		}
		final Matcher executing = EXECUTING.matcher(piece.text());
		if (executing.find()) {
			final Optional<String> sid = called(executing.group(1).strip());
			if (sid.isPresent()) {
				return Identity.user(sid.get());
			}
			if (users.values().stream().noneMatch(String::isEmpty) && !users.isEmpty()) {
				// somebody else's window: of the device it tells, of the affected user it does not
				return Identity.ADMINISTRATOR;
			}
		}
		return nearest(folder(piece.file().source())).map(Identity::user).orElse(Identity.UNKNOWN_USER);
	}

	private Optional<String> called(final String account) {
		final String name = account.toLowerCase(Locale.ROOT);
		final String bare = name.substring(name.indexOf('\\') + 1);
		return users.entrySet().stream()
				.filter(user -> user.getValue().equals(name) || user.getValue().substring(user.getValue().indexOf('\\') + 1).equals(bare))
				.map(Map.Entry::getKey).findFirst();
	}

	/** The one who asked {@code whoami} in this folder or the nearest above it; else the only one there is. */
	private Optional<String> nearest(final String from) {
		for (String folder = from; ; folder = folder(folder)) {
			final Set<String> here = runners.getOrDefault(folder, Set.of());
			if (!here.isEmpty()) {
				return here.size() == 1 ? here.stream().findFirst() : Optional.empty();
			}
			if (folder.isEmpty()) {
				return users.size() == 1 ? users.keySet().stream().findFirst() : Optional.empty();
			}
		}
	}

	private static String folder(final String source) {
		final int end = Math.max(source.lastIndexOf('/'), source.lastIndexOf('!'));
		return end < 0 ? "" : source.substring(0, end);
	}

	/** When the outputs themselves say; files are copied and unpacked later than they were written. */
	private Instant captured() {
		Instant latest = null;
		for (final Piece piece : pieces) {
			for (final Matcher time = CLIENT_TIME.matcher(piece.text()); time.find();) {
				try {
					final Instant said = Instant.parse(time.group(1) + 'T' + time.group(2) + 'Z');
					latest = latest == null || said.isAfter(latest) ? said : latest;
				} catch (final DateTimeException e) {
					// digits that are no time
				}
			}
		}
		return latest == null ? recording.captured() : latest;
	}
}
