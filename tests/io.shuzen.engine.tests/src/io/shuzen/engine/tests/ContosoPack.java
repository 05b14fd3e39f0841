package io.shuzen.engine.tests;

import java.time.Duration;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.Blocker;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.CauseAnalysis;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.Reason;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.tests.support.TestPack;
import io.shuzen.tests.support.TestStep;

/**
 * A small pack. A machine is broken when there are keys below {@link #FAULTS}; a step deletes one of them, another closes a program that
 * is in the way, a third deletes credentials for good.
 */
final class ContosoPack extends TestPack {

	static final String FAULTS = "HKLM\\Software\\Contoso\\Faults";
	static final String DIAGNOSTIC = "contoso.D-1-faults";
	static final String BROKEN_DIAGNOSTIC = "contoso.D-2-defective";
	static final String REMOVE = "contoso.remove";
	static final String CLOSE = "contoso.close";
	/** As {@link #CLOSE}, and known to take long. */
	static final String CLOSE_SLOWLY = "contoso.close-slowly";
	static final String FORGET = "contoso.forget";
	static final String RESTART = "contoso.restart";
	static final String RUN_TOOL = "contoso.run-tool";
	static final String DEFECTIVE = "contoso.defective";
	/** As {@link #DEFECTIVE}, because a class is missing that it needs. */
	static final String UNLINKED = "contoso.unlinked";

	private static final RegistryProbe FAULT_KEYS = RegistryProbe.tree(FAULTS);

	ContosoPack() {
		super("contoso");
	}

	@Override
	public List<Diagnostic> diagnostics() {
		return List.of(new FaultsDiagnostic(), new DefectiveDiagnostic());
	}

	@Override
	public List<Step> steps() {
		return List.of(new Remove(), new Close(CLOSE), new CloseSlowly(), new Forget(), new Restart(), new RunTool(),
				new Defective(DEFECTIVE, () -> new IllegalStateException("on purpose")),
				new Defective(UNLINKED, () -> new NoClassDefFoundError("on purpose")));
	}

	/** A cause for each fault that is called like a layer; {@code inexplicable} breaks the analysis. */
	@Override
	public CauseAnalysis causeAnalysis() {
		return (findings, facts) -> findings.stream().peek(finding -> {
			if (finding.kind().equals("inexplicable")) {
				throw new IllegalStateException(finding.kind());
			}
		}).flatMap(finding -> Arrays.stream(RepairLayer.values()).filter(layer -> layer.name().equalsIgnoreCase(finding.kind()))
				.map(layer -> new Cause("contoso." + finding.kind(), finding.subject(), finding.title(), Text.EMPTY,
						Certainty.LIKELY, layer, List.of(Reason.of(finding)), List.of(), finding.remedies(), List.of())))
				.toList();
	}

	private static final class FaultsDiagnostic implements Diagnostic {

		@Override
		public String id() {
			return DIAGNOSTIC;
		}

		@Override
		public Text title() {
			return Text.verbatim("Faults");
		}

		@Override
		public Text explanation() {
			return Text.verbatim("Every key is a fault.");
		}

		@Override
		public Set<Probe<?>> probes() {
			return Set.of(FAULT_KEYS);
		}

		@Override
		public List<Finding> evaluate(final Facts facts) {
			return facts.answer(FAULT_KEYS).asOptional().map(RegistryKey::subkeys).orElse(List.of()).stream()
					.map(fault -> new Finding(DIAGNOSTIC, fault.path().name(), Severity.ERROR, Identity.ADMINISTRATOR,
							Text.verbatim("Fault " + fault.path().name()), Text.EMPTY, List.of(),
							List.of(Finding.Remedy.step(REMOVE))))
					.toList();
		}
	}

	private static final class DefectiveDiagnostic implements Diagnostic {

		@Override
		public String id() {
			return BROKEN_DIAGNOSTIC;
		}

		@Override
		public Text title() {
			return Text.verbatim("Defective");
		}

		@Override
		public Text explanation() {
			return Text.verbatim("Breaks always.");
		}

		@Override
		public Set<Probe<?>> probes() {
			return Set.of();
		}

		@Override
		public List<Finding> evaluate(final Facts facts) {
			throw new IllegalStateException("on purpose");
		}
	}

	private static final class Remove extends TestStep {

		Remove() {
			super(REMOVE);
		}

		@Override
		public List<ParameterDefinition> parameters() {
			return List.of(new ParameterDefinition("fault", ParameterType.TEXT, Text.verbatim("Fault"), Text.EMPTY,
					Optional.empty(), List.of(), OptionalLong.of(1), OptionalLong.of(20)));
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(key(parameters), ProcessProbe.INSTANCE);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			if (facts.answer(key(parameters)).asOptional().isEmpty()) {
				return Changeset.nothing(id(), facts.endpoint());
			}
			final List<Blocker> blockers = new ArrayList<>();
			if (!FakeMachines.running(facts).isEmpty()) {
				blockers.add(new Blocker(Text.verbatim("A program runs."), Text.verbatim("Close it."), Optional.of(CLOSE)));
			}
			return new Changeset(id(), facts.endpoint(),
					List.of(new RegistryKeyDelete(key(parameters).path(), RegistryView.BITS_64, Identity.ADMINISTRATOR)), blockers,
					List.of(FollowUp.RESTART_APPLICATIONS));
		}

		private static RegistryProbe key(final Parameters parameters) {
			return new RegistryProbe(RegistryPath.parse(FAULTS).child(parameters.text("fault")), RegistryView.BITS_64, true);
		}
	}

	private static final class CloseSlowly extends Close {

		CloseSlowly() {
			super(CLOSE_SLOWLY);
		}

		@Override
		public Optional<Duration> timeLimit(final Parameters parameters) {
			return Optional.of(Duration.ofMinutes(2));
		}
	}

	private static class Close extends TestStep {

		Close(final String id) {
			super(id);
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(ProcessProbe.INSTANCE);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			final List<Change> changes = new ArrayList<>();
			FakeMachines.running(facts).forEach(process -> changes.add(
					new ProcessClose(process.id(), process.image(), Duration.ofSeconds(1), Identity.ADMINISTRATOR)));
			return new Changeset(id(), facts.endpoint(), changes, List.of(), List.of());
		}
	}

	private static final class Forget extends TestStep {

		Forget() {
			super(FORGET);
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(CredentialProbe.INSTANCE);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			final List<Change> changes = new ArrayList<>();
			facts.answers(CredentialProbe.INSTANCE).forEach((user, answer) -> answer.asOptional().ifPresent(list -> list
					.credentials().forEach(stored -> changes.add(new CredentialDelete(stored.target(), user)))));
			final List<Blocker> blockers = facts.answers(CredentialProbe.INSTANCE).values().stream()
					.flatMap(answer -> answer.whyUnreadable().stream())
					.map(failure -> new Blocker(failure.message(), Text.EMPTY, Optional.empty())).toList();
			return new Changeset(id(), facts.endpoint(), changes, blockers, List.of());
		}
	}

	/** Restarts a machine that has the fault {@code restart}. */
	private static final class Restart extends TestStep {

		Restart() {
			super(RESTART);
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(FAULT_KEYS);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			return facts.answer(FAULT_KEYS).asOptional()
					.flatMap(faults -> faults.descendant(RegistryPath.parse(FAULTS).child("restart")))
					.map(fault -> new Changeset(id(), facts.endpoint(),
							List.<Change>of(new MachineRestart(Duration.ZERO, Duration.ofSeconds(30))), List.of(), List.of()))
					.orElseGet(() -> Changeset.nothing(id(), facts.endpoint()));
		}
	}

	/** Runs a program while there is the fault {@code tool}. */
	private static final class RunTool extends TestStep {

		private static final RegistryProbe KEY = new RegistryProbe(RegistryPath.parse(FAULTS).child("tool"), RegistryView.BITS_64,
				true);

		RunTool() {
			super(RUN_TOOL);
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(KEY);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			return facts.answer(KEY).isAbsent() ? Changeset.nothing(id(), facts.endpoint())
					: new Changeset(id(), facts.endpoint(),
							List.of(new ToolRun(ToolCommand.of("repair.exe"), Identity.ADMINISTRATOR, Text.verbatim("Repair"),
									Duration.ofSeconds(5), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty())),
							List.of(), List.of());
		}
	}

	private static final class Defective extends TestStep {

		private final Supplier<Throwable> defect;

		Defective(final String id, final Supplier<Throwable> defect) {
			super(id);
			this.defect = defect;
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of();
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			switch (defect.get()) {
			case final Error error -> throw error;
			case final Throwable exception -> throw (RuntimeException) exception;
			}
		}
	}
}
