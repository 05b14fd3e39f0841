package io.shuzen.core.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.text.Text;

/**
 * What an evidence folder holds about one endpoint.
 *
 * @param endpoint   the endpoint's name
 * @param captured   when
 * @param toolOutput raw output of console tools, in the order of the file
 * @param facts      answers recorded in typed form
 * @param unread     files that lie there and were not read
 */
public record Recording(String endpoint, Instant captured, List<RecordedTool> toolOutput, List<Fact<?>> facts, List<UnreadFile> unread) {

	/**
	 * A console tool's output as captured.
	 *
	 * @param command        the command line as it was typed; empty when nobody recorded it
	 * @param identity       who ran it
	 * @param exitCode       when it was recorded
	 * @param charset        the name of the output's character encoding, when it was recorded; not necessarily one Java knows
	 * @param standardOutput raw bytes
	 * @param standardError  raw bytes
	 * @param truncated      whether more was printed than was recorded
	 * @param source         the name of the file the output is in, for people
	 */
	public record RecordedTool(String command, Identity identity, OptionalInt exitCode, Optional<String> charset,
			byte[] standardOutput, byte[] standardError, boolean truncated, String source) {
		public RecordedTool {
			Objects.requireNonNull(command);
			Objects.requireNonNull(identity);
			Objects.requireNonNull(exitCode);
			Objects.requireNonNull(charset);
			Objects.requireNonNull(standardOutput);
			Objects.requireNonNull(standardError);
			Objects.requireNonNull(source);
		}
	}

	/**
	 * A file that could not be read, or is too large to be.
	 *
	 * @param name   in the folder
	 * @param reason for people
	 */
	public record UnreadFile(String name, Text reason) {
		public UnreadFile {
			Objects.requireNonNull(name);
			Objects.requireNonNull(reason);
		}
	}

	public Recording {
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(captured);
		toolOutput = List.copyOf(toolOutput);
		facts = List.copyOf(facts);
		unread = List.copyOf(unread);
	}
}
