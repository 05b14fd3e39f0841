package io.shuzen.tests.support;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/** Enters a key, which a parameter refers to, into a program that reads it from its standard input. */
public final class LicensePack extends TestPack {

	/** The step that enters the key, in its parameter {@code key}. */
	public static final String ENTER = "license.enter";
	/** Prints {@code none} while there is no key. */
	public static final ToolProbe STATUS = new ToolProbe(ToolCommand.of("license.exe", "/status"), ReadScope.MACHINE);

	public LicensePack() {
		super("license");
	}

	@Override
	public List<Step> steps() {
		return List.of(new EnterKey());
	}

	private static final class EnterKey extends TestStep {

		EnterKey() {
			super(ENTER);
		}

		@Override
		public List<ParameterDefinition> parameters() {
			return List.of(new ParameterDefinition("key", ParameterType.SECRET_REFERENCE, Text.verbatim("Key"), Text.verbatim("The key"),
					Optional.empty(), List.of(), OptionalLong.empty(), OptionalLong.empty()));
		}

		@Override
		public Set<Probe<?>> probes(final Parameters parameters) {
			return Set.of(STATUS);
		}

		@Override
		public Changeset plan(final Facts facts, final Parameters parameters) {
			if (facts.answer(STATUS).asOptional().filter(status -> status.standardOutput().strip().equals("none")).isEmpty()) {
				return Changeset.nothing(id(), facts.endpoint());
			}
			final ToolRun run = new ToolRun(ToolCommand.of("license.exe", "/enter"), Identity.ADMINISTRATOR, title(), Duration.ofMinutes(1),
					Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty());
			return new Changeset(id(), facts.endpoint(), List.of(run.withSecretInput(parameters.secret("key").orElseThrow())), List.of(),
					List.of());
		}
	}
}
