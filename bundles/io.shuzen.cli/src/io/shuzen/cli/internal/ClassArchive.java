package io.shuzen.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What Java made of the classes of a command, in a file that later commands begin with: "class data sharing". The start script says where
 * it is wanted, and gives Java the option {@code -XX:+RecordDynamicDumpInfo}, without which there is nothing to write.
 */
final class ClassArchive {

	/** The system property with the file's path, in a folder that has nothing else in it; absent when none is wanted. */
	private static final String WANTED = "shuzen.archive";
	/** One that was refused or cancelled has loaded little. */
	private static final Set<Integer> DONE = Set.of(ExitCode.SUCCESS, ExitCode.SOME_FAILED, ExitCode.FINDINGS);

	private ClassArchive() {
	}

	/** Writes it when it is wanted and the command has done its work. Takes a second or two then. */
	static void write(final int exitCode) {
		final String wanted = System.getProperty(WANTED);
		if (wanted == null || !DONE.contains(exitCode)) {
			return;
		}
		try {
			write(Path.of(wanted));
		} catch (final IOException | JMException | RuntimeException e) {
			// a full disk, or a Java that cannot: later commands start a little slower, and the next of this kind tries again
			return;
		}
	}

	/** Under its name there is never a part of it: that would do harm. */
	private static void write(final Path archive) throws IOException, JMException {
		final Path folder = Files.createDirectories(archive.getParent());
		final Path part = folder.resolve(archive.getFileName() + "." + ProcessHandle.current().pid());
		final PrintStream output = System.out;
		// Java says there what it has done
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		try {
			ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmCds",
					new Object[] { new String[] { "dynamic_dump", '"' + part.toString() + '"' } }, new String[] { String[].class.getName() });
		} finally {
			System.setOut(output);
		}
		Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, each -> !each.equals(archive))) {
			for (final Path former : found) {
				Files.deleteIfExists(former);
			}
		}
	}
}
