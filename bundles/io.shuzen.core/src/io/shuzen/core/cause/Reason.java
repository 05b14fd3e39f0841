package io.shuzen.core.cause;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.text.Text;

/**
 * Why something is thought to be a cause, or what speaks against it.
 *
 * @param statement one short sentence
 * @param findings  what it rests on; empty when it rests on facts that no diagnostic reports
 */
public record Reason(Text statement, List<Finding> findings) {

	public Reason {
		Objects.requireNonNull(statement);
		findings = List.copyOf(findings);
	}

	/** What a finding says, as it says it. */
	public static Reason of(final Finding finding) {
		return new Reason(finding.title(), List.of(finding));
	}
}
