package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepDefinition;

/** A console without the framework in which everything is defective, that says how each piece of its work ended. */
final class PlainConsole {

	private PlainConsole() {
	}

	/** @param arguments the folder for the journal */
	public static void main(final String[] arguments) throws Exception {
		try (EngineFixture engine = new EngineFixture(Path.of(arguments[0]))) {
			engine.machine("PC-1").fault("a").beforeChange = () -> {
				throw new IllegalStateException("the back end on purpose");
			};
			engine.machine("PC-2").fault("a");
			tell(engine.runs.start(request(runbook(remove("first", "a")), "PC-1"), GateKeeper.approving("suzuki"), (runId, at, event) -> {
				throw new IllegalStateException("the listener on purpose");
			}).await());
			tell(engine.run(request(runbook(StepDefinition.of("first", ContosoPack.DEFECTIVE, Map.of())), ALL_AT_ONCE, Map.of(), "PC-2")));
			System.out.println("PC-2 has defects: " + investigate(engine).defects().size());
		}
		System.out.println("end");
	}

	private static void tell(final RunReport report) {
		report.endpoints().forEach(endpoint -> System.out.println(endpoint.endpoint().name() + ' ' + endpoint.result()));
	}

	private static Diagnosis investigate(final EngineFixture engine) throws Exception {
		return engine.investigator.start(new InvestigationRequest(List.of(FakeMachines.endpoint("PC-2")),
				Set.of(ContosoPack.BROKEN_DIAGNOSTIC), 1, Duration.ofSeconds(30)), new InvestigationListener() {
					// of no interest here
				}).result().get().getFirst();
	}
}
