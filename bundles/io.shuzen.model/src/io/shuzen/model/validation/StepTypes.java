package io.shuzen.model.validation;

import java.util.Optional;
import java.util.Set;

/** What a validator asks about the types of steps that are installed; they are contributed elsewhere. */
@FunctionalInterface
public interface StepTypes {

	/**
	 * The arguments a type of step takes.
	 *
	 * @param required names of those it cannot do without
	 * @param optional names of those it can do without
	 */
	record Signature(Set<String> required, Set<String> optional) {

		public Signature {
			required = Set.copyOf(required);
			optional = Set.copyOf(optional);
		}
	}

	/** Returns the signature of the type of step with an id, or nothing when it is not installed. */
	Optional<Signature> find(String stepTypeId);
}
