package io.shuzen.windows.simulation;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What a scenario is about.
 *
 * @param id     the file's name without the ending; the address of endpoints that are made from it
 * @param title  what is wrong with the machine, a few words
 * @param story  what happened to it and what to look for; may be {@link Text#EMPTY}
 * @param covers the failures it shows, by their numbers in the catalogue of failures ({@code F1}); empty for a healthy machine
 */
public record ScenarioDescription(String id, Text title, Text story, List<String> covers) {

	public ScenarioDescription {
		Objects.requireNonNull(id);
		Objects.requireNonNull(title);
		Objects.requireNonNull(story);
		covers = List.copyOf(covers);
	}
}
