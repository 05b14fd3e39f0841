package io.shuzen.core.probe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The output of {@code dsregcmd /status}, by section. Keys repeat between sections and inside "Work Account n", so every value is found
 * through its section. Unknown sections and keys are kept as they came.
 *
 * @param sections     in the order of the output
 * @param unrecognised lines that are neither heading nor key, kept for the expert
 */
public record DeviceJoinStatus(List<Section> sections, List<String> unrecognised) implements ProbeValue {

	/**
	 * A headed block.
	 *
	 * @param title  for instance {@code Device State} or {@code Work Account 1}
	 * @param values key to value as printed, trimmed; of a repeated key the first counts
	 */
	public record Section(String title, Map<String, String> values) {
		public Section {
			Objects.requireNonNull(title);
			values = Map.copyOf(values);
		}
	}

	/** How the device belongs to an organisation. */
	public enum JoinType {
		/** Microsoft Entra joined only: leaving would take the users' Windows logon away. */
		ENTRA_JOINED,
		/** Domain joined and registered with Microsoft Entra. */
		HYBRID_JOINED,
		/** Domain joined only. */
		DOMAIN_JOINED,
		/** Registered with an on-premises device registration service. */
		ON_PREMISES_DRS,
		/** None of these. */
		NOT_JOINED
	}

	public DeviceJoinStatus {
		sections = List.copyOf(sections);
		unrecognised = List.copyOf(unrecognised);
	}

	public Optional<String> value(final String section, final String key) {
		return sections.stream().filter(candidate -> candidate.title().equalsIgnoreCase(section))
				.map(candidate -> candidate.values().get(key)).filter(Objects::nonNull).findFirst();
	}

	/** Whether a YES/NO value is YES; empty when it is missing or neither (dsregcmd prints error texts in such places). */
	public Optional<Boolean> flag(final String section, final String key) {
		return value(section, key).flatMap(text -> switch (text) {
		case "YES" -> Optional.of(Boolean.TRUE);
		case "NO" -> Optional.of(Boolean.FALSE);
		default -> Optional.empty();
		});
	}

	/** The join type by the table of the dsregcmd article; empty when the device state is missing. */
	public Optional<JoinType> joinType() {
		final Optional<Boolean> entra = flag("Device State", "AzureAdJoined");
		final Optional<Boolean> domain = flag("Device State", "DomainJoined");
		if (entra.isEmpty() || domain.isEmpty()) {
			return Optional.empty();
		}
		if (flag("Device State", "EnterpriseJoined").orElse(Boolean.FALSE)) {
			return Optional.of(JoinType.ON_PREMISES_DRS);
		}
		if (entra.get()) {
			return Optional.of(domain.get() ? JoinType.HYBRID_JOINED : JoinType.ENTRA_JOINED);
		}
		return Optional.of(domain.get() ? JoinType.DOMAIN_JOINED : JoinType.NOT_JOINED);
	}

	/** The "Work Account n" sections: accounts added under "Access work or school" beside the device's own join. */
	public List<Section> workAccounts() {
		return sections.stream().filter(section -> section.title().matches("(?i)Work Account \\d+")).toList();
	}
}
