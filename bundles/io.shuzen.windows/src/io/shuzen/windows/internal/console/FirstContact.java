package io.shuzen.windows.internal.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.parse.OutputDecoder;

/** The first question to a machine: is it Windows, and what must be known of it to speak with it? Harmless for any other system. */
final class FirstContact {

	private static final List<String> FOLDERS = List.of("SystemDrive", "ProgramData", "ProgramFiles", "ProgramFiles(x86)");
	private static final Pattern CODE_PAGE = Pattern.compile("OEMCP\\s+REG_SZ\\s+(\\d+)");
	private static final Duration LIMIT = Duration.ofSeconds(60);
	// whatever answers may be no Windows at all, and print without end
	private static final OutputLimit OUTPUT_LIMIT = OutputLimit.of(256 << 10);

	private FirstContact() {
	}

	/** @throws FailureException when the machine is no Windows or does not answer */
	static WindowsEndpoint make(final String endpointName, final TransportSession session, final Cancellation cancellation)
			throws FailureException {
		final String mark = CommandRunner.randomMark();
		final StringBuilder line = new StringBuilder("cmd.exe /d /q /c \"chcp 65001>nul & md \"%TEMP%\" 2>nul & echo ").append(mark)
				.append("%OS%").append(mark).append("%SystemRoot%").append(mark).append("%TEMP%").append(mark)
				.append("%COMPUTERNAME%").append(mark).append("%USERNAME%");
		FOLDERS.forEach(folder -> line.append(mark).append('%').append(folder).append('%'));
		line.append(mark).append(" & reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage /v OEMCP & echo ").append(mark)
				.append("& dir /b \"%TEMP%\\").append(TemporaryName.PREFIX).append("*\" 2>nul & dir /b \"%ProgramData%\\")
				.append(TemporaryName.PREFIX).append("*\" 2>nul & echo ").append(mark).append("& net helpmsg 5 & echo ").append(mark).append("& reg query HKLM\\").append(mark).append(" 2>&1\"");
		final CommandResult result = session.execute(new RemoteCommand(line.toString(), new byte[0], LIMIT, OUTPUT_LIMIT), cancellation);
		if (result.end() == CommandResult.End.CANCELLED) {
			throw new CancellationException();
		}
		if (result.end() != CommandResult.End.EXITED) {
			throw new FailureException(ConsoleFailures.ended(endpointName, result));
		}
		final String output = new String(result.standardOutput(), StandardCharsets.ISO_8859_1);
		final String[] parts = output.split(mark, -1);
		if (parts.length < FOLDERS.size() + 10 || !parts[1].equals("Windows_NT") || parts[2].isBlank()) {
			final String said = new String(result.standardError(), StandardCharsets.UTF_8) + output.replace(mark, " ");
			throw new FailureException(
					ConsoleFailures.withDetail(FailureKind.NOT_WINDOWS, said.strip(), "notWindows", endpointName));
		}
		final Matcher codePage = CODE_PAGE.matcher(output);
		final Charset charset = (codePage.find() ? OutputDecoder.codePage(Integer.parseInt(codePage.group(1)))
				: Optional.<Charset>empty()).orElse(Charset.forName("IBM437"));
		final Map<String, String> folders = new HashMap<>();
		for (int i = 0; i < FOLDERS.size(); i++) {
			final String value = decode(parts[6 + i], charset);
			if (!value.startsWith("%")) {
				folders.put(FOLDERS.get(i), value);
			}
		}
		final String systemRoot = decode(parts[2], charset);
		folders.put("SystemRoot", systemRoot);
		folders.put("windir", systemRoot);
		final String denied = decode(parts[parts.length - 2], charset).strip();
		// from the output and not from the error stream, on which anything else may write
		final String noSuchKey = decode(parts[parts.length - 1], charset).strip();
		return new WindowsEndpoint(decode(parts[4], charset), systemRoot, decode(parts[3], charset), decode(parts[5], charset),
				folders, charset, noSuchKey, denied.contains("\n") ? "" : denied,
				parts[parts.length - 3].lines().map(String::strip).filter(name -> !name.isEmpty()).toList());
	}

	private static String decode(final String bytes, final Charset charset) {
		return OutputDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
	}
}
