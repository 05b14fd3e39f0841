package io.shuzen.core.probe;

import java.util.List;

/**
 * The members of a local group.
 *
 * @param sids  their identifiers, where they could be told
 * @param names their names as the machine shows them
 */
public record GroupMembers(List<String> sids, List<String> names) implements ProbeValue {

	public GroupMembers {
		sids = List.copyOf(sids);
		names = List.copyOf(names);
	}
}
