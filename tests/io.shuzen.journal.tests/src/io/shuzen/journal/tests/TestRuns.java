package io.shuzen.journal.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunResult;

/** Events to write. */
final class TestRuns {

	static final RegistryPath KEY = RegistryPath.parse("HKCU\\Software\\Contoso\\Broken");
	static final Identity USER = Identity.user("S-1-5-21-1-2-3-1001");

	private TestRuns() {
	}

	static RunStarted started(final String reason, final int endpoints) {
		return new RunStarted(RunKind.RUNBOOK, "contoso.repair", "1.2.0", new Text("Repair", "修復"), "{}",
				Map.of("user", "*"), "田中", reason, Optional.empty(), endpoints);
	}

	static EndpointAccepted accepted(final String endpoint) {
		return new EndpointAccepted(EndpointDescriptor.of(endpoint, endpoint + ".example", "simulation"));
	}

	static Change change() {
		return new RegistryKeyDelete(KEY, RegistryView.BITS_64, USER);
	}

	static ChangeIntended intended(final String endpoint, final int index) {
		return new ChangeIntended(endpoint, "delete", 1, index, change(), Undo.NONE);
	}

	static ChangeFinished applied(final String endpoint, final int index) {
		return new ChangeFinished(endpoint, "delete", 1, index, new Outcome.Applied(change(), Undo.of(
				new RegistryKeyRestore(new RegistryKey(KEY, List.of(), List.of()), RegistryView.BITS_64, USER))));
	}

	/** One value of the registry, and that there are no programs. */
	static Facts facts(final String endpoint, final Instant at, final String value) {
		return Facts.of(endpoint, at, List.of(
				new Fact<>(new RegistryProbe(KEY, RegistryView.BITS_64, false), USER,
						Answer.present(new RegistryKey(KEY, List.of(RegistryValue.text("State", value)), List.of())),
						at.minusNanos(1_234_567), "reg.exe query"),
				new Fact<>(ProcessProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.<ProcessList>absent(), at, "tasklist.exe")));
	}

	static EndpointFinished finished(final String endpoint, final EndpointResult result) {
		return new EndpointFinished(endpoint, result, Optional.empty(), List.of(), Duration.ofMillis(250));
	}

	static RunFinished finished(final RunResult result, final Map<EndpointResult, Integer> counts) {
		return new RunFinished(result, counts);
	}

	static List<RunEvent> complete(final String endpoint) {
		return List.of(started("", 1), accepted(endpoint), intended(endpoint, 0), applied(endpoint, 0),
				finished(endpoint, EndpointResult.SUCCEEDED),
				finished(RunResult.SUCCEEDED, Map.of(EndpointResult.SUCCEEDED, 1)));
	}
}
