package io.shuzen.cli.internal.command;

import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Format;
import io.shuzen.cli.internal.output.Json;
import io.shuzen.cli.internal.output.Language;
import picocli.CommandLine.Option;

/** How a command writes its result. */
final class OutputOptions {

	@Option(names = "--format", defaultValue = "table", paramLabel = "table|json|csv", descriptionKey = "format")
	private Format format;

	/** Taken from the arguments before they are parsed, because messages of the parser need it; see {@link Language#of}. */
	@Option(names = "--language", paramLabel = "en|ja", descriptionKey = "language")
	private Language language;

	Format format() {
		return format;
	}

	Json json(final Terminal terminal) {
		return new Json(terminal.locale());
	}
}
