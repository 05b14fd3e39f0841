package io.shuzen.ui.batch.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import org.eclipse.core.runtime.Platform;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.StepDefinition;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.ui.text.Localized;

/**
 * What a step's column is called.
 *
 * @param id    the step's id in its runbook
 * @param title for people
 */
record StepHeading(String id, String title) {

	/**
	 * The steps of the runbook as it was when the run began, and after them those that only the run's entries know.
	 *
	 * @param seen the ids of the steps that had a turn
	 */
	static List<StepHeading> of(final RunStarted started, final List<String> seen, final PackRegistry packs) {
		final List<StepHeading> headings = new ArrayList<>();
		for (final StepDefinition step : steps(started)) {
			headings.add(new StepHeading(step.id(), title(step, packs)));
		}
		seen.stream().filter(id -> headings.stream().noneMatch(heading -> heading.id().equals(id)))
				.forEach(id -> headings.add(new StepHeading(id, id)));
		return headings;
	}

	private static List<StepDefinition> steps(final RunStarted started) {
		final List<StepDefinition> steps = new ArrayList<>();
		try {
			for (final JsonNode step : JsonFormat.mapper().readTree(started.definition()).at("/runbook/steps")) {
				steps.add(JsonFormat.mapper().treeToValue(step, StepDefinition.class));
			}
		} catch (final JsonProcessingException e) {
			Platform.getLog(StepHeading.class).warn("The steps of a run cannot be read: " + e.getOriginalMessage());
		}
		return steps;
	}

	private static String title(final StepDefinition step, final PackRegistry packs) {
		return Localized.of(Optional.of(step.label()).filter(label -> !label.isEmpty())
				.orElseGet(() -> packs.step(step.stepType()).map(Step::title).orElse(Text.verbatim(step.id()))));
	}
}
