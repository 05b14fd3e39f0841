package io.shuzen.office.internal.step;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.id.StepId;

/**
 * What the steps of this pack have in common: an id of the form {@code office.R-NN-short-name}, words in {@code steps.properties} under
 * the number, and that no plan leaves without having passed {@link ChangeLimits}.
 */
public abstract class OfficeStep implements Step {

	static final TextBundle TEXTS = TextBundle.beside(OfficeStep.class, "steps");

	private final String id;
	private final String number;
	private final Text title;
	private final Text description;

	/** @param id as in {@link StepId} */
	protected OfficeStep(final String id) {
		this(id, number(id));
	}

	/**
	 * @param id    as in {@link StepId}
	 * @param words what the keys of its words begin with, where several steps have the same number
	 */
	protected OfficeStep(final String id, final String words) {
		this.id = id;
		number = words;
		title = TEXTS.text(number + ".title");
		description = TEXTS.text(number + ".description");
	}

	/** {@code R-13} of {@code office.R-13-identity-key}. */
	static String number(final String id) {
		return id.substring(id.indexOf('.') + 1).replaceFirst("^([A-Z]-\\d+).*", "$1");
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final Text title() {
		return title;
	}

	@Override
	public final Text description() {
		return description;
	}

	@Override
	public final Changeset plan(final Facts facts, final Parameters parameters) {
		final Plan plan = new Plan(id, number, facts);
		plan(plan, facts, parameters);
		return ChangeLimits.enforce(plan.toChangeset(), facts);
	}

	/** Plans; see {@link Step#plan}. */
	protected abstract void plan(Plan plan, Facts facts, Parameters parameters);
}
