package io.shuzen.engine;

import java.util.List;
import java.util.Set;

import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.EndpointResult;

/** Previews, carries out and takes back runbooks. An OSGi service; thread-safe. */
public interface RunService {

	/**
	 * Plans every step on every endpoint from its present state and changes nothing. Looks up whether the secrets that parameters refer to
	 * can be used, which may ask the operator: not for the user interface's thread.
	 *
	 * @return ends with one plan for every endpoint, in the order of the request
	 * @throws FailureException when the runbook cannot be run or the parameters are wrong
	 */
	Operation<List<EndpointPlan>> preview(RunRequest request, PlanListener listener) throws FailureException;

	/**
	 * Begins a run. Each endpoint is planned again when its turn comes; what is done is what is true then. Returns as soon as the run's
	 * beginning is in the journal, which waits for the disk: not for the user interface's thread. Secrets that parameters refer to are looked
	 * up before, and given to a machine when a change there needs them.
	 *
	 * @throws FailureException when the runbook cannot be run, the parameters are wrong, or the journal cannot be written
	 */
	Run start(RunRequest request, GateKeeper gateKeeper, RunListener listener) throws FailureException;

	/**
	 * Goes on with a run, or an undo, whose process came to its end before it did. What has ended stays as it is; of changes whose outcome
	 * nobody knows the endpoints are asked first; the rest is planned from what is true then. When the run was being stopped already,
	 * endpoints that had not begun are not begun any more. Not for the user interface's thread.
	 *
	 * @param gateKeeper is asked before changes, as for a new run
	 * @throws FailureException when there is no such run, it is over, somebody works on it, it can no longer be run, or the journal cannot be
	 *                          written
	 */
	Run resume(ResumeRequest request, GateKeeper gateKeeper, RunListener listener) throws FailureException;

	/**
	 * The order for a former run once more, for those of its endpoints that have ended in one of some ways: with the runbook, the strategy
	 * and the values as they were then. Reads the journal: not for the user interface's thread.
	 *
	 * @param results  for instance {@code UNREACHABLE} alone for those that were off
	 * @param operator who does it, for the journal
	 * @param reason   why, for the journal; may be empty
	 * @throws FailureException when there is no such run, it carried out no runbook, or no endpoint has ended so
	 */
	RunRequest again(String runId, Set<EndpointResult> results, String operator, String reason) throws FailureException;

	/**
	 * Says what taking back would do, from the present state of the endpoints, and changes nothing. Reads the journal first: not for the
	 * user interface's thread.
	 *
	 * @return ends with one plan for every endpoint the run has changed
	 * @throws FailureException when there is no such run, it is still under way, or it has changed nothing
	 */
	Operation<List<EndpointUndoPlan>> previewUndo(UndoRequest request, PlanListener listener) throws FailureException;

	/**
	 * Takes back, in the reverse order of the changes. A run of its own in the journal. Not for the user interface's thread.
	 *
	 * @throws FailureException as {@link #previewUndo}, and when the journal cannot be written
	 */
	Run startUndo(UndoRequest request, RunListener listener) throws FailureException;
}
