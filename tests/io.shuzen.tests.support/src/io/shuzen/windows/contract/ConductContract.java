package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.text.Text;

/** How every back end behaves whatever it is asked: promptly, for several at once, in words, and when it is closed. */
public interface ConductContract extends ContractEndpoint {

	/**
	 * What counts as at once to somebody who presses Cancel. A second is meant; a machine that has other work takes longer for it, and what
	 * does not end at once goes on for minutes.
	 */
	long PROMPT_MILLIS = 5_000;
	/** How many ask at the same time. */
	int AT_ONCE = 8;

	@Test
	default void readsNothingAfterItWasCancelled() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancellationException.class, () -> host().read(Set.of(SystemProbe.INSTANCE), cancellation));
	}

	@Test
	default void changesNothingAfterItWasCancelled() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		final Outcome outcome = host().apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new ApplyContext("contract", cancellation, line -> {
				}));

		assertEquals(FailureKind.CANCELLED, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		assertTrue(read(RegistryProbe.key(KEY)).answer(RegistryProbe.key(KEY)).asOptional().isPresent());
	}

	@Test
	default void saysThatItIsClosedInsteadOfThrowing() {
		host().close();

		assertEquals(FailureKind.CONNECTION_LOST,
				read(SystemProbe.INSTANCE).answer(SystemProbe.INSTANCE).whyUnreadable().orElseThrow().kind());
		assertFalse(host().apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR), context())
				.isSuccess());
	}

	@Test
	default void stopsReadingAtOnce() throws Exception {
		final Set<Probe<?>> probes = Set.of(RegistryProbe.tree("HKLM\\SOFTWARE"), ProcessProbe.INSTANCE, SystemProbe.INSTANCE);
		final Cancellation cancellation = new Cancellation();
		final CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
			assertThrows(CancellationException.class, () -> {
				while (true) {
					host().read(probes, cancellation);
				}
			});
			return System.nanoTime();
		}, Thread.ofVirtual()::start);
		Thread.sleep(300);
		final long cancelled = System.nanoTime();
		cancellation.cancel();

		final long millis = (ended.get(30, TimeUnit.SECONDS) - cancelled) / 1_000_000;
		assertTrue(millis < PROMPT_MILLIS, () -> "took " + millis + " ms");
		assertTrue(read(RegistryProbe.key(KEY)).answer(RegistryProbe.key(KEY)).asOptional().isPresent(), "the next request fails");
	}

	@Test
	default void endsAToolThatRunsAtOnce() throws Exception {
		assumeTrue(slowTool().isPresent(), "this endpoint has no tool that takes long");
		final Cancellation cancellation = new Cancellation();
		final ToolRun change = new ToolRun(slowTool().orElseThrow(), Identity.ADMINISTRATOR, Text.verbatim("Wait"),
				Duration.ofMinutes(5), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty());
		final CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
				() -> host().apply(change, new ApplyContext("contract", cancellation, line -> {
				})), Thread.ofVirtual()::start);
		Thread.sleep(1_500);
		assertFalse(outcome.isDone(), () -> "ended by itself: " + outcome.join());
		final long cancelled = System.nanoTime();
		cancellation.cancel();

		final Outcome ended = outcome.get(30, TimeUnit.SECONDS);
		final long millis = (System.nanoTime() - cancelled) / 1_000_000;
		assertTrue(millis < PROMPT_MILLIS, () -> "took " + millis + " ms");
		assertFalse(ended.isSuccess());
		assertTrue(read(RegistryProbe.key(KEY)).answer(RegistryProbe.key(KEY)).asOptional().isPresent(), "the next request fails");
	}

	@Test
	default void endsAToolWhenItsTimeIsOver() {
		assumeTrue(slowTool().isPresent(), "this endpoint has no tool that takes long");
		final Outcome outcome = host().apply(new ToolRun(slowTool().orElseThrow(), Identity.ADMINISTRATOR, Text.verbatim("Wait"),
				Duration.ofSeconds(1), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty()), context());

		final Failure failure = switch (outcome) {
		case final Outcome.Failed failed -> failed.failure();
		case final Outcome.InDoubt inDoubt -> inDoubt.failure();
		default -> throw new AssertionError(outcome);
		};
		assertEquals(FailureKind.TIMED_OUT, failure.kind());
	}

	@Test
	default void servesSeveralAtOnce() throws Exception {
		final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		for (int i = 0; i < AT_ONCE; i++) {
			final RegistryValue value = RegistryValue.text("Value " + i, "text " + i);
			outcomes.add(CompletableFuture.supplyAsync(() -> {
				read(RegistryProbe.key(KEY), ProcessProbe.INSTANCE);
				return host().apply(new RegistryValueSet(path(KEY + "\\Child"), RegistryView.BITS_64, value, Identity.ADMINISTRATOR),
						context());
			}, Thread.ofVirtual()::start));
		}
		for (final CompletableFuture<Outcome> outcome : outcomes) {
			assertInstanceOf(Outcome.Applied.class, outcome.get(2, TimeUnit.MINUTES));
		}
		final RegistryKey key = present(RegistryProbe.key(KEY + "\\Child"));
		for (int i = 0; i < AT_ONCE; i++) {
			assertEquals("text " + i, key.value("Value " + i).orElseThrow().asText().orElseThrow());
		}
		outcomes.reversed().forEach(outcome -> undo(outcome.join()));
		assertEquals(1, present(RegistryProbe.key(KEY + "\\Child")).values().size());
	}

	@Test
	default void answersWhatItCannotDoInWords() {
		for (final Capability capability : unsupported()) {
			final List<Failure> failures = new ArrayList<>();
			final Set<Probe<?>> probes = Unsupported.probes(capability);
			final Facts facts = probes.isEmpty() ? null : host().read(probes, Cancellation.none());
			for (final Probe<?> probe : probes) {
				facts.answers(probe).values().forEach(answer -> failures.add(answer.whyUnreadable().orElseThrow(
						() -> new AssertionError(probe + ": " + answer))));
			}
			for (final Change change : Unsupported.changes(capability, Identity.user("S-1-5-21-1-2-3-1001"))) {
				failures.add(assertInstanceOf(Outcome.Failed.class, host().apply(change, context()), change::toString).failure());
			}
			assertFalse(failures.isEmpty(), () -> "nothing is asked for " + capability);
			for (final Failure failure : failures) {
				assertEquals(FailureKind.UNSUPPORTED, failure.kind(), () -> capability + ": " + failure);
				assertFalse(failure.message().english().isBlank() || failure.message().japanese().isBlank(), failure::toString);
				assertFalse(failure.advice().isEmpty(), failure::toString);
			}
		}
	}
}
