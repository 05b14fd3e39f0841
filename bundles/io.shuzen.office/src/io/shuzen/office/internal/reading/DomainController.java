package io.shuzen.office.internal.reading;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolProbe;

/**
 * A controller of the device's domain that answers now ({@code Domain.FindDomainController} of the .NET Framework, which looks for one
 * anew). Absent when none was found, or the device belongs to no domain.
 *
 * @param name its full name
 */
public record DomainController(String name) {

	/** The question. */
	public static final ToolProbe PROBE = new ToolProbe(PowerShell.command("""
			$ErrorActionPreference = 'Stop'; \
			try { Write-Output ('Controller: ' + [System.DirectoryServices.ActiveDirectory.Domain]::GetComputerDomain().\
			FindDomainController([System.DirectoryServices.ActiveDirectory.LocatorOptions]::ForceRediscovery).Name) } \
			catch { Write-Output 'Controller: none'; Write-Output $_.Exception.Message }"""), ReadScope.MACHINE);

	private static final Pattern NAME = Pattern.compile("(?m)^Controller: (\\S+)\\s*$");
	private static final String NONE = "none";

	/** The machine's. */
	public static final Reading<DomainController> READING = new Reading<>() {

		@Override
		public Set<Probe<?>> probes() {
			return Set.of(PROBE);
		}

		@Override
		public Answer<DomainController> from(final Facts facts, final Identity identity) {
			return facts.answer(PROBE).flatMap(output -> {
				final Matcher name = NAME.matcher(output.standardOutput());
				return name.find() && !name.group(1).equals(NONE) ? Answer.present(new DomainController(name.group(1))) : Answer.absent();
			});
		}
	};

	public DomainController {
		Objects.requireNonNull(name);
	}
}
