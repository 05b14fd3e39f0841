package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.evidence.Recording;
import io.shuzen.core.evidence.Recording.RecordedTool;
import io.shuzen.core.evidence.Recording.UnreadFile;

/** Folders that people send: nothing in them keeps the rest from being read, and what was not read is named. */
class CollectedFilesTest {

	@TempDir
	private Path folder;

	@Test
	void aDamagedArchiveIsAFileLikeOthers() throws Exception {
		Files.writeString(folder.resolve("damaged.zip"), "PK\3\4 and then nothing that an archive has");
		final byte[] archive = archive("a.txt", "whole".getBytes(StandardCharsets.UTF_8));
		Files.write(folder.resolve("half.zip"), Arrays.copyOf(archive, archive.length / 2));
		Files.writeString(folder.resolve("status.txt"), "AzureAdJoined : YES");
		assertEquals(List.of("damaged.zip", "half.zip", "status.txt"), names(EvidenceFolder.read(folder)));
	}

	@Test
	void whatIsTooLargeIsNamed() throws Exception {
		try (var file = Files.newByteChannel(folder.resolve("trace.etl"), java.nio.file.StandardOpenOption.CREATE_NEW,
				java.nio.file.StandardOpenOption.WRITE)) {
			file.position(65L << 20).write(java.nio.ByteBuffer.wrap(new byte[] { 1 }));
		}
		Files.writeString(folder.resolve("status.txt"), "AzureAdJoined : YES");
		final Recording recording = EvidenceFolder.read(folder);
		assertEquals(List.of("status.txt"), names(recording));
		assertEquals(List.of("trace.etl"), recording.unread().stream().map(UnreadFile::name).toList());
		assertTrue(recording.unread().getFirst().reason().english().contains("64 MiB"));
	}

	@Test
	void anArchiveInAnArchiveIsAFolderToo() throws Exception {
		Files.write(folder.resolve("case.zip"), archive("inner.zip", archive("PC/status.txt", "x".getBytes(StandardCharsets.UTF_8))));
		assertEquals(List.of("case.zip!inner.zip!PC/status.txt"), names(EvidenceFolder.read(folder)));
	}

	@Test
	void anIndexOfAnotherToolIsAFileLikeOthers() throws Exception {
		Files.writeString(folder.resolve(EvidenceFolder.INDEX), "{\"case\": \"12345\"}");
		Files.writeString(folder.resolve("status.txt"), "AzureAdJoined : YES");
		assertEquals(List.of(EvidenceFolder.INDEX, "status.txt"), names(EvidenceFolder.read(folder)));
	}

	private static List<String> names(final Recording recording) {
		return recording.toolOutput().stream().map(RecordedTool::source).sorted().toList();
	}

	private static byte[] archive(final String name, final byte[] content) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
		}
		return bytes.toByteArray();
	}
}
