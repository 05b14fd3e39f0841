package io.shuzen.system.tests.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.tests.support.TestPack;
import io.shuzen.tests.support.TestStep;

/** Takes the faults of {@link FaultyMachines} away: by deleting keys and setting a value, by moving a file, and by running a program. */
final class FaultyPack extends TestPack {

	/** What is set once the keys are gone. */
	static final String MARK = "Repaired";
	/** The value that says that the program has to run. */
	static final String NEED = "Needed";
	static final FileProbe FILE = FileProbe.listing("C:\\ProgramData\\Contoso\\faulty.txt");
	static final RegistryProbe FAULTS = RegistryProbe.tree("HKLM\\SOFTWARE\\Contoso\\Faults");
	static final RegistryProbe NEEDED = RegistryProbe.key("HKLM\\SOFTWARE\\Contoso\\Program");
	/** How many faults an undo brings back: two keys and a file. */
	static final int RESTORABLE = 3;

	private final ToolCommand program;

	/** @param program takes the value {@link #NEED} away */
	FaultyPack(final ToolCommand program) {
		super("contoso");
		this.program = program;
	}

	/** How many of the faults that an undo brings back a machine has. */
	static int restorable(final Facts facts) {
		return facts.answer(FAULTS).asOptional().map(key -> key.subkeys().size()).orElse(0)
				+ (facts.answer(FILE).asOptional().isPresent() ? 1 : 0);
	}

	@Override
	public List<Step> steps() {
		return List.of(new Keys(), new File(), new Program(program));
	}

	private static final class Keys extends TestStep {

		Keys() {
			super("contoso.keys");
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(FAULTS);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			final Optional<RegistryKey> faults = facts.answer(FAULTS).asOptional();
			final List<Change> changes = new ArrayList<>();
			faults.ifPresent(key -> key.subkeys().forEach(fault -> changes
					.add(new RegistryKeyDelete(FAULTS.path().child(fault.path().name()), RegistryView.BITS_64, Identity.ADMINISTRATOR))));
			if (faults.flatMap(key -> key.value(MARK)).isEmpty()) {
				changes.add(new RegistryValueSet(FAULTS.path(), RegistryView.BITS_64, RegistryValue.text(MARK, "yes"),
						Identity.ADMINISTRATOR));
			}
			return new Changeset(id(), facts.endpoint(), changes, List.of(), List.of());
		}
	}

	private static final class Program extends TestStep {

		private final ToolCommand program;

		Program(final ToolCommand program) {
			super("contoso.program");
			this.program = program;
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(NEEDED);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			return facts.answer(NEEDED).asOptional().flatMap(key -> key.value(NEED)).isEmpty()
					? Changeset.nothing(id(), facts.endpoint())
					: new Changeset(id(), facts.endpoint(),
							List.of(new ToolRun(program, Identity.ADMINISTRATOR, Text.verbatim("Repair"),
									Duration.ofSeconds(60), Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty())),
							List.of(), List.of());
		}
	}

	private static final class File extends TestStep {

		File() {
			super("contoso.file");
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(FILE);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			return facts.answer(FILE).asOptional().isEmpty() ? Changeset.nothing(id(), facts.endpoint())
					: new Changeset(id(), facts.endpoint(), List.of(new FileQuarantine(FILE.path(), Identity.ADMINISTRATOR)),
							List.of(), List.of());
		}
	}
}
