package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.evidence.Recording;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;

class EvidenceFolderTest {

	@TempDir
	private Path folder;

	@Test
	void rawOutputIsReadByteForByteWithItsCharsetAndIdentity() throws Exception {
		final byte[] japanese = "現在保存されている資格情報:".getBytes(Charset.forName("windows-31j"));
		Files.write(folder.resolve("cmdkey.txt"), japanese);
		index("""
				{"endpoint": "PC-0417", "captured": "2026-01-31T09:00:00Z", "facts": [
				  {"probe": {"type": "tool", "command": "cmdkey /list"}, "identity": "user:%s", "exitCode": 0,
				   "charset": "windows-31j", "stdout": "cmdkey.txt"}]}
				""".formatted(Samples.SID));
		final Recording recording = EvidenceFolder.read(folder);
		final Recording.RecordedTool tool = recording.toolOutput().getFirst();
		assertEquals("PC-0417", recording.endpoint());
		assertEquals("cmdkey /list", tool.command());
		assertEquals(Samples.USER, tool.identity());
		assertEquals(OptionalInt.of(0), tool.exitCode());
		assertEquals(Optional.of("windows-31j"), tool.charset());
		assertArrayEquals(japanese, tool.standardOutput());
		assertEquals(0, tool.standardError().length);
	}

	@Test
	void whatWasWrittenIsReadAgain() throws Exception {
		final List<Fact<?>> all = new ArrayList<>(Samples.facts().all());
		all.add(new Fact<>(new ToolProbe(ToolCommand.of("dsregcmd", "/listaccounts"), ReadScope.EACH_USER), Samples.USER,
				Answer.present(new ToolOutput(0, "Accounts found 0\r\nアカウント", "", false)), Samples.TIME, "dsregcmd"));
		EvidenceFolder.write(folder, Facts.of("PC-0417", Samples.TIME, all));
		final Recording recording = EvidenceFolder.read(folder);
		assertEquals(Samples.facts().all(), recording.facts());
		final Recording.RecordedTool tool = recording.toolOutput().getFirst();
		assertEquals("dsregcmd /listaccounts", tool.command());
		assertEquals("Accounts found 0\r\nアカウント", new String(tool.standardOutput(), StandardCharsets.UTF_8));
	}

	@Test
	void aFolderWithoutEvidenceSaysWhatIsMissing() {
		final Failure failure = failureOfReading();
		assertEquals(FailureKind.INVALID_INPUT, failure.kind());
		assertTrue(failure.message().english().contains(folder.toString()));
	}

	@Test
	void brokenJsonIsReportedWithItsLine() throws IOException {
		index("{\n\"endpoint\": \"A\",\n\"captured\": }");
		assertTrue(failureOfReading().message().english().contains("line 3"), failureOfReading().toString());
	}

	@Test
	void anEntryThatCannotBeUnderstoodIsNamedByItsNumber() throws IOException {
		final List<String> entries = List.of("{}", "{\"probe\": {\"type\": \"telepathy\"}}",
				"{\"probe\": {\"type\": \"tool\", \"command\": \"quser\"}, \"identity\": \"yamada\"}",
				"{\"probe\": {\"type\": \"tool\", \"command\": \"quser\"}, \"stdout\": \"missing.txt\"}");
		for (final String entry : entries) {
			index("{\"endpoint\": \"A\", \"captured\": \"2026-01-31T09:00:00Z\", \"facts\": [" + entry + "]}");
			assertTrue(failureOfReading().message().english().startsWith("Entry 1 "), entry);
		}
	}

	@Test
	void evidenceCannotReachOutOfItsFolder() throws IOException {
		final Path inner = Files.createDirectory(folder.resolve("inner"));
		Files.writeString(folder.resolve("secret.txt"), "secret");
		for (final String name : List.of("../secret.txt", folder.resolve("secret.txt").toString())) {
			Files.writeString(inner.resolve(EvidenceFolder.INDEX), """
					{"endpoint": "A", "captured": "2026-01-31T09:00:00Z", "facts": [
					  {"probe": {"type": "tool", "command": "quser"}, "stdout": "%s"}]}
					""".formatted(name));
			final Failure failure = assertThrows(FailureException.class, () -> EvidenceFolder.read(inner)).failure();
			assertTrue(failure.message().english().contains("outside"), failure.toString());
		}
	}

	@Test
	void aToolWithoutIdentityWasRunByAnAdministrator() throws Exception {
		index("""
				{"endpoint": "A", "captured": "2026-01-31T09:00:00Z", "facts": [
				  {"probe": {"type": "tool", "command": "quser"}, "exitCode": 1}]}
				""");
		assertEquals(Identity.ADMINISTRATOR, EvidenceFolder.read(folder).toolOutput().getFirst().identity());
	}

	private void index(final String json) throws IOException {
		Files.writeString(folder.resolve(EvidenceFolder.INDEX), json);
	}

	private Failure failureOfReading() {
		return assertThrows(FailureException.class, () -> EvidenceFolder.read(folder)).failure();
	}
}
