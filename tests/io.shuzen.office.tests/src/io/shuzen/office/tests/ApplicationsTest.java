package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.HANA;
import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.WindowsProcess;

class ApplicationsTest {

	/** The processes of tasklist_csv_en_synth.txt. */
	private static ModelMachine busy() {
		return ModelMachine.withTaro().process(5120, "explorer.exe", 1).process(11884, "WINWORD.EXE", 1)
				.process(9032, "EXCEL.EXE", 1).process(7788, "OUTLOOK.EXE", 1).process(6612, "ONENOTEM.EXE", 1)
				.process(14208, "ms-teams.exe", 1).process(8844, "OneDrive.exe", 1).process(13020, "SDXHelper.exe", 1)
				.process(15012, "Microsoft.AAD.BrokerPlugin.exe", 1).process(3320, "OfficeClickToRun.exe", 0)
				.process(1288, "svchost.exe", 0);
	}

	@Test
	void runningApplicationsAreNamedWithTheirUser() {
		final Finding finding = Office.only(Office.diagnose(busy(), "D-07"), Severity.INFO);
		assertEquals(TARO, finding.subject());
		assertTrue(finding.title().english().startsWith("7 Office applications"), finding.title().english());
		assertTrue(finding.evidence().getFirst().excerpt().contains("WINWORD.EXE (pid 11884)"));
	}

	@Test
	void aMachineWithoutOfficeApplicationsIsHealthy() {
		Office.only(Office.diagnose(ModelMachine.withTaro().process(5120, "explorer.exe", 1), "D-07"), Severity.OK);
	}

	@Test
	void anUnreadableProcessListAccusesNobody() {
		final ModelMachine machine = busy().unreadable(ProcessProbe.INSTANCE, Identity.ADMINISTRATOR);
		Office.only(Office.diagnose(machine, "D-07"), Severity.INFO);
		assertTrue(Office.plan(machine, "R-01").isBlocked());
	}

	@Test
	void onlyTheListedApplicationsAreClosed() {
		final ModelMachine machine = busy();
		final List<Change> changes = Office.repair(machine, "R-01", "grace", "PT5S").changes();
		assertTrue(changes.contains(new ProcessClose(11884, "WINWORD.EXE", Duration.ofSeconds(5), TARO)));
		assertEquals(Set.of("explorer.exe", "Microsoft.AAD.BrokerPlugin.exe", "OfficeClickToRun.exe", "svchost.exe"),
				machine.processes().stream().map(WindowsProcess::image).collect(Collectors.toSet()));
	}

	@Test
	void theApplicationsOfOtherUsersStayOpen() {
		final ModelMachine machine = busy().user(HANA, "CONTOSO\\h.sato", 3).process(20000, "WINWORD.EXE", 3);
		Office.repair(machine, "R-01", "user", "CONTOSO\\t.yamada");
		assertTrue(machine.processes().stream().anyMatch(process -> process.id() == 20000));
	}
}
