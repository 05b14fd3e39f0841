package io.shuzen.windows.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.windows.data.StripChartOutput;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.parse.CertificateBlob;
import io.shuzen.windows.internal.parse.CredentialListOutput;
import io.shuzen.windows.internal.parse.DeviceJoinOutput;
import io.shuzen.windows.internal.parse.EventOutput;
import io.shuzen.windows.internal.parse.FormatListOutput;
import io.shuzen.windows.internal.parse.ProxyOutput;
import io.shuzen.windows.internal.parse.ScheduledTaskOutput;
import io.shuzen.windows.internal.parse.ServiceOutput;
import io.shuzen.windows.internal.parse.SystemInformationKeys;
import io.shuzen.windows.internal.parse.TaskListOutput;
import io.shuzen.windows.internal.quoting.PowerShellQuoting;

/** Says for every probe but files and users which console programs answer it, and how. */
final class ProbeQuestions {

	// winerror.h: ERROR_SERVICE_DOES_NOT_EXIST, ERROR_EVT_CHANNEL_NOT_FOUND
	private static final int NO_SUCH_SERVICE = 1060;
	private static final int NO_SUCH_CHANNEL = 15007;

	private final String endpointName;
	private final RegistryQuestions registry;

	ProbeQuestions(final String endpointName, final RegistryQuestions registry) {
		this.endpointName = endpointName;
		this.registry = registry;
	}

	/** Whether the probe can only be answered in the user's own session. */
	static boolean needsSession(final Probe<?> probe) {
		return switch (probe) {
		case final CredentialProbe credentials -> true;
		case final DeviceJoinProbe join -> join.scope() == ReadScope.EACH_USER;
		case final ToolProbe tool -> tool.scope() == ReadScope.EACH_USER;
		default -> false;
		};
	}

	Question<?> question(final Probe<?> probe, final Identity identity) {
		return switch (probe) {
		case final RegistryProbe key -> registry.question(key, identity);
		case final ProcessProbe processes -> processes(processes);
		case final ServiceProbe service -> service(service);
		case final CredentialProbe credentials -> simple(credentials, identity, ToolCommand.of("cmdkey.exe", "/list"),
				output -> Answer.present(CredentialListOutput.parse(output.standardOutput())));
		case final DeviceJoinProbe join -> simple(join, identity, ToolCommand.of("dsregcmd.exe", "/status"), this::deviceJoin);
		case final EventLogProbe events -> events(events);
		case final SystemProbe system -> system(system);
		case final ToolProbe tool -> new Question<>(tool, identity, List.of(tool.command()), outcomes -> tool(tool, outcomes.getFirst()));
		case final PackageProbe packages -> packages(packages, identity);
		case final ScheduledTaskProbe task -> scheduledTask(task);
		case final CertificateProbe certificates -> certificates(certificates, identity);
		case final LocalGroupProbe group -> new Question<>(group, identity, List.of(LocalGroup.command(group.sid())),
				outcomes -> LocalGroup.members(outcomes.getFirst()).map(Answer::present)
						.orElseGet(() -> Answer.unreadable(why(LocalGroup.command(group.sid()), outcomes.getFirst()))));
		case final NetworkProbe network -> network(network);
		case final ClockProbe clock -> clock(clock);
		case final ConnectivityProbe connectivity -> connectivity(connectivity);
		case final FileProbe files -> throw new IllegalArgumentException("files are read otherwise");
		case final UserProbe users -> throw new IllegalArgumentException("users are read otherwise");
		};
	}

	private <V extends ProbeValue> Question<V> simple(final Probe<V> probe, final Identity identity, final ToolCommand command,
			final Function<ProgramOutput, Answer<V>> parse) {
		return new Question<>(probe, identity, List.of(command), outcomes -> ended(command, outcomes.getFirst(), parse));
	}

	/** What a program that ended with 0 said; a failure otherwise. */
	private <V> Answer<V> ended(final ToolCommand command, final CommandOutcome outcome,
			final Function<ProgramOutput, Answer<V>> parse) {
		return outcome instanceof Ended(final ProgramOutput output) && output.exitCode() == 0 ? parse.apply(output)
				: Answer.unreadable(why(command, outcome));
	}

	private io.shuzen.core.failure.Failure why(final ToolCommand command, final CommandOutcome outcome) {
		return switch (outcome) {
		case NotEnded(final var failure) -> failure;
		case Ended(final ProgramOutput output) -> ConsoleFailures.tool(endpointName, command, output);
		};
	}

	private <V> Answer<V> notUnderstood(final ToolCommand command, final ProgramOutput output) {
		return Answer.unreadable(ConsoleFailures.withDetail(FailureKind.UNPARSABLE, output.standardOutput(), "unparsable",
				command.toString(), endpointName));
	}

	static ToolCommand taskList() {
		return ToolCommand.of("tasklist.exe", "/fo", "csv", "/v", "/nh");
	}

	private Question<ProcessList> processes(final ProcessProbe probe) {
		// tasklist has no paths; wmic had, and is not there any more
		final ToolCommand paths = PowerShell.command("Get-CimInstance -ClassName Win32_Process -Property ProcessId,ExecutablePath"
				+ " | ForEach-Object { [Console]::Out.WriteLine([string]$_.ProcessId + ' ' + $_.ExecutablePath) }");
		return new Question<>(probe, Identity.ADMINISTRATOR, List.of(taskList(), paths),
				outcomes -> ended(taskList(), outcomes.get(0), output -> {
					final ProcessList list = TaskListOutput.parse(output.standardOutput());
					// a machine that runs tasklist runs at least that
					return list.processes().isEmpty() ? notUnderstood(taskList(), output)
							: Answer.present(ProcessPaths.of(outcomes.get(1)).addTo(list));
				}));
	}

	private Question<WindowsService> service(final ServiceProbe probe) {
		final ToolCommand query = ToolCommand.of("sc.exe", "query", probe.name());
		final RegistryPath path = serviceKey(probe.name());
		return new Question<>(probe, Identity.ADMINISTRATOR,
				List.of(query, RegistryQuestions.query(path, RegistryView.BITS_64, false)),
				outcomes -> service(probe.name(), query, outcomes));
	}

	static RegistryPath serviceKey(final String name) {
		return RegistryPath.parse("HKLM\\SYSTEM\\CurrentControlSet\\Services").child(name);
	}

	Answer<WindowsService> service(final String name, final ToolCommand query, final List<CommandOutcome> outcomes) {
		final Answer<RegistryKey> configured = registry.answer(outcomes.get(1), serviceKey(name), serviceKey(name), false);
		if (outcomes.get(0) instanceof Ended(final ProgramOutput output)
				&& (output.exitCode() == NO_SUCH_SERVICE || output.exitCode() != 0 && configured.isAbsent())) {
			return Answer.absent();
		}
		if (!(configured instanceof Answer.Present<RegistryKey>(final RegistryKey key))) {
			return configured.whyUnreadable().map(Answer::<WindowsService>unreadable).orElseGet(Answer::absent);
		}
		return ended(query, outcomes.get(0), output -> {
			final Optional<WindowsService.State> state = ServiceOutput.state(output.standardOutput());
			final OptionalLong start = key.value("Start").map(RegistryValue::asNumber).orElse(OptionalLong.empty());
			final boolean delayed = key.value("DelayedAutostart").map(RegistryValue::asNumber).orElse(OptionalLong.empty())
					.orElse(0) != 0;
			final Optional<WindowsService.StartType> startType = start.isPresent()
					? ServiceOutput.startType((int) start.getAsLong(), delayed)
					: Optional.empty();
			return state.isEmpty() || startType.isEmpty() ? notUnderstood(query, output)
					: Answer.present(new WindowsService(name, state.get(), startType.get(),
							key.value("ObjectName").flatMap(RegistryValue::asText).orElse("")));
		});
	}

	private Answer<DeviceJoinStatus> deviceJoin(final ProgramOutput output) {
		final DeviceJoinStatus status = DeviceJoinOutput.parse(output.standardOutput());
		return status.sections().isEmpty() ? notUnderstood(ToolCommand.of("dsregcmd.exe", "/status"), output)
				: Answer.present(status);
	}

	private Question<io.shuzen.core.probe.EventList> events(final EventLogProbe probe) {
		final ToolCommand query = ToolCommand.of("wevtutil.exe", "qe", probe.channel(), "/q:" + probe.query(),
				"/c:" + probe.limit(), "/rd:true", "/f:RenderedXml");
		return new Question<>(probe, Identity.ADMINISTRATOR, List.of(query), outcomes -> {
			if (outcomes.getFirst() instanceof Ended(final ProgramOutput output) && output.exitCode() == NO_SUCH_CHANNEL) {
				return Answer.absent();
			}
			return ended(query, outcomes.getFirst(), output -> {
				final io.shuzen.core.probe.EventList list = EventOutput.parse(output.standardOutput());
				return list.events().isEmpty() && !output.standardOutput().isBlank() ? notUnderstood(query, output)
						: Answer.present(list);
			});
		});
	}

	private Question<io.shuzen.core.probe.SystemInformation> system(final SystemProbe probe) {
		// event 12 of Kernel-General is written once at every start, with its time; systeminfo and wmic print it in local forms
		final ToolCommand boot = ToolCommand.of("wevtutil.exe", "qe", "System",
				"/q:*[System[Provider[@Name='Microsoft-Windows-Kernel-General'] and (EventID=12)]]", "/c:1", "/rd:true", "/f:xml");
		final List<ToolCommand> commands = new ArrayList<>();
		SystemInformationKeys.PATHS.forEach(path -> commands.add(RegistryQuestions.query(path, RegistryView.BITS_64, false)));
		commands.add(boot);
		return new Question<>(probe, Identity.ADMINISTRATOR, commands, outcomes -> {
			final List<RegistryKey> keys = new ArrayList<>();
			for (int i = 0; i < SystemInformationKeys.PATHS.size(); i++) {
				final RegistryPath path = SystemInformationKeys.PATHS.get(i);
				final Answer<RegistryKey> answer = registry.answer(outcomes.get(i), path, path, false);
				if (answer.whyUnreadable().isPresent()) {
					return Answer.unreadable(answer.whyUnreadable().get());
				}
				answer.asOptional().ifPresent(keys::add);
			}
			final Optional<java.time.Instant> started = outcomes.getLast() instanceof Ended(final ProgramOutput output)
					? EventOutput.parse(output.standardOutput()).events().stream().findFirst().map(event -> event.time())
					: Optional.empty();
			return SystemInformationKeys.read(keys, started).map(Answer::present)
					.orElseGet(() -> Answer.unreadable(ConsoleFailures.of(FailureKind.UNPARSABLE, "unparsable",
							SystemInformationKeys.PATHS.getFirst(), endpointName)));
		});
	}

	private Answer<ToolOutput> tool(final ToolProbe probe, final CommandOutcome outcome) {
		return switch (outcome) {
		case NotEnded(final var failure) -> Answer.unreadable(failure);
		case Ended(final ProgramOutput output) -> output.exitCode() == ConsoleFailures.NO_SUCH_PROGRAM
				? Answer.unreadable(ConsoleFailures.tool(endpointName, probe.command(), output))
				: Answer.present(output.asFact());
		};
	}

	private Question<io.shuzen.core.probe.PackageList> packages(final PackageProbe probe, final Identity identity) {
		final String user = identity instanceof Identity.User(final String sid) ? " -User " + PowerShellQuoting.literal(sid) : "";
		final ToolCommand command = PowerShell.command("Get-AppxPackage" + user + " -Name " + PowerShellQuoting.literal(probe.name())
				+ " | Format-List Name,PackageFullName,Version,InstallLocation,Status | Out-String -Width 4096");
		return simple(probe, identity, command,
				output -> Answer.present(FormatListOutput.packages(output.standardOutput())));
	}

	private Question<ScheduledTask> scheduledTask(final ScheduledTaskProbe probe) {
		final ToolCommand definition = ToolCommand.of("schtasks.exe", "/query", "/tn", probe.path(), "/xml");
		final ToolCommand table = ToolCommand.of("schtasks.exe", "/query", "/tn", probe.path(), "/v", "/fo", "csv", "/nh");
		// reading the folder's file tells "not there" from "failed" in every language
		final RegistryPath tree = RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tree"
				+ (probe.path().startsWith("\\") ? "" : "\\") + probe.path());
		return new Question<>(probe, Identity.ADMINISTRATOR,
				List.of(definition, table, RegistryQuestions.query(tree, RegistryView.BITS_64, false)), outcomes -> {
					if (outcomes.get(0) instanceof Ended(final ProgramOutput output) && output.exitCode() != 0
							&& output.exitCode() != ConsoleFailures.NO_SUCH_PROGRAM
							&& registry.answer(outcomes.get(2), tree, tree, false).isAbsent()) {
						return Answer.absent();
					}
					return ended(definition, outcomes.get(0), output -> {
						final OptionalInt lastResult = outcomes.get(1) instanceof Ended(final ProgramOutput rows)
								? ScheduledTaskOutput.lastResult(rows.standardOutput())
								: OptionalInt.empty();
						return ScheduledTaskOutput.enabled(output.standardOutput())
								.map(enabled -> Answer.present(new ScheduledTask(probe.path(), enabled, lastResult)))
								.orElseGet(() -> notUnderstood(definition, output));
					});
				});
	}

	private Question<CertificateList> certificates(final CertificateProbe probe, final Identity identity) {
		// the machine's stores, and what policies and programs put into a user's, lie in the registry
		final RegistryPath path = RegistryPath.parse(identity instanceof Identity.User ? "HKCU\\Software\\Microsoft\\SystemCertificates"
				: "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates").child(probe.store()).child("Certificates");
		final RegistryPath where = RegistryQuestions.where(path, identity);
		return new Question<>(probe, identity, List.of(RegistryQuestions.query(where, RegistryView.BITS_64, true)),
				outcomes -> {
					final Answer<RegistryKey> answer = registry.answer(outcomes.getFirst(), path, where, true);
					return answer.isAbsent() ? Answer.present(new CertificateList(List.of())) : answer.map(ProbeQuestions::certificates);
				});
	}

	private static CertificateList certificates(final RegistryKey store) {
		return new CertificateList(store.subkeys().stream().map(key -> key.value("Blob")).flatMap(Optional::stream)
				.map(RegistryValue::data).filter(RegistryData.Binary.class::isInstance)
				.map(data -> CertificateBlob.parse(((RegistryData.Binary) data).bytes())).flatMap(Optional::stream).toList());
	}

	private Question<NetworkStatus> network(final NetworkProbe probe) {
		final RegistryPath path = RegistryPath
				.parse("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections");
		final ToolCommand profiles = PowerShell.command("Get-NetConnectionProfile | Format-List "
				+ "Name,InterfaceAlias,NetworkCategory,IPv4Connectivity,IPv6Connectivity | Out-String -Width 4096");
		return new Question<>(probe, Identity.ADMINISTRATOR,
				List.of(RegistryQuestions.query(path, RegistryView.BITS_64, false), profiles), outcomes -> {
					final Answer<RegistryKey> settings = registry.answer(outcomes.get(0), path, path, false);
					if (settings.whyUnreadable().isPresent()) {
						return Answer.unreadable(settings.whyUnreadable().get());
					}
					final ProxyOutput.Proxy proxy = settings.asOptional().flatMap(key -> key.value("WinHttpSettings"))
							.map(RegistryValue::data).filter(RegistryData.Binary.class::isInstance)
							.flatMap(data -> ProxyOutput.fromRegistry(((RegistryData.Binary) data).bytes()))
							.orElse(new ProxyOutput.Proxy("", ""));
					return ended(profiles, outcomes.get(1), output -> Answer.present(new NetworkStatus(
							FormatListOutput.connections(output.standardOutput()), proxy.server(), proxy.bypass())));
				});
	}

	private Question<io.shuzen.core.probe.ClockStatus> clock(final ClockProbe probe) {
		final ToolCommand chart = PowerShell.command("""
				$source = (& w32tm.exe /query /source | Select-Object -First 1)
				if ($source) { $source = $source.Trim().Split(',')[0] }
				if (-not $source -or $source -notmatch '^[A-Za-z0-9][A-Za-z0-9.:-]*$') { $source = 'time.windows.com' }
				& w32tm.exe /stripchart "/computer:$source" /samples:3 /dataonly
				exit $LASTEXITCODE
				""");
		return simple(probe, Identity.ADMINISTRATOR, chart, output -> StripChartOutput.parse(output.standardOutput())
				.map(Answer::present).orElseGet(() -> notUnderstood(chart, output)));
	}

	private Question<ConnectivityResult> connectivity(final ConnectivityProbe probe) {
		final ToolCommand attempt = PowerShell.command("""
				$hostName = %s
				$stage = 'NAME_NOT_RESOLVED'
				$issuer = ''
				$problem = ''
				try {
					$null = [System.Net.Dns]::GetHostAddresses($hostName)
					$stage = 'NOT_CONNECTED'
					$client = New-Object System.Net.Sockets.TcpClient
					if (-not $client.ConnectAsync($hostName, %d).Wait(10000)) { throw 'no answer within 10 seconds' }
					$stage = 'TLS_FAILED'
					$accept = { param($s, $certificate, $chain, $errors) $script:issuer = $certificate.Issuer; $errors -eq 'None' }
					$tls = New-Object System.Net.Security.SslStream($client.GetStream(), $false, $accept)
					$tls.AuthenticateAsClient($hostName)
					$stage = 'SECURE'
					$tls.Dispose()
				} catch {
					$problem = $_.Exception.GetBaseException().Message
				}
				[Console]::Out.WriteLine($stage)
				[Console]::Out.WriteLine($issuer)
				[Console]::Out.WriteLine(($problem -replace '\\s+', ' '))
				""".formatted(PowerShellQuoting.literal(probe.host()), probe.port()));
		return simple(probe, Identity.ADMINISTRATOR, attempt, output -> {
			final String[] lines = output.standardOutput().split("\\R", -1);
			try {
				return Answer.present(new ConnectivityResult(ConnectivityResult.Stage.valueOf(lines[0].strip()),
						lines.length > 1 ? lines[1].strip() : "", lines.length > 2 ? lines[2].strip() : ""));
			} catch (final IllegalArgumentException e) {
				return notUnderstood(attempt, output);
			}
		});
	}
}
