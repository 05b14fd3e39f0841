package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-02: whether Microsoft's sign-out script, as published, can be read on this machine. */
final class CodePages extends OfficeDiagnostic {

	private static final int WESTERN = 1252;

	CodePages() {
		super(DiagnosticId.CODE_PAGES, Set.of(SystemProbe.INSTANCE),
				"Reset activation state for Microsoft 365 Apps for enterprise");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<SystemInformation> answer = facts.answer(SystemProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		// where only the version was recorded, there is no code page
		answer.asOptional().filter(system -> system.ansiCodePage() > 0).ifPresent(system -> findings
				.add(system.ansiCodePage() == WESTERN ? Severity.OK : Severity.INFO, Identity.ADMINISTRATOR,
						system.ansiCodePage() == WESTERN ? "western" : "other", Integer.toString(system.ansiCodePage()),
						Integer.toString(system.oemCodePage()))
				.evidence(SystemProbe.INSTANCE, "ACP " + system.ansiCodePage() + ", OEMCP " + system.oemCodePage()));
	}
}
