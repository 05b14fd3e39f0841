package io.shuzen.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.probe.Facts;
import io.shuzen.engine.Diagnosis;

/**
 * What a report says about one endpoint, not yet in words.
 *
 * @param endpoint its name
 * @param at       when it was looked at; for a run alone, when that began
 * @param facts    what was read; empty when it was not reached, or nobody looked
 * @param pictures the packs' tables
 * @param causes   why it is in trouble, in the order of repair
 * @param findings what was found
 * @param failure  why it could not be looked at
 * @param run      what a run did there
 * @param former   how it was before, to compare with
 */
public record MachineReport(String endpoint, Instant at, Optional<Facts> facts, List<Picture> pictures, List<Cause> causes,
		List<Finding> findings, Optional<Failure> failure, Optional<RunRecord> run, Optional<Former> former) {

	/**
	 * The endpoint at an earlier time.
	 *
	 * @param at       when
	 * @param facts    what was read
	 * @param pictures the packs' tables
	 * @param findings what was found
	 */
	public record Former(Instant at, Facts facts, List<Picture> pictures, List<Finding> findings) {
		public Former {
			Objects.requireNonNull(at);
			Objects.requireNonNull(facts);
			pictures = List.copyOf(pictures);
			findings = List.copyOf(findings);
		}
	}

	public MachineReport {
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(at);
		Objects.requireNonNull(facts);
		pictures = List.copyOf(pictures);
		causes = List.copyOf(causes);
		findings = List.copyOf(findings);
		Objects.requireNonNull(failure);
		Objects.requireNonNull(run);
		Objects.requireNonNull(former);
	}

	/** The endpoint as it was just looked at. */
	public static MachineReport of(final Diagnosis diagnosis, final PackRegistry packs) {
		return new MachineReport(diagnosis.endpoint().name(), diagnosis.facts().map(Facts::capturedAt).orElseGet(Instant::now),
				diagnosis.facts(), diagnosis.facts().map(facts -> pictures(facts, packs)).orElse(List.of()), diagnosis.causes(),
				diagnosis.findings(), diagnosis.failure(), Optional.empty(), Optional.empty());
	}

	/** What a run did, and what it found at its end. */
	public static MachineReport of(final String endpoint, final RunRecord run) {
		return new MachineReport(endpoint, run.startedAt(), Optional.empty(), List.of(), List.of(), run.findings(), Optional.empty(),
				Optional.of(run), Optional.empty());
	}

	/** With what a run did. */
	public MachineReport with(final RunRecord record) {
		return new MachineReport(endpoint, at, facts, pictures, causes, findings, failure, Optional.of(record), former);
	}

	/** Compared with an earlier diagnosis; the same when that one read nothing. */
	public MachineReport since(final Diagnosis earlier, final PackRegistry packs) {
		return new MachineReport(endpoint, at, facts, pictures, causes, findings, failure, run, earlier.facts()
				.map(read -> new Former(read.capturedAt(), read, pictures(read, packs), earlier.findings())));
	}

	private static List<Picture> pictures(final Facts facts, final PackRegistry packs) {
		final List<Picture> pictures = new ArrayList<>();
		packs.packs().forEach(pack -> pictures.addAll(pack.pictures(facts)));
		return pictures;
	}
}
