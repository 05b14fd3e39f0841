package io.shuzen.windows.simulation.internal.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.probe.DeviceJoinStatus;

/**
 * What {@code dsregcmd /status} says, in the order it says it.
 *
 * @param sections in order
 */
public record JoinReport(List<Section> sections) {

	public static final JoinReport EMPTY = new JoinReport(List.of());

	/** The order of dsregcmd's output; sections it does not name come last, "Work Account n" where the accounts are. */
	private static final List<String> ORDER = List.of("Device State", "Device Details", "Tenant Details", "User State", "SSO State",
			"Work Account", "Diagnostic Data", "IE Proxy Config for Current User", "IE Proxy Config for System Account",
			"WinHttp Default Proxy Config", "Ngc Prerequisite Check");

	private static final int KEY_WIDTH = 26;

	/**
	 * A headed block.
	 *
	 * @param title  for instance {@code Device State}
	 * @param values in order
	 */
	public record Section(String title, List<Entry> values) {
		public Section {
			Objects.requireNonNull(title);
			values = List.copyOf(values);
		}

		Section with(final String key, final String value) {
			final List<Entry> changed = new ArrayList<>(values);
			for (int i = 0; i < changed.size(); i++) {
				if (changed.get(i).key().equals(key)) {
					changed.set(i, new Entry(key, value));
					return new Section(title, changed);
				}
			}
			changed.add(new Entry(key, value));
			return new Section(title, changed);
		}
	}

	/** A key and its value as printed, with {@link Placeholders}. */
	public record Entry(String key, String value) {
		public Entry {
			Objects.requireNonNull(key);
			Objects.requireNonNull(value);
		}
	}

	public JoinReport {
		sections = List.copyOf(sections);
	}

	public Optional<Section> section(final String title) {
		return sections.stream().filter(section -> section.title().equalsIgnoreCase(title)).findFirst();
	}

	public Optional<String> value(final String title, final String key) {
		return section(title).stream().flatMap(section -> section.values().stream())
				.filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
	}

	public JoinReport with(final String title, final String key, final String value) {
		return replace(title, section(title).orElse(new Section(title, List.of())).with(key, value));
	}

	public JoinReport without(final String title, final String key) {
		return section(title).map(section -> replace(title,
				new Section(section.title(), section.values().stream().filter(entry -> !entry.key().equals(key)).toList())))
				.orElse(this);
	}

	public JoinReport without(final String title) {
		return section(title).isEmpty() ? this
				: new JoinReport(sections.stream().filter(section -> !section.title().equalsIgnoreCase(title)).toList());
	}

	private JoinReport replace(final String title, final Section changed) {
		final List<Section> all = new ArrayList<>(sections);
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i).title().equalsIgnoreCase(title)) {
				all.set(i, changed);
				return new JoinReport(all);
			}
		}
		int place = 0;
		while (place < all.size() && rank(all.get(place).title()) <= rank(title)) {
			place++;
		}
		all.add(place, changed);
		return new JoinReport(all);
	}

	private static int rank(final String title) {
		final String known = title.replaceFirst(" \\d+$", "");
		final int rank = ORDER.indexOf(known);
		return rank < 0 ? ORDER.size() : rank;
	}

	/** This report as {@code user} sees it: sections of the user's own take the place of the machine's. */
	public JoinReport seenBy(final JoinReport user) {
		JoinReport seen = this;
		for (final Section section : user.sections) {
			seen = seen.replace(section.title(), section);
		}
		return seen;
	}

	public DeviceJoinStatus asStatus(final Placeholders placeholders) {
		return new DeviceJoinStatus(sections.stream().map(section -> {
			final Map<String, String> values = new LinkedHashMap<>();
			section.values().forEach(entry -> values.putIfAbsent(entry.key(), placeholders.fill(entry.value())));
			return new DeviceJoinStatus.Section(section.title(), values);
		}).toList(), List.of());
	}

	/** As the tool prints it. */
	public String asText(final Placeholders placeholders) {
		final StringBuilder text = new StringBuilder();
		final String rule = '+' + "-".repeat(70) + "+\r\n";
		for (final Section section : sections) {
			text.append("\r\n").append(rule).append("| ").append(section.title())
					.append(" ".repeat(Math.max(0, 69 - section.title().length()))).append("|\r\n").append(rule).append("\r\n");
			for (final Entry entry : section.values()) {
				text.append(" ".repeat(Math.max(0, KEY_WIDTH - entry.key().length()))).append(entry.key()).append(" : ")
						.append(placeholders.fill(entry.value())).append("\r\n");
			}
		}
		return text.append("\r\nFor more information, please visit https://www.microsoft.com/aadjerrors\r\n").toString();
	}
}
