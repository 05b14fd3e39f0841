package io.shuzen.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.internal.EngineTexts;
import io.shuzen.engine.internal.PurgeQuarantines;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunSummary;
import io.shuzen.model.runbook.ParameterType;

/**
 * What old runs have left in the quarantines of endpoints, as far as the journal knows: licences and tokens may be among it. Undos and
 * other consoles may have taken it away meanwhile; whoever purges finds that out on the endpoint.
 *
 * @param folders by endpoint as it was reached last, the folders of runs in its quarantines
 */
public record RetainedQuarantines(SequencedMap<EndpointDescriptor, List<String>> folders) {

	private static final int PAGE = 5_000;
	private static final Set<Class<? extends RunEvent>> KINDS = Set.of(EndpointAccepted.class, ChangeIntended.class, ChangeFinished.class);

	/**
	 * Reads the journal: not for the user interface's thread. Runs that are under way or interrupted keep their quarantines, because what
	 * they have set aside may still have to be put back.
	 *
	 * @param before when a run must have ended
	 * @throws FailureException when the journal cannot be read
	 */
	public static RetainedQuarantines of(final Journal journal, final Instant before) throws FailureException {
		final Map<String, EndpointDescriptor> endpoints = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		final Map<String, Set<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		final Map<String, Set<String>> purged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		final List<RunSummary> runs = new ArrayList<>(journal.runs());
		runs.sort(Comparator.comparing(RunSummary::startedAt));
		for (final RunSummary run : runs) {
			final boolean old = run.finishedAt().filter(before::isAfter).isPresent();
			long after = 0;
			List<JournalEntry> page;
			do {
				page = journal.entries(run.runId(), KINDS, after, PAGE);
				for (final JournalEntry entry : page) {
					after = entry.sequence();
					switch (entry.event()) {
					case final EndpointAccepted accepted -> endpoints.put(accepted.endpoint(), accepted.descriptor());
					case final ChangeIntended intended when old -> keep(run.runId(), intended.undo(), of(kept, intended.endpoint()));
					case final ChangeFinished finished -> {
						if (old) {
							keep(run.runId(), finished.outcome().undo(), of(kept, finished.endpoint()));
						}
						if (finished.outcome().isSuccess() && finished.outcome().change() instanceof final QuarantinePurge purge) {
							of(purged, finished.endpoint()).add(purge.path());
						}
					}
					default -> {
						// moves nothing
					}
					}
				}
			} while (page.size() == PAGE);
		}
		final SequencedMap<EndpointDescriptor, List<String>> folders = new LinkedHashMap<>();
		kept.forEach((endpoint, all) -> {
			all.removeAll(purged.getOrDefault(endpoint, Set.of()));
			if (!all.isEmpty()) {
				folders.put(endpoints.get(endpoint), List.copyOf(all));
			}
		});
		return new RetainedQuarantines(folders);
	}

	/** Only what is on one endpoint. */
	public RetainedQuarantines on(final String endpoint) {
		final SequencedMap<EndpointDescriptor, List<String>> only = new LinkedHashMap<>();
		folders.forEach((descriptor, all) -> {
			if (descriptor.name().equalsIgnoreCase(endpoint)) {
				only.put(descriptor, all);
			}
		});
		return new RetainedQuarantines(only);
	}

	/** The order to delete all of it. */
	public RunRequest purge(final RunStrategy strategy, final String operator, final String reason) {
		final Text name = EngineTexts.text("purge.title");
		final RunbookParameter parameter = new RunbookParameter(PurgeQuarantines.FOLDERS, ParameterType.TEXT,
				EngineTexts.text("purge.folders"), EngineTexts.text("purge.folders.help"), true, Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), List.of());
		final RunbookDefinition runbook = new RunbookDefinition(PurgeQuarantines.ID, "1.0.0", name,
				EngineTexts.text("purge.description"), List.of(), List.of(), List.of(parameter),
				List.of(StepDefinition.of("purge", PurgeQuarantines.ID, Map.of(PurgeQuarantines.FOLDERS, "${" + PurgeQuarantines.FOLDERS + '}'))),
				strategy);
		final Map<String, Map<String, String>> own = new HashMap<>();
		folders.forEach((endpoint, all) -> own.put(endpoint.name(),
				Map.of(PurgeQuarantines.FOLDERS, String.join(PurgeQuarantines.SEPARATOR, all))));
		return new RunRequest(runbook, Map.of(), List.copyOf(folders.keySet()), strategy, operator, reason).withOwn(own);
	}

	private static Set<String> of(final Map<String, Set<String>> byEndpoint, final String endpoint) {
		return byEndpoint.computeIfAbsent(endpoint, any -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
	}

	/** What a run's undo would put back from the run's own folder; what it takes from another run's is that one's. */
	private static void keep(final String runId, final Undo undo, final Set<String> folders) {
		for (final Change change : undo.changes()) {
			if (change instanceof final FileRestore restore) {
				QuarantinePurge.folderOf(restore.quarantinedPath()).filter(folder -> folder.endsWith('\\' + runId)).ifPresent(folders::add);
			}
		}
	}
}
