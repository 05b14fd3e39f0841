package io.shuzen.core.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;

/**
 * A kind of repair. Implementations are stateless and pure; they are contributed by a {@link io.shuzen.core.pack.Pack} and used in
 * runbooks by their id.
 * <p>
 * The law every step obeys: after the changes of a plan were made, planning from newly read facts yields an empty changeset. A step that
 * cannot reach that has failed, whatever its tools said.
 */
public interface Step {

	/** Unique and stable; begins with the pack's id, for instance {@code office.R-13-identity-key}. */
	String id();

	/** What it does, a few words in the imperative. */
	Text title();

	/** What it changes, what it never touches, and what users notice; a few sentences. */
	Text description();

	/** The parameters it takes. Constant. */
	default List<ParameterDefinition> parameters() {
		return List.of();
	}

	/** What must be read to plan with these parameters. */
	Set<Probe<?>> probes(Parameters parameters);

	/**
	 * How long one attempt may take, reading and looking afterwards included, where the runbook does not say. For steps of which everybody
	 * knows that they take long.
	 *
	 * @param parameters valid values for {@link #parameters()}
	 * @return empty for as long as the run allows any step
	 */
	default Optional<Duration> timeLimit(final Parameters parameters) {
		return Optional.empty();
	}

	/**
	 * Plans from the machine's present state.
	 *
	 * @param parameters valid values for {@link #parameters()}
	 * @return what to do; blocked when a guard does not hold or a fact it depends on is unreadable. Never null, never throws for odd facts
	 */
	Changeset plan(Facts facts, Parameters parameters);
}
