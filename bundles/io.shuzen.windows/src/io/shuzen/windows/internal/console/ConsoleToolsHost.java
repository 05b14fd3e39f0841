package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;

/** A Windows machine behind a transport, read and changed with its console programs. */
final class ConsoleToolsHost implements WindowsHost {

	private static final Duration RECONNECT = Duration.ofSeconds(2);

	private final EndpointDescriptor endpoint;
	private final Transport transport;
	private final UnfinishedWork unfinished;
	private final ReentrantLock lock = new ReentrantLock();
	private volatile Connection connection;
	private volatile boolean closed;
	private Set<String> knownUsers = Set.of();

	private ConsoleToolsHost(final EndpointDescriptor endpoint, final Transport transport, final UnfinishedWork unfinished,
			final Connection connection) {
		this.endpoint = endpoint;
		this.transport = transport;
		this.unfinished = unfinished;
		this.connection = connection;
	}

	static ConsoleToolsHost open(final EndpointDescriptor endpoint, final Transport transport,
			final Cancellation cancellation, final ConnectProgress progress) throws FailureException {
		final UnfinishedWork unfinished = new UnfinishedWork(endpoint.name());
		return new ConsoleToolsHost(endpoint, transport, unfinished,
				connect(endpoint, transport, unfinished, cancellation, progress));
	}

	private static Connection connect(final EndpointDescriptor endpoint, final Transport transport, final UnfinishedWork unfinished,
			final Cancellation cancellation, final ConnectProgress progress) throws FailureException {
		final TransportSession session = transport.open(endpoint, cancellation, progress);
		boolean good = false;
		try {
			final WindowsEndpoint windows = FirstContact.make(endpoint.name(), session, cancellation);
			final Connection open = Connection.over(endpoint.name(), session, windows, unfinished);
			new Leftovers(endpoint.name(), session, windows, open.runner()).sweep(cancellation);
			good = true;
			return open;
		} finally {
			if (!good) {
				session.close();
			}
		}
	}

	@Override
	public EndpointDescriptor endpoint() {
		return endpoint;
	}

	@Override
	public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		lock.lock();
		try {
			cancellation.check();
			return Facts.of(endpoint.name(), Instant.now(), readFacts(probes, cancellation));
		} finally {
			lock.unlock();
		}
	}

	private List<Fact<?>> readFacts(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		final Connection open;
		try {
			open = connection(cancellation);
		} catch (final FailureException e) {
			return unreadable(probes, e.failure());
		}
		final boolean users = probes.stream().anyMatch(probe -> probe.scope() == ReadScope.EACH_USER || probe instanceof UserProbe);
		final Set<Probe<?>> all = new LinkedHashSet<>(probes);
		if (probes.stream().anyMatch(ConsoleToolsHost::liesInUserFolders)) {
			all.addAll(List.of(UserFolders.FOLDERS, UserFolders.ENVIRONMENT));
		}
		final List<Fact<?>> facts = new ArrayList<>();
		if (!users) {
			ask(open, machineQuestions(open, all), facts, cancellation);
		} else {
			askWithUsers(open, all, facts, cancellation);
		}
		new UserFiles(open, facts).read(probes, cancellation);
		facts.removeIf(fact -> all.contains(fact.probe()) && !probes.contains(fact.probe()) && !(fact.probe() instanceof UserProbe));
		return facts;
	}

	private static boolean liesInUserFolders(final Probe<?> probe) {
		return probe.scope() == ReadScope.EACH_USER && (probe instanceof FileProbe || probe instanceof CertificateProbe);
	}

	/** Asks about the users that are known in the same go as who the users are; newcomers get a second one. */
	private void askWithUsers(final Connection open, final Set<? extends Probe<?>> probes, final List<Fact<?>> facts,
			final Cancellation cancellation) {
		final Set<String> assumed = knownUsers;
		final List<Question<?>> questions = machineQuestions(open, probes);
		final Question<UserList> userQuestion = open.users().question(assumed);
		questions.addFirst(userQuestion);
		questions.addAll(userQuestions(open, probes, assumed));
		final List<Fact<?>> first = new ArrayList<>();
		ask(open, questions, first, cancellation);
		Fact<?> userFact = first.getFirst();
		final Set<String> present = new LinkedHashSet<>();
		users(userFact).forEach(user -> present.add(user.sid()));
		final Set<String> newcomers = new LinkedHashSet<>(present);
		newcomers.removeAll(assumed);
		if (!newcomers.isEmpty()) {
			final List<Question<?>> more = new ArrayList<>();
			more.add(open.users().question(present));
			more.addAll(userQuestions(open, probes, newcomers));
			final List<Fact<?>> second = new ArrayList<>();
			ask(open, more, second, cancellation);
			userFact = second.getFirst();
			first.addAll(second.subList(1, second.size()));
		}
		knownUsers = present;
		facts.add(userFact);
		final Map<String, WindowsUser> byId = new LinkedHashMap<>();
		users(userFact).forEach(user -> byId.put(user.sid(), user));
		for (final Fact<?> fact : first.subList(1, first.size())) {
			if (!(fact.identity() instanceof Identity.User(final String sid))) {
				facts.add(fact);
			} else if (byId.containsKey(sid)) {
				facts.add(withoutUnloadedHive(open, fact, byId.get(sid)));
			}
		}
		if (Boolean.parseBoolean(endpoint.options().get(OfflineHives.OPTION))) {
			readUnloadedHives(open, probes, byId.values(), facts, cancellation);
		}
		askInSessions(open, probes, byId.values(), facts, cancellation);
	}

	private static void readUnloadedHives(final Connection open, final Set<? extends Probe<?>> probes,
			final Collection<WindowsUser> users, final List<Fact<?>> facts, final Cancellation cancellation) {
		final List<RegistryProbe> inHives = probes.stream().filter(probe -> probe.scope() == ReadScope.EACH_USER)
				.filter(RegistryProbe.class::isInstance).map(RegistryProbe.class::cast).toList();
		for (final WindowsUser user : users) {
			if (!user.hiveLoaded() && !inHives.isEmpty()) {
				final List<Fact<?>> read = open.hives().read(user, inHives, cancellation);
				facts.removeIf(fact -> fact.identity().equals(user.identity()) && inHives.contains(fact.probe()));
				facts.addAll(read);
			}
		}
	}

	/** "Not there" in a hive that is not loaded is no knowledge. */
	private static Fact<?> withoutUnloadedHive(final Connection open, final Fact<?> fact, final WindowsUser user) {
		return fact.probe() instanceof final RegistryProbe probe && !user.hiveLoaded()
				? unreadable(probe, fact.identity(), ConsoleFailures.of(FailureKind.USER_NOT_SIGNED_IN, "hiveNotLoaded", probe.path(),
						open.endpointName()))
				: fact;
	}

	private static List<Question<?>> machineQuestions(final Connection open, final Set<? extends Probe<?>> probes) {
		final List<Question<?>> questions = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			if (probe.scope() == ReadScope.MACHINE && !(probe instanceof FileProbe) && !(probe instanceof UserProbe)) {
				questions.add(open.probes().question(probe, Identity.ADMINISTRATOR));
			}
		}
		return questions;
	}

	private static List<Question<?>> userQuestions(final Connection open, final Set<? extends Probe<?>> probes,
			final Collection<String> sids) {
		final List<Question<?>> questions = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			if (probe.scope() == ReadScope.EACH_USER && !(probe instanceof FileProbe) && !ProbeQuestions.needsSession(probe)) {
				sids.forEach(sid -> questions.add(open.probes().question(probe, Identity.user(sid))));
			}
		}
		return questions;
	}

	private static void ask(final Connection open, final List<Question<?>> questions, final List<Fact<?>> facts,
			final Cancellation cancellation) {
		final List<ToolCommand> commands = new ArrayList<>();
		questions.forEach(question -> commands.addAll(question.commands()));
		final List<CommandOutcome> outcomes = open.runner().runVerbose(commands, cancellation);
		collect(open, questions, outcomes, facts, cancellation);
	}

	private static void collect(final Connection open, final List<Question<?>> questions, final List<CommandOutcome> outcomes,
			final List<Fact<?>> facts, final Cancellation cancellation) {
		int place = 0;
		for (final Question<?> question : questions) {
			final int end = place + question.commands().size();
			final String source = question.commands().isEmpty() ? "" : question.commands().getFirst().toString();
			final List<CommandOutcome> answers = question.understandable(outcomes.subList(place, end), open.endpointName());
			facts.add(LongOutputs.understand(answers.stream().mapToLong(CommandOutcome::size).sum(), cancellation,
					() -> question.fact(answers, Instant.now(), source.length() > 300 ? source.substring(0, 300) + "…" : source)));
			place = end;
		}
	}

	private static void askInSessions(final Connection open, final Set<? extends Probe<?>> probes,
			final Collection<WindowsUser> users, final List<Fact<?>> facts, final Cancellation cancellation) {
		for (final WindowsUser user : users) {
			final List<Question<?>> questions = new ArrayList<>();
			final List<ToolCommand> commands = new ArrayList<>();
			for (final Probe<?> probe : probes) {
				if (ProbeQuestions.needsSession(probe)) {
					final Question<?> question = open.probes().question(probe, user.identity());
					questions.add(question);
					commands.addAll(question.commands());
				}
			}
			if (!questions.isEmpty()) {
				collect(open, questions, open.sessions().runVerbose(user, commands, cancellation), facts, cancellation);
			}
		}
	}

	static List<WindowsUser> users(final Fact<?> fact) {
		return fact.answer() instanceof Answer.Present<?>(final UserList list) ? list.users() : List.of();
	}

	private List<Fact<?>> unreadable(final Set<? extends Probe<?>> probes, final Failure failure) {
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			if (probe.scope() == ReadScope.MACHINE) {
				facts.add(unreadable(probe, Identity.ADMINISTRATOR, failure));
			} else {
				knownUsers.forEach(sid -> facts.add(unreadable(probe, Identity.user(sid), failure)));
			}
		}
		facts.add(unreadable(UserProbe.INSTANCE, Identity.ADMINISTRATOR, failure));
		return facts;
	}

	private static <V extends ProbeValue> Fact<V> unreadable(final Probe<V> probe, final Identity identity, final Failure failure) {
		return new Fact<>(probe, identity, Answer.unreadable(failure), Instant.now(), "");
	}

	@Override
	public Outcome apply(final Change change, final ApplyContext context) {
		lock.lock();
		final Alteration alteration = new Alteration(context);
		try {
			context.cancellation().check();
			final Connection open = connection(context.cancellation());
			return make(open, change, alteration) ? new Outcome.Applied(change, alteration.undo()) : new Outcome.Unchanged(change);
		} catch (final FailureException e) {
			return new Outcome.Failed(change, e.failure(), Undo.NONE);
		} catch (final ChangeException e) {
			return e.failure().kind() == FailureKind.CONNECTION_LOST && alteration.hasBegun()
					? new Outcome.InDoubt(change, ConsoleFailures.withDetail(FailureKind.CONNECTION_LOST, e.failure().detail(), "inDoubt",
							endpoint.name()), alteration.undo())
					: new Outcome.Failed(change, e.failure(), alteration.undo());
		} catch (final CancellationException e) {
			return alteration.hasBegun()
					? new Outcome.InDoubt(change, ConsoleFailures.stopped(endpoint.name(), e), alteration.undo())
					: new Outcome.Failed(change, ConsoleFailures.of(FailureKind.CANCELLED, "stoppedBefore", endpoint.name()), Undo.NONE);
		} finally {
			lock.unlock();
		}
	}

	private boolean make(final Connection open, final Change change, final Alteration alteration)
			throws ChangeException, FailureException {
		final UserLookup users = new UserLookup(open);
		final RegistryChanges registry = new RegistryChanges(open);
		final FileChanges files = new FileChanges(open);
		final SessionChanges sessions = new SessionChanges(open, users);
		return switch (change) {
		case final RegistryKeyDelete delete -> registry.delete(delete, alteration);
		case final RegistryKeyRestore restore -> registry.restore(restore, alteration);
		case final RegistryValueSet set -> registry.set(set, alteration);
		case final RegistryValueDelete delete -> registry.delete(delete, alteration);
		case final FileQuarantine quarantine -> files.quarantine(quarantine, alteration);
		case final FileRestore restore -> files.restore(restore, alteration);
		case final FileWrite write -> files.write(write, alteration);
		case final QuarantinePurge purge -> files.purge(purge, alteration);
		case final ProcessClose close -> new ProcessChanges(open, users).close(close, alteration);
		case final ServiceConfigure configure -> new ServiceChanges(open).configure(configure, alteration);
		case final CredentialDelete delete -> sessions.delete(delete, alteration);
		case final PackageRegister register -> sessions.register(register, alteration);
		case final ToolRun run -> sessions.run(run, alteration);
		case final UserSignOut signOut -> sessions.signOut(signOut, alteration);
		case final MachineRestart restart -> restart(open, restart, alteration);
		};
	}

	private boolean restart(final Connection open, final MachineRestart change, final Alteration alteration)
			throws ChangeException {
		final Instant before = bootTime(open, alteration.cancellation());
		alteration.begin(Undo.NONE);
		final ToolCommand shutdown = ToolCommand.of("shutdown.exe", "/r", "/t", Long.toString(change.notice().toSeconds()), "/d",
				"p:4:1");
		final CommandOutcome outcome = open.runner().run(shutdown, alteration.cancellation());
		if (outcome instanceof Ended(final ProgramOutput output) && output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.tool(endpoint.name(), shutdown, output));
		}
		// a connection that breaks here is what was asked for
		final long deadline = System.nanoTime() + change.notice().plus(change.limit()).toNanos();
		boolean reached = false;
		while (System.nanoTime() < deadline) {
			Pause.of(RECONNECT, alteration.cancellation());
			try {
				final Connection again = connection(alteration.cancellation());
				reached = true;
				// not only a later one: a clock that was ahead may have been put right by the restart
				if (!bootTime(again, alteration.cancellation()).equals(before)) {
					return true;
				}
			} catch (FailureException | ChangeException e) {
				reached = false;
			}
		}
		throw new ChangeException(ConsoleFailures.of(FailureKind.TIMED_OUT, reached ? "notRestarted" : "notBack", endpoint.name()));
	}

	private static Instant bootTime(final Connection open, final Cancellation cancellation) throws ChangeException {
		final Question<?> question = open.probes().question(SystemProbe.INSTANCE, Identity.ADMINISTRATOR);
		final Answer<?> answer = question.parse().apply(open.runner().run(question.commands(), cancellation));
		if (answer instanceof Answer.Present<?>(final SystemInformation system) && system.bootTime().isPresent()) {
			return system.bootTime().get();
		}
		throw new ChangeException(answer.whyUnreadable().orElseGet(
				() -> ConsoleFailures.of(FailureKind.TOOL_FAILED, "unparsable", "wevtutil", open.endpointName())));
	}

	/** The connection; made again when it broke. */
	private Connection connection(final Cancellation cancellation) throws FailureException {
		if (closed) {
			throw new FailureException(ConsoleFailures.of(FailureKind.CONNECTION_LOST, "closed", endpoint.name()));
		}
		if (!connection.session().isOpen()) {
			connection.session().close();
			connection = connect(endpoint, transport, unfinished, cancellation, ConnectProgress.NONE);
		}
		return connection;
	}

	@Override
	public void close() {
		closed = true;
		connection.session().close();
		if (unfinished.isWaiting()) {
			Thread.ofVirtual().name("unfinished work on " + endpoint.name()).start(this::settleOnceMore);
		}
	}

	/** Nobody will connect again for another reason; a machine that cannot be reached keeps what it has. */
	private void settleOnceMore() {
		try {
			connect(endpoint, transport, unfinished, Cancellation.none(), ConnectProgress.NONE).session().close();
		} catch (FailureException | CancellationException e) {
			ProgramLog.of(ConsoleToolsHost.class).warn("What was begun on " + endpoint.name() + " may still run there: " + e.getMessage());
		}
	}
}
