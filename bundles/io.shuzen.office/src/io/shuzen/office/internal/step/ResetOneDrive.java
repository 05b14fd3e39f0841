package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/**
 * has OneDrive forget its connections. Nothing that Windows shows tells a OneDrive that was reset from one that was not: a note in
 * the user's temporary folder, written after the program ended well, is what proves it run. That the program ends with 0 then is
 * remembered, not read in a source: unverified.
 */
final class ResetOneDrive extends UserStep {

	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-done-within", ParameterType.DURATION,
			TEXTS.text("R-98o.unless"), TEXTS.text("R-98o.unless.help"), "P1D");
	private static final FileProbe FOLDER = FileProbe.listing("%LOCALAPPDATA%\\Microsoft\\OneDrive");
	private static final String PROGRAM = "OneDrive.exe";
	private static final Pattern PROGRAM_PATH = Pattern.compile("(?i)[A-Z]:\\\\.*\\\\Microsoft[ \\\\]OneDrive\\\\OneDrive\\.exe");
	// installed once for all users
	private static final List<FileProbe> SHARED_PROGRAMS = List.of(FileProbe.listing("%ProgramFiles%\\Microsoft OneDrive\\" + PROGRAM),
			FileProbe.listing("%ProgramFiles(x86)%\\Microsoft OneDrive\\" + PROGRAM));
	private static final DoneNote NOTE = new DoneNote("shuzen-onedrive-reset.log");
	private static final Duration LIMIT = Duration.ofMinutes(5);

	ResetOneDrive() {
		super(StepId.ONEDRIVE_RESET, "R-98o", Applications.MUST_BE_CLOSED,
				Set.of(FOLDER, SHARED_PROGRAMS.getFirst(), SHARED_PROGRAMS.getLast(), NOTE.probe()));
	}

	/** Whether it is OneDrive's own command. */
	static boolean isCommand(final ToolRun run) {
		return run.identity() instanceof Identity.User && run.command().arguments().equals(List.of("/reset"))
				&& PROGRAM_PATH.matcher(run.command().program()).matches();
	}

	/** Whether it is the note that the command was run. */
	static boolean isNote(final FileWrite write) {
		return NOTE.isWrittenBy(write);
	}

	@Override
	public List<ParameterDefinition> parameters() {
		final List<ParameterDefinition> parameters = new ArrayList<>(super.parameters());
		parameters.add(UNLESS);
		return parameters;
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<FileListing> folder = facts.answer(FOLDER, user);
		if (!plan.knows(folder)) {
			return;
		}
		// who has no such folder never used OneDrive
		final Optional<Boolean> done = NOTE.isRecent(plan, facts, user, parameters.duration(UNLESS.name()));
		folder.asOptional().filter(unused -> done.isPresent() && !done.get()).ifPresent(listing -> reset(plan, facts, user, listing));
	}

	private static void reset(final Plan plan, final Facts facts, final Identity user, final FileListing folder) {
		final Optional<String> program = program(facts, folder);
		if (program.isEmpty()) {
			plan.block("noTool", facts.nameOf(user));
			return;
		}
		plan.change(new ToolRun(ToolCommand.of(program.get(), "/reset"), user,
				TEXTS.text("R-98o.purpose", facts.nameOf(user)), LIMIT, Set.of(0), Reversibility.IRREVERSIBLE, Optional.empty()));
		NOTE.write(plan, facts, user);
		plan.followUp(FollowUp.RESTART_APPLICATIONS);
	}

	private static Optional<String> program(final Facts facts, final FileListing folder) {
		return Stream.concat(folder.files().stream().map(FileEntry::path),
				SHARED_PROGRAMS.stream().flatMap(probe -> facts.answer(probe).asOptional().stream()).map(FileListing::root))
				.filter(path -> PROGRAM_PATH.matcher(path).matches()).findFirst();
	}
}
