package io.shuzen.office.internal.reading;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.TextBundle;

/**
 * The proxy of the system account, as {@code bitsadmin /util /getieproxy localsystem} prints it. The words before the values are English
 * in what was seen; the exact layout is remembered, not read in a source, so values are looked for by what they are.
 *
 * @param server     {@code host:port}; empty when none is set
 * @param autoScript address of a configuration script; empty when none is set
 * @param detect     whether it is detected automatically
 */
public record SystemProxy(String server, String autoScript, boolean detect) {

	/** The question. */
	public static final ToolProbe PROBE = new ToolProbe(ToolCommand.of("bitsadmin", "/util", "/getieproxy", "localsystem"),
			ReadScope.MACHINE);

	private static final TextBundle TEXTS = TextBundle.beside(SystemProxy.class, "readings");
	private static final Pattern COMMAND = Pattern.compile("bitsadmin.*/getieproxy", Pattern.CASE_INSENSITIVE);
	private static final Pattern SCRIPT = Pattern.compile("(?i)\\bhttps?://\\S+|\\bfile://\\S+");
	private static final Pattern SERVER = Pattern
			.compile("(?im)^[^\\n]*proxy[^\\n]*?\\s((?:\\w+=)?[A-Za-z0-9_.\\[\\]-]+:\\d{1,5}(?:;\\S+)?)\\s*$");
	private static final Pattern DETECT = Pattern.compile("(?i)AUTODETECT|AUTO_DETECT");

	/** The machine's setting. */
	public static final Reading<SystemProxy> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.of(PROBE);
		}

		@Override
		public Answer<SystemProxy> from(final Facts facts, final Identity identity) {
			return Recorded.tool(facts, PROBE, identity, COMMAND, Recorded.NO_SIGNATURE).flatMap(SystemProxy::parse);
		}
	};

	public SystemProxy {
		Objects.requireNonNull(server);
		Objects.requireNonNull(autoScript);
	}

	public boolean isDirect() {
		return server.isEmpty() && autoScript.isEmpty();
	}

	static Answer<SystemProxy> parse(final ToolOutput output) {
		if (output.exitCode() != 0) {
			return Answer.unreadable(new Failure(FailureKind.TOOL_FAILED, TEXTS.text("systemProxy.failed", output.exitCode())));
		}
		final Matcher script = SCRIPT.matcher(output.standardOutput().replaceAll("(?im)^.*(copyright|microsoft\\.com).*$", ""));
		final Matcher server = SERVER.matcher(output.standardOutput());
		return Answer.present(new SystemProxy(server.find() ? server.group(1) : "", script.find() ? script.group() : "",
				DETECT.matcher(output.standardOutput()).find()));
	}
}
