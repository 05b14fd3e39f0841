package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;

/** The open endpoint that a test works on, and what tests do with it. */
public interface ContractEndpoint {

	/** The registry key of the scenario. */
	String KEY = "HKLM\\SOFTWARE\\Shuzen Contract";
	/** The folder of the scenario. */
	String FOLDER = "C:\\ProgramData\\Shuzen Contract";
	/** Tags what depends on the language, the code page or the accounts of a machine, and is worth doing again on one of another. */
	String LANGUAGE = "language";
	/** When its files were written. */
	Instant WRITTEN = Instant.parse("2026-01-02T03:04:06Z");

	/** The open endpoint. */
	WindowsHost host();

	/** What the endpoint has. */
	Set<Capability> capabilities();

	/** What the back end cannot do and says so, whatever endpoint it works on. */
	default Set<Capability> unsupported() {
		return Set.of();
	}

	/** The end of the account's name of the user who has the credentials of the scenario, lower case. */
	default String firstUser() {
		return "first.user";
	}

	/** How many keys a large registry tree has. */
	default int largeTree() {
		return 5_000;
	}

	/** A console program that runs for minutes and does nothing. */
	default Optional<ToolCommand> slowTool() {
		return Optional.empty();
	}

	/** Leaves the test out where the endpoint lacks something. */
	default void needs(final Capability capability) {
		assumeTrue(capabilities().contains(capability), () -> "this endpoint has no " + capability);
	}

	/** The answers to probes. */
	default Facts read(final Probe<?>... probes) {
		return host().read(Set.of(probes), Cancellation.none());
	}

	/** The value of an answer that must be there. */
	default <V extends ProbeValue> V present(final Probe<V> probe) {
		final Answer<V> answer = read(probe).answer(probe);
		assertTrue(answer.asOptional().isPresent(), () -> probe + ": " + answer);
		return answer.asOptional().orElseThrow();
	}

	/** Circumstances in which nobody cancels. */
	default ApplyContext context() {
		return new ApplyContext("contract", Cancellation.none(), line -> {
		});
	}

	/** Circumstances in which what restores the former state cannot be kept. */
	default ApplyContext nowhere() {
		return new ApplyContext("contract", Cancellation.none(), line -> {
		}, undo -> {
			throw new UnsupportedOperationException("nowhere to keep it");
		});
	}

	/** Makes a change that must be made. */
	default Outcome.Applied apply(final Change change) {
		final List<Undo> told = new ArrayList<>();
		final Outcome outcome = host().apply(change, new ApplyContext("contract", Cancellation.none(), line -> {
		}, told::add));
		assertEquals(List.of(outcome.undo()), told, "what restores the former state is told before it is altered");
		return assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
	}

	/** Takes a change back. */
	default void undo(final Outcome outcome) {
		for (final Change change : outcome.undo().changes()) {
			final Outcome undone = host().apply(change, context());
			assertTrue(undone.isSuccess(), undone::toString);
		}
	}

	/** A registry path. */
	default RegistryPath path(final String path) {
		return RegistryPath.parse(path);
	}

	/** The user whose account's name ends so. */
	default WindowsUser user(final String account) {
		return present(UserProbe.INSTANCE).users().stream()
				.filter(user -> user.account().toLowerCase(Locale.ROOT).endsWith(account)).findFirst().orElseThrow();
	}
}
