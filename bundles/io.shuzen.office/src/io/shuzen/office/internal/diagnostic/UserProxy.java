package io.shuzen.office.internal.diagnostic;

import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.Subjects;
import io.shuzen.office.internal.reading.SystemProxy;

/** D-54: which proxy each user's programs use, and whether the system account uses another. */
final class UserProxy extends OfficeDiagnostic {

	private static final RegistryProbe SETTINGS = RegistryProbe
			.key("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");

	UserProxy() {
		super(DiagnosticId.USER_PROXY, Set.of(SETTINGS, SystemProxy.PROBE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Optional<SystemProxy> system = SystemProxy.READING.from(facts, Identity.ADMINISTRATOR).asOptional();
		Subjects.answers(facts, SETTINGS).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(key -> {
				final String server = number(key, "ProxyEnable") == 1 ? text(key, "ProxyServer") : "";
				final String script = text(key, "AutoConfigURL");
				final String shown = server.isEmpty() && script.isEmpty() ? "" : server + (script.isEmpty() ? "" : " " + script);
				final boolean differs = system.isPresent() && !(system.get().server().equalsIgnoreCase(server)
						&& system.get().autoScript().equalsIgnoreCase(script)) && !(shown.isBlank() && system.get().isDirect());
				final Findings.Draft draft;
				if (differs) {
					draft = findings.warning(user, "differs", shown.trim(),
							(system.get().server() + ' ' + system.get().autoScript()).trim()).step(StepId.SYSTEM_PROXY);
				} else {
					draft = shown.isBlank() ? findings.ok(user, "direct") : findings.info(user, "proxy", shown.trim());
				}
				draft.evidence(SETTINGS, "ProxyServer = " + server + ", AutoConfigURL = " + script);
			});
		});
	}

	private static long number(final RegistryKey key, final String name) {
		return key.value(name).map(value -> value.asNumber().orElse(0)).orElse(0L);
	}

	private static String text(final RegistryKey key, final String name) {
		return key.value(name).flatMap(RegistryValue::asText).map(String::trim).orElse("");
	}
}
