package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** Deletes what runs have moved into quarantine, for good. */
public final class PurgeQuarantines implements Step {

	public static final String ID = HousekeepingPack.ID + ".purge-quarantines";
	/** The parameter that names the runs' folders. */
	public static final String FOLDERS = "folders";
	/** Stands between folders; no name of a file contains it. */
	public static final String SEPARATOR = "|";

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Text title() {
		return EngineTexts.TEXTS.text("purge.title");
	}

	@Override
	public Text description() {
		return EngineTexts.TEXTS.text("purge.description");
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(new ParameterDefinition(FOLDERS, ParameterType.TEXT, EngineTexts.TEXTS.text("purge.folders"),
				EngineTexts.TEXTS.text("purge.folders.help"), Optional.empty(), List.of(), OptionalLong.of(1), OptionalLong.empty()));
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return folders(parameters).stream().filter(PurgeQuarantines::isRunFolder).map(FileProbe::tree).collect(Collectors.toSet());
	}

	@Override
	public Changeset plan(final Facts facts, final Parameters parameters) {
		final List<Change> changes = new ArrayList<>();
		final List<Blocker> blockers = new ArrayList<>();
		for (final String folder : folders(parameters)) {
			if (!isRunFolder(folder)) {
				blockers.add(new Blocker(EngineTexts.TEXTS.text("purge.noQuarantine", folder),
						EngineTexts.TEXTS.text("purge.noQuarantine.advice")));
				continue;
			}
			switch (facts.answer(FileProbe.tree(folder))) {
			case Answer.Present<FileListing>(final FileListing listing) -> changes.add(new QuarantinePurge(folder, names(folder, listing)));
			case Answer.Absent<FileListing>() -> {
				// gone already
			}
			case Answer.Unreadable<FileListing>(final Failure failure) -> blockers.add(new Blocker(failure.message(), failure.advice()));
			}
		}
		return new Changeset(ID, facts.endpoint(), changes, blockers, List.of());
	}

	private static List<String> folders(final Parameters parameters) {
		return Arrays.stream(parameters.text(FOLDERS).split("\\|")).map(String::strip).filter(folder -> !folder.isEmpty()).distinct().toList();
	}

	private static boolean isRunFolder(final String folder) {
		return QuarantinePurge.folderOf(folder).filter(folder::equals).isPresent();
	}

	/** Each thing that was moved has a folder of its own in that of the run. */
	private static List<String> names(final String folder, final FileListing listing) {
		final long depth = depth(folder) + 2;
		return listing.entries().stream().filter(entry -> depth(entry.path()) == depth).map(FileEntry::name).sorted().toList();
	}

	private static long depth(final String path) {
		return path.chars().filter(character -> character == '\\').count();
	}
}
