package io.shuzen.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.model.runbook.Runbook;

/**
 * The runbooks there are: those that bundles contribute, and the files in {@code runbooks/} of the state folder. A user's runbook
 * replaces a contributed one of the same id. An OSGi service; thread-safe. Reads files: not for the user interface's thread, except
 * {@link #snapshot} and the checks.
 */
public interface RunbookCatalog {

	/** The folder of the user's runbooks; it may not exist yet. */
	Path folder();

	/** All of them, in the order of their ids; also those that cannot be run, with the reasons. */
	List<RunbookEntry> runbooks();

	/** The one with that id, regardless of case. */
	Optional<RunbookEntry> runbook(String id);

	/**
	 * One in a file anywhere.
	 *
	 * @throws FailureException when the file is not there or is no runbook at all; what else is wrong is among the entry's problems
	 */
	RunbookEntry load(Path file) throws FailureException;

	/** What an edited runbook is now. To be called on the thread that owns the model. */
	RunbookDefinition snapshot(Runbook runbook);

	/** What keeps a runbook from running: unknown step types, invalid arguments, conditions that cannot be understood. */
	List<Text> problems(RunbookDefinition runbook);

	/** What is wrong with values for its parameters: unknown names, missing and invalid ones. */
	List<Text> problems(RunbookDefinition runbook, Map<String, String> parameters);

	/** What is wrong with a step's condition; empty when it can be understood. */
	Optional<Text> conditionProblem(String condition);
}
