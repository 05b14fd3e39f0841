package io.shuzen.benchmarks.overhead;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.shuzen.benchmarks.BenchmarkPack;
import io.shuzen.benchmarks.ShellConnector;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.text.Text;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.journal.Journal;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.internal.SqliteJournal;

/** What a step costs beside its machine's own work: a thousand steps on machines that answer at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineOverhead {

	private static final int STEPS = 1_000;

	/** Over how many machines, all at the same time, the thousand steps are spread. */
	@Param({ "1", "100" })
	public int endpoints;

	/** Where the events go. */
	@Param({ "synced", "none" })
	public String journal;

	private SqliteJournal file;
	private RunServiceComponent runs;
	private RunRequest request;

	@Setup(Level.Iteration)
	public void open() {
		final HostConnectors connectors = new HostConnectors();
		connectors.addConnector(new ShellConnector());
		final Journal events;
		if (journal.equals("synced")) {
			final Path folder = Path.of(System.getProperty("shuzen.benchmark.folder"));
			file = new SqliteJournal(folder.resolve(Long.toString(System.nanoTime())).resolve("journal.db"));
			events = file;
		} else {
			events = discarding();
		}
		runs = new RunServiceComponent(connectors, () -> List.of(new BenchmarkPack()), events);
		final List<StepDefinition> steps = new ArrayList<>();
		for (int number = 0; number < STEPS / endpoints; number++) {
			steps.add(StepDefinition.of("step-" + number, "benchmark.command",
					Map.of("command", "echo ok", "key", Integer.toString(number))));
		}
		final RunStrategy strategy = new RunStrategy(0, 100, true, endpoints, 100, Duration.ofMinutes(5), Duration.ofHours(1));
		final List<EndpointDescriptor> machines = new ArrayList<>();
		for (int number = 0; number < endpoints; number++) {
			machines.add(EndpointDescriptor.of("PC-" + number, "pc-" + number, "instant"));
		}
		request = new RunRequest(new RunbookDefinition("benchmark", "1.0.0", Text.verbatim("Benchmark"), Text.EMPTY, List.of(),
				List.of(), List.of(), steps, strategy), Map.of(), machines, strategy, "benchmark", "");
	}

	private static Journal discarding() {
		final ClassLoader loader = Journal.class.getClassLoader();
		final RunLease lease = (RunLease) Proxy.newProxyInstance(loader, new Class<?>[] { RunLease.class }, (proxy, method, values) -> null);
		return (Journal) Proxy.newProxyInstance(loader, new Class<?>[] { Journal.class },
				(proxy, method, values) -> method.getName().equals("claim") ? lease : null);
	}

	@TearDown(Level.Iteration)
	public void close() {
		if (file != null) {
			file.close();
			file = null;
		}
	}

	@Benchmark
	@OperationsPerInvocation(STEPS)
	public RunReport step() throws Exception {
		final RunReport report = runs.start(request, GateKeeper.approving("benchmark"), RunListener.NONE).await();
		if (report.result() != RunResult.SUCCEEDED) {
			throw new IllegalStateException(report.toString());
		}
		return report;
	}
}
