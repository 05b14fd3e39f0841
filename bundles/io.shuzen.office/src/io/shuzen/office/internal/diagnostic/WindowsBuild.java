package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-01: whether this Windows is recent enough for the ways Office signs in, and for Microsoft's own reset tools. */
final class WindowsBuild extends OfficeDiagnostic {

	/** Below, Office does not use the Web Account Manager. */
	private static final int WEB_ACCOUNT_MANAGER = 15_063;
	/** Version 1803: below, accounts cannot be listed and signed out by a script. */
	private static final int ACCOUNT_LISTING = 17_134;

	WindowsBuild() {
		super(DiagnosticId.WINDOWS_BUILD, Set.of(SystemProbe.INSTANCE),
				"Reset activation state for Microsoft 365 Apps for enterprise",
				"Connection issues in sign-in after update to Office 2016 build 16.0.7967");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<SystemInformation> answer = facts.answer(SystemProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(system -> {
			final String build = system.build() + "." + system.revision();
			final String key = system.build() < WEB_ACCOUNT_MANAGER ? "noWebAccountManager"
					: system.build() < ACCOUNT_LISTING ? "old" : "recent";
			findings.add(key.equals("recent") ? Severity.OK : Severity.WARNING, Identity.ADMINISTRATOR, key,
					system.productName(), system.displayVersion(), build).evidence(SystemProbe.INSTANCE, "CurrentBuild " + build);
		});
	}
}
