package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.PowerShell;
import io.shuzen.office.internal.reading.Recorded;

/** D-58: whether network adapters compute checksums themselves; some drivers do it wrong, and wired connections seem dead. */
final class ChecksumOffload extends OfficeDiagnostic {

	private static final ToolProbe PROBE = new ToolProbe(
			PowerShell.command("Get-NetAdapterChecksumOffload | Format-List Name, IpIPv4Enabled"), ReadScope.MACHINE);
	private static final Pattern COMMAND = Pattern.compile("Get-NetAdapterChecksumOffload", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENABLED = Pattern.compile("(?im)^\\s*IpIPv4(?:Enabled)?\\s*:\\s*(?!Disabled|0\\s*$)(\\S+)");
	private static final Pattern COLUMN_IN_LIST = Pattern.compile("(?im)^\\s*IpIPv4(?:Enabled)?\\s*:");
	private static final String COLUMN = "IpIPv4Enabled";

	ChecksumOffload() {
		super(DiagnosticId.CHECKSUM_OFFLOAD, Set.of(PROBE, NetworkProbe.INSTANCE),
				"Outlook can't sign in or activate on wired networks");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<Boolean> answer = Recorded.toolOutput(facts, PROBE, COMMAND).flatMap(ChecksumOffload::enabled);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(enabled -> {
			final boolean offline = facts.answer(NetworkProbe.INSTANCE).asOptional()
					.filter(network -> !network.connections().isEmpty() && network.connections().stream()
							.noneMatch(connection -> connection.ipv4() == NetworkStatus.Connectivity.INTERNET))
					.isPresent();
			if (enabled && offline) {
				findings.info(Identity.ADMINISTRATOR, "suspect").evidence(PROBE, "IpIPv4");
			} else {
				findings.ok(Identity.ADMINISTRATOR, enabled ? "enabled" : "off").evidence(PROBE, "IpIPv4");
			}
		});
	}

	/** Whether any adapter computes checksums; absent when the output is about none. */
	private static Answer<Boolean> enabled(final ToolOutput output) {
		if (output.exitCode() != 0) {
			return Answer.unreadable(new Failure(FailureKind.TOOL_FAILED, TEXTS.text("D-58.failed", output.exitCode())));
		}
		final String text = output.standardOutput();
		if (!COLUMN_IN_LIST.matcher(text).find() && !text.contains(COLUMN)) {
			return Answer.absent();
		}
		return Answer.present(ENABLED.matcher(text).find() || enabledInTable(text));
	}

	// counted from the right: adapters' names hold spaces
	private static boolean enabledInTable(final String output) {
		int fromRight = 0;
		for (final String line : output.lines().map(String::trim).filter(text -> !text.isEmpty()).toList()) {
			final List<String> words = List.of(line.split("\\s+"));
			if (words.contains(COLUMN)) {
				fromRight = words.size() - words.indexOf(COLUMN);
			} else if (fromRight > 0 && words.size() > fromRight && words.get(words.size() - fromRight).endsWith("xEnabled")) {
				return true;
			}
		}
		return false;
	}
}
