package io.shuzen.ui.internal.findings;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.inventory.AboutEndpoint;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.text.Localized;

/**
 * A finding about an endpoint.
 *
 * @param endpoint  which
 * @param diagnosis of which it is part
 * @param finding   what was found
 */
public record FindingRow(EndpointRef endpoint, Diagnosis diagnosis, Finding finding) implements AboutEndpoint {

	/** The same finding of another diagnosis. */
	record Key(EndpointRef endpoint, String diagnosticId, Identity subject, String title) {
	}

	Key key() {
		return new Key(endpoint, finding.diagnosticId(), finding.subject(), finding.title().english());
	}

	/** The user it is about; empty for the machine. */
	public String user() {
		if (finding.subject() instanceof Identity.Administrator) {
			return "";
		}
		return diagnosis.facts().map(facts -> Localized.of(facts.nameOf(finding.subject())))
				.orElse(finding.subject().id());
	}

	/** The first cause that rests on it, in the order of repair; empty when it explains nothing. */
	public String cause() {
		return diagnosis.causes().stream().filter(cause -> cause.restsOn(finding)).map(Cause::title).map(Localized::of).findFirst()
				.orElse("");
	}
}
