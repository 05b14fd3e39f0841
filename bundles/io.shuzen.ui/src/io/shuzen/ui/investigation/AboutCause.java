package io.shuzen.ui.investigation;

import io.shuzen.core.cause.Cause;
import io.shuzen.ui.inventory.AboutEndpoint;

/** Something that can be selected and is about a cause of one endpoint's trouble: a preview repairs that cause. */
public interface AboutCause extends AboutEndpoint {

	Cause cause();
}
