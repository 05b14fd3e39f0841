package io.shuzen.benchmarks;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserList;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;

/** A machine with any shell: runs command lines as they stand, knows no users, and remembers what it ran. */
final class ShellHost implements WindowsHost {

	private static final int BLOCK = 16 << 10;
	private static final Answer<UserList> NOBODY = Answer.present(new UserList(List.of()));

	private final EndpointDescriptor endpoint;
	private final TransportSession session;
	private final Map<String, ToolOutput> run = new HashMap<>();

	ShellHost(final EndpointDescriptor endpoint, final TransportSession session) {
		this.endpoint = endpoint;
		this.session = session;
	}

	@Override
	public EndpointDescriptor endpoint() {
		return endpoint;
	}

	@Override
	public synchronized Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
		cancellation.check();
		final List<Fact<?>> facts = new ArrayList<>();
		for (final Probe<?> probe : probes) {
			switch (probe) {
			case final UserProbe users -> facts.add(fact(users, NOBODY));
			case final ToolProbe tool -> facts.add(fact(tool, wasRun(tool)));
			default -> facts.add(unsupported(probe));
			}
		}
		return Facts.of(endpoint.name(), Instant.now(), facts);
	}

	private Answer<ToolOutput> wasRun(final ToolProbe probe) {
		final ToolOutput output = run.get(probe.command().arguments().getFirst());
		return output == null ? Answer.absent() : Answer.present(output);
	}

	private static <V extends ProbeValue> Fact<V> fact(final Probe<V> probe, final Answer<V> answer) {
		return new Fact<>(probe, Identity.ADMINISTRATOR, answer, Instant.now(), "");
	}

	private static <V extends ProbeValue> Fact<V> unsupported(final Probe<V> probe) {
		return fact(probe, Answer.unreadable(new Failure(FailureKind.UNSUPPORTED, probe.describe())));
	}

	@Override
	public synchronized Outcome apply(final Change change, final ApplyContext context) {
		if (!(change instanceof final ToolRun tool)) {
			return new Outcome.Failed(change, new Failure(FailureKind.UNSUPPORTED, change.describe()), Undo.NONE);
		}
		context.beforeChange().accept(Undo.NONE);
		final CommandResult result = session.execute(RemoteCommand.of(tool.command().program(), tool.timeout()), context.cancellation());
		try {
			say(result.output(), context.output());
		} catch (final IOException e) {
			return new Outcome.Failed(change, new Failure(FailureKind.TOOL_FAILED, Text.verbatim(String.valueOf(e.getMessage()))), Undo.NONE);
		}
		if (result.end() == CommandResult.End.EXITED && tool.successCodes().contains(result.exitCode().orElse(-1))) {
			run.put(tool.command().arguments().getFirst(), new ToolOutput(0, "", "", result.isTruncated()));
			return new Outcome.Applied(change, Undo.NONE);
		}
		return new Outcome.Failed(change, new Failure(FailureKind.TOOL_FAILED, Text.verbatim(result.end() + " " + result.detail())), Undo.NONE);
	}

	/** Block by block, however much it is. */
	private static void say(final CommandOutput printed, final Consumer<String> output) throws IOException {
		final char[] block = new char[BLOCK];
		try (Reader reader = new InputStreamReader(printed.open(), StandardCharsets.UTF_8)) {
			int filled = 0;
			for (int count = reader.read(block, 0, BLOCK); count >= 0; count = reader.read(block, filled, BLOCK - filled)) {
				filled += count;
				int end = filled - 1;
				while (end >= 0 && block[end] != '\n') {
					end--;
				}
				if (end < 0 && filled < BLOCK) {
					continue;
				}
				final int said = end < 0 ? filled : end;
				output.accept(new String(block, 0, said));
				final int next = end < 0 ? said : said + 1;
				System.arraycopy(block, next, block, 0, filled - next);
				filled -= next;
			}
			if (filled > 0) {
				output.accept(new String(block, 0, filled));
			}
		}
	}

	@Override
	public void close() {
		session.close();
	}
}
