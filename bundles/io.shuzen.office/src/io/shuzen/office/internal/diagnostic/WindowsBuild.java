package io.shuzen.office.internal.diagnostic;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-01: whether this Windows is recent enough for the ways Office signs in, and for Microsoft's own reset tools. */
final class WindowsBuild extends OfficeDiagnostic {

	/** Below, Office does not use the Web Account Manager. */
	private static final int WEB_ACCOUNT_MANAGER = 15_063;
	/** Version 1803: below, accounts cannot be listed and signed out by a script. */
	private static final int ACCOUNT_LISTING = 17_134;
	/** Version 1809: below, Get Help refuses to clean up work accounts (code 78). */
	private static final int GET_HELP_CLEANS_UP = 17_763;
	/** Version 2004: the last that WPJCleanUp is documented for. */
	private static final int WORKPLACE_CLEANUP = 19_041;
	/** The revisions from which on the Web Account Manager is recommended, of the versions that came before 1809. */
	private static final Map<Integer, Integer> RECOMMENDED = Map.of(15_063, 1112, 16_299, 461, 17_134, 677);

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
			final String name = Stream.of(system.productName(), system.displayVersion()).filter(part -> !part.isBlank())
					.collect(Collectors.joining(" "));
			judge(findings, system, name, build).evidence(SystemProbe.INSTANCE, "CurrentBuild " + build);
		});
	}

	private static Findings.Draft judge(final Findings findings, final SystemInformation system, final String name, final String build) {
		if (system.build() < WEB_ACCOUNT_MANAGER) {
			return findings.warning(Identity.ADMINISTRATOR, "noWebAccountManager", name, build);
		}
		if (system.build() < ACCOUNT_LISTING) {
			return findings.warning(Identity.ADMINISTRATOR, "old", name, build);
		}
		if (isBehind(system)) {
			return findings.info(Identity.ADMINISTRATOR, "behind", name, build, RECOMMENDED.get(system.build()).toString());
		}
		if (system.build() < GET_HELP_CLEANS_UP) {
			return findings.info(Identity.ADMINISTRATOR, "beforeGetHelp", name, build);
		}
		return findings.ok(Identity.ADMINISTRATOR, "recent", name, build,
				system.build() > WORKPLACE_CLEANUP ? TEXTS.text("D-01.beyondCleanUp") : Text.EMPTY);
	}

	// of a recording the revision may not be known
	private static boolean isBehind(final SystemInformation system) {
		return system.revision() > 0 && system.revision() < RECOMMENDED.getOrDefault(system.build(), 0);
	}
}
