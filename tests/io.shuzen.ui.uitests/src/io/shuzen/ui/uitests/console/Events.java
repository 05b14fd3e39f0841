package io.shuzen.ui.uitests.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.text.Text;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunKind;

/** Events of runs. */
public final class Events {

	static final Identity USER = Identity.user("S-1-5-21-1-2-3-1001");
	static final Change KEY = new RegistryKeyDelete(RegistryPath.parse("HKCU\\Software\\Contoso\\Broken"),
			RegistryView.BITS_64, USER);
	static final Change CREDENTIAL = new CredentialDelete("Contoso", USER);
	static final Failure REFUSED = new Failure(FailureKind.ACCESS_DENIED,
			new Text("The key is protected.", "キーは保護されています。"),
			new Text("Sign in as administrator.", "管理者としてサインインしてください。"),
			"ERROR: Access is denied.\r\n\r\nsecond line");

	private Events() {
	}

	public static RunEvent started(final int endpoints) {
		return started(RunKind.RUNBOOK, endpoints, "");
	}

	static RunEvent started(final RunKind kind, final int endpoints, final String reason) {
		return new RunEvent.RunStarted(kind, "contoso.repair", "1.0.0", new Text("Repair", "修復"), "{}", Map.of(), "hanako",
				reason, Optional.empty(), endpoints);
	}

	public static RunEvent accepted(final String endpoint) {
		return new RunEvent.EndpointAccepted(EndpointDescriptor.of(endpoint, endpoint, "ssh"));
	}

	public static RunEvent planned(final String endpoint) {
		return planned(endpoint, KEY);
	}

	static RunEvent planned(final String endpoint, final Change... changes) {
		return new RunEvent.StepPlanned(endpoint, "first", 1,
				new Changeset("contoso.R-1", endpoint, List.of(changes), List.of(), List.of()));
	}

	public static RunEvent applied(final String endpoint) {
		return outcome(endpoint, new Outcome.Applied(KEY, Undo.NONE));
	}

	static RunEvent outcome(final String endpoint, final Outcome outcome) {
		return new RunEvent.ChangeFinished(endpoint, "first", 1, 0, outcome);
	}

	public static RunEvent output(final String endpoint, final String line) {
		return new RunEvent.OutputReceived(endpoint, "first", line);
	}

	public static RunEvent finished(final String endpoint, final EndpointResult result) {
		return new RunEvent.EndpointFinished(endpoint, result, Optional.empty(), List.of(FollowUp.RESTART_APPLICATIONS),
				Duration.ofMillis(1_500));
	}
}
