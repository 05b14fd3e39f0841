package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.TextBytes;

/**
 * imports the key SoftwareProtectionPlatform of network services, which a feature update of Windows may lose, from a file that was
 * exported on a healthy device with the same build. The file may hold that key only.
 */
final class ImportProtectionKey extends OfficeStep {

	private static final String PATH = "S-1-5-20\\Software\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";
	private static final RegistryProbe KEY = RegistryProbe.key("HKU\\" + PATH);
	private static final Duration LIMIT = Duration.ofMinutes(1);
	private static final ToolCommand REMOVAL = ToolCommand.of("reg", "delete", "HKU\\" + PATH, "/f");

	ImportProtectionKey() {
		super(StepId.PROTECTION_KEY);
	}

	static boolean isCommand(final ToolCommand command) {
		return command.program().equals("reg") && command.arguments().size() == 2 && command.arguments().getFirst().equals("import")
				&& command.arguments().get(1).toLowerCase(Locale.ROOT).endsWith(".reg");
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(VendorFile.FILE, VendorFile.HASH);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return VendorFile.probe(parameters).<Set<Probe<?>>>map(file -> Set.of(KEY, file)).orElse(Set.of(KEY));
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> key = facts.answer(KEY);
		if (!plan.knows(key) || key.asOptional().isPresent()) {
			return;
		}
		VendorFile.of(plan, facts, parameters, ".reg").ifPresent(file -> {
			if (!holdsThatKeyOnly(TextBytes.decode(file.content()))) {
				plan.block("otherKeys", file.path());
				return;
			}
			plan.change(new ToolRun(ToolCommand.of("reg", "import", file.path()), Identity.ADMINISTRATOR, TEXTS.text("R-91.purpose"), LIMIT,
					Set.of(0), Reversibility.REVERSIBLE, Optional.of(REMOVAL)));
			plan.followUp(FollowUp.RESTART_MACHINE);
		});
	}

	private static boolean holdsThatKeyOnly(final String text) {
		final String allowed = "[HKEY_USERS\\" + PATH;
		final List<String> keys = text.lines().filter(line -> line.stripLeading().startsWith("[")).toList();
		return !keys.isEmpty() && keys.stream().allMatch(line -> line.regionMatches(true, 0, allowed, 0, allowed.length())
				&& (line.charAt(allowed.length()) == ']' || line.charAt(allowed.length()) == '\\'));
	}
}
