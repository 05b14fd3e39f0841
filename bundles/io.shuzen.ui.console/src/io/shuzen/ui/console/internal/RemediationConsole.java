package io.shuzen.ui.console.internal;

import java.io.IOException;
import java.net.URL;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.console.IOConsole;
import org.eclipse.ui.console.IOConsoleOutputStream;

import io.shuzen.ui.console.internal.Line.Kind;

/** The console of one endpoint, or of all. Bounded: the oldest lines make room for new ones. Lines may be added on any thread. */
final class RemediationConsole extends IOConsole {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
	private static final int KEPT_CHARACTERS = 1_000_000;
	private static final int TRIMMED_AT_CHARACTERS = 1_250_000;

	/** Readable on a white as well as on a dark background. */
	private static final Map<Kind, RGB> COLOURS = new EnumMap<>(Map.of(Kind.PROGRESS, new RGB(123, 135, 148), Kind.CHANGE,
			new RGB(42, 143, 189), Kind.SUCCESS, new RGB(46, 158, 91), Kind.WARNING, new RGB(190, 121, 0), Kind.ERROR,
			new RGB(214, 69, 69)));

	private final Optional<String> endpoint;
	private final Map<Kind, IOConsoleOutputStream> streams = new EnumMap<>(Kind.class);

	/**
	 * @param endpoint whose it is; empty for all endpoints
	 */
	RemediationConsole(final Optional<String> endpoint) {
		super(endpoint.orElse(Messages.RemediationConsole_all), "io.shuzen.ui.console",
				icon(endpoint.isPresent() ? "remediation-console" : "remediation-console-all"), false);
		this.endpoint = endpoint;
		setWaterMarks(KEPT_CHARACTERS, TRIMMED_AT_CHARACTERS);
	}

	Optional<String> endpoint() {
		return endpoint;
	}

	/** Appends lines, each kind in its colour. */
	void append(final List<Line> lines) {
		int from = 0;
		while (from < lines.size()) {
			int to = from + 1;
			while (to < lines.size() && lines.get(to).kind() == lines.get(from).kind()) {
				to++;
			}
			write(lines.get(from).kind(), lines.subList(from, to));
			from = to;
		}
	}

	private void write(final Kind kind, final List<Line> lines) {
		final StringBuilder text = new StringBuilder();
		for (final Line line : lines) {
			text.append(TIME.format(line.at())).append("  ");
			if (endpoint.isEmpty()) {
				text.append("%-14s ".formatted(line.endpoint()));
			}
			text.append(kind.symbol()).append(' ').append(line.text()).append('\n');
		}
		try {
			stream(kind).write(text.toString());
		} catch (final IOException e) {
			// the console was closed meanwhile
			Platform.getLog(RemediationConsole.class).info(e.getMessage());
		}
	}

	private synchronized IOConsoleOutputStream stream(final Kind kind) {
		return streams.computeIfAbsent(kind, each -> {
			final IOConsoleOutputStream stream = newOutputStream();
			final RGB colour = COLOURS.get(each);
			if (colour != null) {
				stream.setColor(new Color(colour));
			}
			return stream;
		});
	}

	private static ImageDescriptor icon(final String name) {
		final URL url = RemediationConsole.class.getResource("/icons/" + name + ".svg");
		return ImageDescriptor.createFromURL(url);
	}
}
