package io.shuzen.core.cause;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.text.Text;

/**
 * Why a machine or one of its users is in trouble.
 *
 * @param id           which cause; begins with the pack's id, for instance {@code office.F20-clock}. Stable
 * @param subject      who is affected: {@link Identity#ADMINISTRATOR} for the machine, and so for everybody on it
 * @param title        the cause in one sentence that stands alone
 * @param explanation  how it leads to the trouble; may be {@link Text#EMPTY}
 * @param certainty    how sure it is
 * @param layer        what is broken
 * @param reasons      why we think so; never empty
 * @param objections   what speaks against it; empty when nothing does
 * @param remedies     what repairs it, best first; empty when it cannot be repaired from here
 * @param instructions what people have to do, in this order, before a remedy helps or in its place; empty when there is nothing
 */
public record Cause(String id, Identity subject, Text title, Text explanation, Certainty certainty, RepairLayer layer,
		List<Reason> reasons, List<Reason> objections, List<Finding.Remedy> remedies, List<Text> instructions) {

	/**
	 * The order in which causes are worked through: what is shown or fits best before what is merely possible; among those, what others
	 * need before what needs others.
	 */
	public static final Comparator<Cause> REPAIR_ORDER = Comparator
			.comparing((final Cause cause) -> cause.certainty() == Certainty.POSSIBLE).thenComparing(Cause::layer)
			.thenComparing(Cause::certainty);

	public Cause {
		Objects.requireNonNull(id);
		Objects.requireNonNull(subject);
		Objects.requireNonNull(title);
		Objects.requireNonNull(explanation);
		Objects.requireNonNull(certainty);
		Objects.requireNonNull(layer);
		reasons = List.copyOf(reasons);
		if (reasons.isEmpty()) {
			throw new IllegalArgumentException(id + " has no reason");
		}
		objections = List.copyOf(objections);
		remedies = List.copyOf(remedies);
		instructions = List.copyOf(instructions);
	}

	/** Whether the cause rests on {@code finding}. */
	public boolean restsOn(final Finding finding) {
		return reasons.stream().anyMatch(reason -> reason.findings().contains(finding));
	}
}
