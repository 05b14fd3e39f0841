package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

import io.shuzen.core.StateFolder;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.tests.support.JavaProcess;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.windows.data.StripChartOutput;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** What many machines print at once does not have to fit into the memory. */
@Timeout(120)
class FloodTest {

	private static final List<Class<?>> NEEDED = List.of(ConsoleToolsConnector.class, StripChartOutput.class, StateFolder.class,
			SecretReference.class, ScriptedWindows.class, ILog.class, IStatus.class, Bundle.class);

	@TempDir
	private Path folder;

	/** 24 machines print 21 MiB each, and one of them more. */
	@Test
	void outputsOfManyMachinesAtOnceFitIntoLittleMemory() throws Exception {
		final ProcessBuilder flood = JavaProcess.of(Flood.class, "64m", NEEDED);
		flood.command().add(1, "-D" + StateFolder.PROPERTY + '=' + folder.resolve("state"));
		final Process process = flood.start();
		assertEquals("done", new String(process.getInputStream().readAllBytes()).strip());
		assertEquals(0, process.waitFor());
	}
}
