package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.UserProbe;

/** What every back end does with files and folders. */
public interface FileContract extends ContractEndpoint {

	/** How many bytes a large file has. */
	int LARGE = 1 << 16;
	/** How far the machine's clock may be from that of the test, and how coarse its file system's times are. */
	Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

	@Test
	@Tag(LANGUAGE)
	default void listsAFolderWithItsDirectContent() {
		needs(Capability.FILES);
		final FileListing listing = present(FileProbe.listing(FOLDER));

		assertEquals(FOLDER.toLowerCase(Locale.ROOT), listing.root().toLowerCase(Locale.ROOT));
		assertEquals(listing.root(), listing.entries().getFirst().path());
		assertEquals(Set.of("empty", "a.txt", "b.dat", "日本語 name.txt", "deep"), Set
				.copyOf(listing.entries().subList(1, listing.entries().size()).stream().map(FileEntry::name).toList()));
		assertEquals(7, entry(listing, "a.txt").size());
		assertTrue(entry(listing, "empty").directory());
		assertTrue(entry(listing, "a.txt").content().isEmpty());
	}

	@Test
	default void listsAFolderWithEverythingBelowParentsFirst() {
		needs(Capability.FILES);
		final List<String> names = present(FileProbe.tree(FOLDER)).entries().stream().map(FileEntry::name).toList();

		assertTrue(names.containsAll(List.of("deep", "er", "c.txt")));
		assertTrue(names.indexOf("deep") < names.indexOf("er") && names.indexOf("er") < names.indexOf("c.txt"));
	}

	@Test
	default void readsTheContentOfFilesUpToALimit() {
		needs(Capability.FILES);
		final FileListing listing = present(FileProbe.listing(FOLDER).withContent(4));

		assertArrayEquals("alph".getBytes(StandardCharsets.US_ASCII), entry(listing, "a.txt").contentBytes().orElseThrow());
		assertArrayEquals(new byte[] { 0, 1, (byte) 0xFE, (byte) 0xFF }, entry(listing, "b.dat").contentBytes().orElseThrow());
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsWhenAFileWasWritten() {
		needs(Capability.FILES);
		needs(Capability.FILE_TIMES);
		assertEquals(WRITTEN, entry(present(FileProbe.listing(FOLDER)), "a.txt").modified());
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsWhenAFileWasCreatedAndLastRead() {
		needs(Capability.FILES);
		final String folder = FOLDER + "\\times " + System.nanoTime();
		final Instant before = Instant.now().minus(CLOCK_TOLERANCE);
		apply(new FileWrite(folder + "\\deep\\日本語 it's new.txt", base64("new"), Identity.ADMINISTRATOR));

		final Instant after = Instant.now().plus(CLOCK_TOLERANCE);
		for (final FileProbe probe : List.of(FileProbe.tree(folder), FileProbe.listing(folder + "\\deep\\日本語*.txt"),
				FileProbe.listing(folder + "\\deep\\日本語 it's new.txt"))) {
			final FileListing listing = present(probe.withCreationTimes());
			assertEquals(probe.recursive() ? 3 : 1, listing.entries().size());
			for (final FileEntry entry : listing.entries()) {
				for (final Instant time : List.of(entry.created().orElseThrow(), entry.accessed().orElseThrow())) {
					assertTrue(time.isAfter(before) && time.isBefore(after), () -> entry + ", not between " + before + " and " + after);
				}
			}
		}
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsWhenFilesOfUsersWereCreated() {
		needs(Capability.USERS);
		final FileProbe probe = FileProbe.listing("%LOCALAPPDATA%\\Shuzen Contract").withCreationTimes();
		final Map<Identity, Answer<FileListing>> answers = read(probe, UserProbe.INSTANCE).answers(probe);

		assertEquals(2, answers.size());
		answers.values().stream().flatMap(answer -> answer.asOptional().orElseThrow().entries().stream()).forEach(
				entry -> assertTrue(entry.created().filter(time -> time.isBefore(Instant.now().plus(CLOCK_TOLERANCE))).isPresent(), entry::toString));
	}

	@Test
	@Tag(LANGUAGE)
	default void findsFilesByPattern() {
		needs(Capability.FILES);
		final FileListing listing = present(FileProbe.listing("%ProgramData%\\Shuzen Contract\\*.txt"));
		assertEquals(Set.of("a.txt", "日本語 name.txt"), Set.copyOf(listing.entries().stream().map(FileEntry::name).toList()));
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsAnEmptyFolderFromAMissingOne() {
		needs(Capability.FILES);
		final FileProbe missing = FileProbe.listing(FOLDER + "\\nothing");

		assertEquals(1, present(FileProbe.listing(FOLDER + "\\empty")).entries().size());
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	default void setsAFolderAsideAndPutsItBack() {
		needs(Capability.FILES);
		final FileProbe probe = FileProbe.tree(FOLDER + "\\deep").withContent(100);
		final FileListing before = present(probe);

		final Outcome outcome = apply(new FileQuarantine(FOLDER + "\\deep", Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());

		undo(outcome);
		assertEquals(contents(before), contents(present(probe)));
	}

	@Test
	default void writesAFileAndRestoresTheFormerOne() {
		needs(Capability.FILES);
		final FileProbe probe = FileProbe.listing(FOLDER + "\\a.txt").withContent(LARGE);
		final byte[] content = new byte[LARGE];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) i;
		}

		final Outcome outcome = apply(
				new FileWrite(FOLDER + "\\a.txt", Base64.getEncoder().encodeToString(content), Identity.ADMINISTRATOR));
		assertArrayEquals(content, present(probe).entries().getFirst().contentBytes().orElseThrow());

		undo(outcome);
		assertEquals("alpha\r\n",
				new String(present(probe).entries().getFirst().contentBytes().orElseThrow(), StandardCharsets.US_ASCII));
	}

	@Test
	@Tag(LANGUAGE)
	default void writesANewFileAndTakesItAway() {
		needs(Capability.FILES);
		final String file = FOLDER + "\\new\\folder\\日本語.txt";
		final FileProbe probe = FileProbe.listing(file);

		final Outcome outcome = apply(new FileWrite(file, base64("内容"), Identity.ADMINISTRATOR));
		assertEquals(6, present(probe).entries().getFirst().size());

		undo(outcome);
		final FileProbe folder = FileProbe.listing(FOLDER + "\\new");
		assertTrue(read(folder).answer(folder).isAbsent());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsFilesOfEveryUser() {
		needs(Capability.USERS);
		final FileProbe probe = FileProbe.listing("%LOCALAPPDATA%\\Shuzen Contract\\note.txt").withContent(100);
		final Map<Identity, Answer<FileListing>> answers = read(probe).answers(probe);

		assertEquals(2, answers.size());
		assertEquals("second",
				new String(answers.get(user("second.user").identity()).asOptional().orElseThrow().entries().getFirst()
						.contentBytes().orElseThrow(), StandardCharsets.US_ASCII));
	}

	@Test
	default void readsOneFileByItsPath() {
		needs(Capability.FILES);
		final String name = capabilities().contains(Capability.FOLDED_FILE_NAMES) ? "A.TXT" : "a.txt";
		final FileListing listing = present(FileProbe.listing(FOLDER + '\\' + name).withContent(100));

		assertEquals(1, listing.entries().size());
		assertArrayEquals("alpha\r\n".getBytes(StandardCharsets.US_ASCII), listing.entries().getFirst().contentBytes().orElseThrow());
	}

	@Test
	default void resolvesTheMachinesFolders() {
		needs(Capability.FILES);
		final String below = capabilities().contains(Capability.FOLDED_FILE_NAMES) ? "System32" : "system32";
		assertTrue(present(FileProbe.listing("%SystemRoot%\\" + below + "\\*.no-such-ending")).entries().isEmpty());
	}

	@Test
	default void leavesFilesAloneThatAreSoAlready() {
		needs(Capability.FILES);
		for (final Change change : List.of(new FileQuarantine(FOLDER + "\\nothing", Identity.ADMINISTRATOR),
				new FileWrite(FOLDER + "\\a.txt", base64("alpha\r\n"), Identity.ADMINISTRATOR))) {
			assertInstanceOf(Outcome.Unchanged.class, host().apply(change, context()), change::toString);
		}
	}

	@Test
	@Tag(LANGUAGE)
	default void setsOneFileAsideAndPutsItBackWithItsTimes() {
		needs(Capability.FILES);
		final String file = FOLDER + "\\日本語 name.txt";
		final FileProbe probe = FileProbe.listing(file).withContent(100).withCreationTimes();
		final FileListing before = present(probe);

		final Outcome outcome = apply(new FileQuarantine(file, Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());
		undo(outcome);

		assertEquals(contents(before), contents(present(probe)));
		assertEquals(before.entries().getFirst().created().orElseThrow(), present(probe).entries().getFirst().created().orElseThrow());
		if (capabilities().contains(Capability.FILE_TIMES)) {
			assertEquals(WRITTEN, present(probe).entries().getFirst().modified());
		}
	}

	@Test
	default void putsBackOverWhatCameMeanwhileAndKeepsThat() {
		needs(Capability.FILES);
		final String file = FOLDER + "\\a.txt";
		final FileProbe probe = FileProbe.listing(file).withContent(100);
		final Outcome outcome = apply(new FileQuarantine(file, Identity.ADMINISTRATOR));
		apply(new FileWrite(file, base64("came meanwhile"), Identity.ADMINISTRATOR));

		final Outcome restored = apply(outcome.undo().changes().getFirst());
		assertEquals("alpha\r\n", text(present(probe)));
		undo(restored);
		assertEquals("came meanwhile", text(present(probe)));
	}

	@Test
	default void saysWhenNothingIsKeptThatCouldBePutBack() {
		needs(Capability.FILES);
		final Outcome outcome = host().apply(new FileRestore(FOLDER + "\\a.txt",
				"C:\\ProgramData\\Shuzen\\Quarantine\\contract\\nothing\\a.txt", Identity.ADMINISTRATOR), context());

		assertEquals(FailureKind.CONFLICT, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		assertEquals("alpha\r\n", text(present(FileProbe.listing(FOLDER + "\\a.txt").withContent(100))));
	}

	@Test
	default void deletesForGoodWhatARunHasSetAside() {
		needs(Capability.FILES);
		final String file = FOLDER + "\\to purge 日本語.txt";
		apply(new FileWrite(file, base64("licence"), Identity.ADMINISTRATOR));
		final FileRestore restore = assertInstanceOf(FileRestore.class,
				apply(new FileQuarantine(file, Identity.ADMINISTRATOR)).undo().changes().getFirst());
		final String folder = QuarantinePurge.folderOf(restore.quarantinedPath()).orElseThrow();
		final FileProbe kept = FileProbe.tree(folder);
		assertTrue(present(kept).entries().stream().anyMatch(entry -> entry.name().equals("to purge 日本語.txt")));

		final QuarantinePurge purge = new QuarantinePurge(folder, List.of("to purge 日本語.txt"));
		assertTrue(apply(purge).undo().isEmpty());
		assertTrue(read(kept).answer(kept).isAbsent());
		assertInstanceOf(Outcome.Unchanged.class, host().apply(purge, context()));
		assertEquals(FailureKind.CONFLICT, assertInstanceOf(Outcome.Failed.class, host().apply(restore, context())).failure().kind());
	}

	@Test
	@Tag(LANGUAGE)
	default void writesAwkwardNamesAndBytes() {
		needs(Capability.FILES);
		final String file = FOLDER + "\\𠮷 & ^ ! 'name' (1).dat";
		final FileProbe probe = FileProbe.listing(file).withContent(1_000);
		final byte[] content = new byte[256];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) i;
		}
		final Outcome outcome = apply(new FileWrite(file, Base64.getEncoder().encodeToString(content), Identity.ADMINISTRATOR));

		assertArrayEquals(content, present(probe).entries().getFirst().contentBytes().orElseThrow());
		undo(outcome);
		assertTrue(read(probe).answer(probe).isAbsent());
	}

	private static String text(final FileListing listing) {
		return new String(listing.entries().getFirst().contentBytes().orElseThrow(), StandardCharsets.UTF_8);
	}

	@Test
	default void movesNothingWhenWhatRestoresItCannotBeKept() {
		needs(Capability.FILES);
		final FileProbe folder = FileProbe.tree(FOLDER);
		final FileListing before = present(folder);
		for (final Change change : List.of(new FileQuarantine(FOLDER + "\\deep", Identity.ADMINISTRATOR),
				new FileWrite(FOLDER + "\\a.txt", base64("new"), Identity.ADMINISTRATOR))) {
			assertThrows(UnsupportedOperationException.class, () -> host().apply(change, nowhere()), change::toString);
		}
		assertEquals(contents(before), contents(present(folder)));
	}

	private static FileEntry entry(final FileListing listing, final String name) {
		return listing.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
	}

	private static List<String> contents(final FileListing listing) {
		return listing.entries().stream().map(entry -> entry.path() + ' ' + entry.size() + ' ' + entry.content()).sorted()
				.toList();
	}

	private static String base64(final String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}
}
