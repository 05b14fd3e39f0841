package io.shuzen.engine.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;

/** Machines whose every misbehaviour can be arranged; the scheme is {@code fake}. */
final class FakeMachines implements HostConnector {

	static final Identity USER = Identity.user("S-1-5-21-1-2-3-1001");

	private final Map<String, Machine> machines = new ConcurrentHashMap<>();

	/** One machine. */
	static final class Machine {

		private final Set<String> faults = new TreeSet<>();
		private final List<WindowsProcess> processes = new ArrayList<>();
		private final Set<String> credentials = new TreeSet<>();
		/** What was done, in order: {@code open}, {@code read}, and each change. */
		final List<Object> log = new ArrayList<>();
		final AtomicInteger openings = new AtomicInteger();
		final AtomicInteger reads = new AtomicInteger();
		volatile Failure refusal;
		volatile boolean hangsOnOpen;
		volatile boolean hangsOnRead;
		/** What it says when a hanging reading is cancelled; null for nothing, as when nothing ran there. */
		volatile Failure lastWords;
		/** Happens within every reading. */
		volatile Runnable beforeRead = () -> {
		};
		/** Does not even notice that it is cancelled. */
		volatile boolean ignoresCancellation;
		/** Says it is done and does nothing, this many times. */
		volatile int idleChanges;
		/** Replaces the outcome of a change, after it was made or not; null for none. */
		volatile Function<Change, Outcome> mishap;
		volatile boolean losesConnectionOnNextRead;
		/** How many lines of 99 characters it prints beside each change. */
		volatile int prints;
		/** What it prints besides, at once. */
		volatile String printed = "";
		/** Whether the user is signed in; without, the user's credentials cannot be read. */
		volatile boolean signedIn = true;
		/** Counted down when a call hangs. */
		final CountDownLatch hanging = new CountDownLatch(1);
		volatile Runnable beforeChange = () -> {
		};

		synchronized Machine fault(final String name) {
			faults.add(name);
			return this;
		}

		synchronized Machine process(final long id) {
			processes.add(new WindowsProcess(id, "WINWORD.EXE", 1, "", ""));
			return this;
		}

		synchronized Machine credential(final String target) {
			credentials.add(target);
			return this;
		}

		synchronized void remove(final String fault) {
			faults.remove(fault);
		}

		synchronized void forget(final String target) {
			credentials.remove(target);
		}

		synchronized Set<String> faults() {
			return new TreeSet<>(faults);
		}

		synchronized Set<String> credentials() {
			return new TreeSet<>(credentials);
		}

		synchronized List<Change> changes() {
			return log.stream().filter(Change.class::isInstance).map(Change.class::cast).toList();
		}
	}

	Machine machine(final String name) {
		return machines.computeIfAbsent(name, any -> new Machine());
	}

	static EndpointDescriptor endpoint(final String name) {
		return EndpointDescriptor.of(name, name, "fake");
	}

	static List<WindowsProcess> running(final Facts facts) {
		return facts.answer(ProcessProbe.INSTANCE).asOptional().map(ProcessList::processes).orElse(List.of());
	}

	@Override
	public Set<String> schemes() {
		return Set.of("fake");
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(Text.verbatim("Fake"), true, Text.EMPTY);
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		final Machine machine = machine(endpoint.address());
		machine.openings.incrementAndGet();
		if (machine.refusal != null) {
			throw new FailureException(machine.refusal);
		}
		if (machine.hangsOnOpen) {
			hang(machine, cancellation);
		}
		return new Host(endpoint, machine);
	}

	private static void hang(final Machine machine, final Cancellation cancellation) {
		final CountDownLatch end = new CountDownLatch(1);
		if (!machine.ignoresCancellation) {
			cancellation.onCancel(end::countDown);
		}
		machine.hanging.countDown();
		try {
			end.await();
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		throw machine.lastWords == null ? new CancellationException() : new StoppedException(machine.lastWords);
	}

	private record Host(EndpointDescriptor endpoint, Machine machine) implements WindowsHost {

		@Override
		public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
			cancellation.check();
			machine.reads.incrementAndGet();
			machine.beforeRead.run();
			if (machine.hangsOnRead) {
				hang(machine, cancellation);
			}
			final boolean lost = machine.losesConnectionOnNextRead;
			machine.losesConnectionOnNextRead = false;
			synchronized (machine) {
				final List<Fact<?>> facts = new ArrayList<>();
				for (final Probe<?> probe : probes) {
					facts.add(lost ? unreadable(probe) : fact(probe));
				}
				return Facts.of(endpoint.name(), Instant.now(), facts);
			}
		}

		private <V extends ProbeValue> Fact<V> unreadable(final Probe<V> probe) {
			return new Fact<>(probe, Identity.ADMINISTRATOR, Answer.unreadable(lostConnection()), Instant.now(), "fake");
		}

		private Fact<?> fact(final Probe<?> probe) {
			final Instant now = Instant.now();
			return switch (probe) {
			case final UserProbe users -> new Fact<>(users, Identity.ADMINISTRATOR,
					Answer.present(new UserList(List.of(new WindowsUser("S-1-5-21-1-2-3-1001", "CONTOSO\\taro",
							"C:\\Users\\taro", true, Optional.of(false), machine.signedIn
									? Optional.of(new UserSession(1, UserSession.State.ACTIVE, OptionalLong.empty())) : Optional.empty())))), now, "fake");
			case final ProcessProbe processes -> new Fact<>(processes, Identity.ADMINISTRATOR,
					Answer.present(new ProcessList(machine.processes)), now, "fake");
			case final CredentialProbe credentials when !machine.signedIn -> new Fact<>(credentials, USER,
					Answer.unreadable(new Failure(FailureKind.USER_NOT_SIGNED_IN, Text.verbatim("Taro is not signed in."))), now,
					"fake");
			case final CredentialProbe credentials -> new Fact<>(credentials, USER, Answer.present(new CredentialList(
					machine.credentials.stream().map(target -> new StoredCredential(target, "", "")).toList())), now, "fake");
			case final RegistryProbe registry ->
				new Fact<>(registry, Identity.ADMINISTRATOR, registry(registry.path()), now, "fake");
			case final SystemProbe system -> new Fact<>(system, Identity.ADMINISTRATOR, Answer.unreadable(
					new Failure(FailureKind.UNSUPPORTED, Text.verbatim("A fake machine has no system."))), now, "fake");
			default -> throw new IllegalArgumentException(probe.toString());
			};
		}

		private Answer<RegistryKey> registry(final RegistryPath path) {
			final RegistryPath root = RegistryPath.parse(ContosoPack.FAULTS);
			final RegistryKey all = new RegistryKey(root, List.of(),
					machine.faults.stream().map(fault -> new RegistryKey(root.child(fault), List.of(), List.of())).toList());
			return all.descendant(path).<Answer<RegistryKey>>map(Answer::present).orElseGet(Answer::absent);
		}

		@Override
		public Outcome apply(final Change change, final ApplyContext context) {
			context.beforeChange().accept(undo(change));
			machine.beforeChange.run();
			synchronized (machine) {
				machine.log.add(change);
			}
			context.output().accept("working on " + change.describe().english());
			for (int line = 0; line < machine.prints; line++) {
				context.output().accept("x".repeat(99));
			}
			if (!machine.printed.isEmpty()) {
				context.output().accept(machine.printed);
			}
			if (machine.mishap != null) {
				return machine.mishap.apply(change);
			}
			if (machine.idleChanges > 0) {
				machine.idleChanges--;
				return new Outcome.Applied(change, Undo.NONE);
			}
			return make(change, machine);
		}

		@Override
		public void close() {
			// nothing is held
		}
	}

	private static Undo undo(final Change change) {
		return change instanceof final RegistryKeyDelete delete
				? Undo.of(new RegistryKeyRestore(new RegistryKey(delete.path(), List.of(), List.of()), delete.view(), delete.identity()))
				: Undo.NONE;
	}

	static Outcome make(final Change change, final Machine machine) {
		synchronized (machine) {
			return switch (change) {
			case final RegistryKeyDelete delete -> {
				machine.faults.remove(delete.path().name());
				yield new Outcome.Applied(change, undo(change));
			}
			case final RegistryKeyRestore restore -> {
				machine.faults.add(restore.key().path().name());
				yield new Outcome.Applied(change, Undo.NONE);
			}
			case final ProcessClose close -> {
				machine.processes.removeIf(process -> process.id() == close.processId());
				yield new Outcome.Applied(change, Undo.NONE);
			}
			case final MachineRestart restart -> {
				machine.faults.remove("restart");
				yield new Outcome.Applied(change, Undo.NONE);
			}
			case final ToolRun tool -> {
				machine.faults.remove("tool");
				yield new Outcome.Applied(change, Undo.NONE);
			}
			case final CredentialDelete delete -> {
				machine.credentials.remove(delete.target());
				yield new Outcome.Applied(change, Undo.NONE);
			}
			default -> throw new IllegalArgumentException(change.toString());
			};
		}
	}

	static Failure lostConnection() {
		return new Failure(FailureKind.CONNECTION_LOST, Text.verbatim("The connection broke."));
	}
}
