package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadProblem.Kind;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.file.SaveResult.NotSaved;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.file.SaveResult.Reason;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.InventoryValidator;

class InventoryFileTest {

	@TempDir
	Path folder;

	private final String head = """
			<?xml version="1.0" encoding="UTF-8"?>
			<inventory:Inventory
			    xmi:version="2.0"
			    xmlns:xmi="http://www.omg.org/XMI"
			    xmlns:inventory="http://shuzen.io/inventory/1.0"
			    name="Fleet">
			""";

	private final String tail = "</inventory:Inventory>\n";

	private Path save(Inventory inventory) {
		Path file = folder.resolve("fleet.inventory");
		assertInstanceOf(SaveResult.Saved.class, ModelFileType.INVENTORY.create(inventory).saveAs(file));
		return file;
	}

	private static ModelDocument<Inventory> open(Path file) {
		LoadResult<Inventory> result = ModelFileType.INVENTORY.load(file);
		return assertInstanceOf(LoadResult.Loaded.class, result, () -> result.problems().toString()).document();
	}

	private static LoadResult.LoadedReadOnly<Inventory> openBroken(String content) {
		LoadResult<Inventory> result = ModelFileType.INVENTORY.load(content.getBytes(StandardCharsets.UTF_8));
		return assertInstanceOf(LoadResult.LoadedReadOnly.class, result);
	}

	@Test
	void writesOneFeatureALineInAStableOrder() throws IOException {
		Inventory inventory = Inventories.empty();
		Endpoint endpoint = Inventories.endpoint(Inventories.group(inventory, "東京"), "PC-0411", "vip");
		endpoint.setAddress("10.1.2.3");
		endpoint.setNotes("one\ntwo");
		inventory.setDescription("What for");

		assertEquals(head + """
				  <description>What for</description>
				  <groups
				      name="東京">
				    <endpoints
				        name="PC-0411"
				        address="10.1.2.3">
				      <tags>vip</tags>
				      <notes>one
				two</notes>
				    </endpoints>
				  </groups>
				""" + tail, Files.readString(save(inventory)));
	}

	@Test
	void changesOneLineForOneChangedFeature() throws IOException {
		Path file = save(Inventories.rich());
		List<String> before = Files.readAllLines(file);
		ModelDocument<Inventory> document = open(file);
		document.root().getGroups().get(0).getGroups().get(0).getEndpoints().get(0).setAddress("10.9.9.9");
		document.save();
		List<String> after = Files.readAllLines(file);

		assertEquals(before.size(), after.size());
		assertEquals(1, Stream.iterate(0, index -> index < before.size(), index -> index + 1)
				.filter(index -> !before.get(index).equals(after.get(index))).count());
	}

	@Test
	void readsBackWhatItWrote() {
		Inventory inventory = Inventories.rich();
		Inventory copy = EcoreUtil.copy(inventory);
		assertTrue(EcoreUtil.equals(copy, open(save(inventory)).root()));
	}

	@Test
	void readsBackRandomInventories() {
		for (int seed = 0; seed < 50; seed++) {
			Inventory inventory = Inventories.random(new Random(seed));
			Inventory copy = EcoreUtil.copy(inventory);
			assertTrue(EcoreUtil.equals(copy, open(save(inventory)).root()), "seed " + seed);
		}
	}

	@Test
	void writesTheSameBytesAgain() throws IOException {
		Path file = save(Inventories.rich());
		byte[] first = Files.readAllBytes(file);
		assertInstanceOf(SaveResult.Saved.class, open(file).save());
		assertArrayEquals(first, Files.readAllBytes(file));
	}

	@Test
	void keepsLineEndsOfFilesThatCameFromWindows() throws IOException {
		Path file = save(Inventories.rich());
		String unix = Files.readString(file);
		Files.writeString(file, unix.replace("\n", "\r\n"));
		open(file).save();
		assertEquals(unix, Files.readString(file), "XML reads CRLF as LF, so LF is what is written");
	}

	@Test
	void readsAFileWithAByteOrderMarkAndOneInAJapaneseCodePage() throws IOException {
		Path file = save(Inventories.rich());
		String content = Files.readString(file).replace("😀", "");
		Files.writeString(file, "\uFEFF" + content);
		assertEquals("東京", open(file).root().getGroups().get(0).getGroups().get(0).getName());
		Files.write(file, content.replace("UTF-8", "windows-31j").getBytes(Charset.forName("windows-31j")));
		assertEquals("東京", open(file).root().getGroups().get(0).getGroups().get(0).getName());
	}

	@Test
	void keepsWhatANewerVersionWrote() throws IOException {
		Path file = folder.resolve("newer.inventory");
		Files.writeString(file, head.replace("name=", "colour=\"red\"\n    name=") + """
				  <endpoints name="PC-1" icon="server"><rack row="3"><slot>七</slot></rack></endpoints>
				  <endpoints xsi:type="inventory:Robot" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="R2" legs="2"/>
				  <policies name="night" window="22:00-05:00"/>
				""" + tail);

		ModelDocument<Inventory> document = open(file);
		assertEquals(List.of("colour", "endpoints Robot", "policies", "icon", "rack"), new InventoryValidator().validate(document.root()).stream()
				.filter(problem -> problem.constraint() == Constraint.FEATURE_UNKNOWN).map(problem -> problem.arguments().get(0)).toList());
		document.root().getEndpoints().get(0).setName("PC-2");
		assertInstanceOf(SaveResult.Saved.class, document.save());

		String saved = Files.readString(file);
		for (String kept : List.of("colour=\"red\"", "icon=\"server\"", "row=\"3\"", "<slot>七</slot>",
				"xsi:type=\"inventory:Robot\"", "legs=\"2\"", "name=\"R2\"", "window=\"22:00-05:00\"", "name=\"PC-2\"")) {
			assertTrue(saved.contains(kept), () -> kept + " is missing in\n" + saved);
		}
		open(file).save();
		assertEquals(saved, Files.readString(file));
	}

	static Stream<Object[]> brokenFiles() {
		return Stream.of(new Object[] { "", Kind.EMPTY, 1 }, new Object[] { "hello", Kind.MALFORMED, 1 },
				new Object[] { "HEAD  <endpoints name=\"PC-1\">\n    <tags>v", Kind.MALFORMED, 8 },
				new Object[] { "HEAD  <endpoints name=\"PC-1\"/>\n", Kind.MALFORMED, 8 },
				new Object[] { "HEAD  <transport port=\"many\"/>\nTAIL", Kind.INVALID_VALUE, 7 },
				new Object[] { "HEAD  <credentials id=\"a\"\n kind=\"TPM\"/>\nTAIL", Kind.INVALID_VALUE, 8 },
				new Object[] { "HEAD  <endpoints enabled=\"maybe\"/>\nTAIL", Kind.INVALID_VALUE, 7 },
				new Object[] { "HEAD  <endpoints href=\"http://127.0.0.1:9/x.inventory#/\"/>\nTAIL", Kind.UNRESOLVED, 0 },
				new Object[] { "<a/>", Kind.WRONG_CONTENT, 1 });
	}

	@ParameterizedTest
	@MethodSource("brokenFiles")
	void opensABrokenFileReadOnlyAndSaysWhere(String content, Kind kind, int line) throws IOException {
		String whole = content.replace("HEAD", head).replace("TAIL", tail);
		Path file = folder.resolve("broken.inventory");
		Files.writeString(file, whole);

		LoadResult<Inventory> result = ModelFileType.INVENTORY.load(file);
		LoadResult.LoadedReadOnly<Inventory> broken = assertInstanceOf(LoadResult.LoadedReadOnly.class, result);
		LoadProblem problem = broken.problems().get(0);
		assertEquals(kind, problem.kind(), problem::message);
		assertEquals(line, problem.line(), problem::message);
		assertTrue(line == 0 || problem.column() > 0, problem::toString);

		assertTrue(broken.document().isReadOnly());
		broken.document().root().setName("changed");
		for (SaveResult saved : List.of(broken.document().save(),
				broken.document().prepareSave(OnConflict.OVERWRITE).write(), broken.document().saveAs(file),
				broken.document().saveAs(folder.resolve("elsewhere.inventory")))) {
			NotSaved refused = assertInstanceOf(NotSaved.class, saved);
			assertEquals(Reason.OPENED_WITH_PROBLEMS, refused.reason());
			assertTrue(refused.message(Locale.ENGLISH).contains("broken.inventory"), refused.message(Locale.ENGLISH));
			assertTrue(refused.message(Locale.JAPANESE).contains("上書きはしません"), refused.message(Locale.JAPANESE));
		}
		assertEquals(whole, Files.readString(file));
		assertFalse(Files.exists(folder.resolve("elsewhere.inventory")));
	}

	@Test
	void showsWhatItCouldReadOfAHalfWrittenFile() {
		Inventory partial = openBroken(head + "  <endpoints name=\"PC-1\"/>\n  <endpoints name=\"PC-2\"/>\n  <endp").document()
				.root();
		assertEquals("Fleet", partial.getName());
		assertEquals(List.of("PC-1", "PC-2"), partial.getEndpoints().stream().map(Endpoint::getName).toList());
	}

	@Test
	void namesTheAllowedValues() {
		LoadProblem problem = openBroken(head + "<credentials kind=\"TPM\"/>" + tail).problems().get(0);
		assertEquals("\"TPM\" is no value for kind. Allowed: AGENT, KEY_FILE, SECURE_STORAGE, ENVIRONMENT, PROMPT.",
				problem.message(Locale.ENGLISH));
		assertEquals("「TPM」は kind の値として使えません。使える値: AGENT, KEY_FILE, SECURE_STORAGE, ENVIRONMENT, PROMPT",
				problem.message(Locale.JAPANESE));
	}

	@Test
	void reportsEveryWrongValue() {
		assertEquals(2, openBroken(head + "<credentials kind=\"A\"/><credentials kind=\"B\"/>" + tail).problems().size());
	}

	@Test
	void saysThatAFileOfANewerFormatNeedsANewerVersion() {
		LoadProblem problem =
				openBroken((head + tail).replace("shuzen.io/inventory/1.0", "shuzen.io/inventory/2.0")).problems().get(0);
		assertEquals(Kind.NEWER_FORMAT, problem.kind());
		assertTrue(problem.message(Locale.ENGLISH).contains("2.0"), problem.message(Locale.ENGLISH));
	}

	@Test
	void doesNotTakeARunbookForAnInventory() throws IOException {
		Path file = folder.resolve("a.runbook");
		ModelFileType.RUNBOOK.create().saveAs(file);
		LoadResult<Inventory> result = ModelFileType.INVENTORY.load(file);
		assertEquals(Kind.WRONG_CONTENT, result.problems().get(0).kind());
	}

	@Test
	void saysWhereAFileIsNotUtf8() {
		byte[] content = (head + "  <endpoints name=\"XPC\"/>\n" + tail).getBytes(StandardCharsets.UTF_8);
		content[new String(content, StandardCharsets.ISO_8859_1).indexOf("XPC")] = (byte) 0x93;
		LoadProblem problem = ModelFileType.INVENTORY.load(content).problems().get(0);
		assertEquals(new LoadProblem(Kind.ENCODING, 7, 20, List.of("0x93")), problem);
	}

	@Test
	void readsNoOtherFile() throws IOException {
		Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
		String declaration = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<inventory:Inventory";
		LoadResult.LoadedReadOnly<Inventory> result =
				openBroken((head + "<description>&e;</description>" + tail).replace("<inventory:Inventory", declaration));
		assertEquals(Kind.MALFORMED, result.problems().get(0).kind());
		assertFalse(String.valueOf(result.document().root().getDescription()).contains("hunter2"));
	}

	@Test
	void doesNotExpandEntities() {
		String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<inventory:Inventory";
		LoadResult.LoadedReadOnly<Inventory> result =
				openBroken((head + "<description>&b;</description>" + tail).replace("<inventory:Inventory", bomb));
		assertEquals(Kind.MALFORMED, result.problems().get(0).kind());
	}

	@Test
	void saysThatAFileIsMissingOrCannotBeRead() {
		LoadResult<Inventory> missing = ModelFileType.INVENTORY.load(folder.resolve("none.inventory"));
		assertEquals(Kind.MISSING, assertInstanceOf(LoadResult.NotReadable.class, missing).problem().kind());
		LoadResult<Inventory> directory = ModelFileType.INVENTORY.load(folder);
		assertEquals(Kind.UNREADABLE, assertInstanceOf(LoadResult.NotReadable.class, directory).problem().kind());
	}

	@ParameterizedTest
	@EnumSource(FaultyDisk.Fault.class)
	void leavesTheFormerFileWhenTheDiskFails(FaultyDisk.Fault fault) throws IOException {
		Path real = save(Inventories.rich());
		byte[] former = Files.readAllBytes(real);
		ModelDocument<Inventory> document = open(new FaultyDisk(fault).path(real));
		document.root().setName("changed");

		NotSaved failed = assertInstanceOf(NotSaved.class, document.save());

		assertEquals(Reason.WRITE_FAILED, failed.reason());
		String words = switch (fault) {
		case WRITE -> "No space left on device";
		case SYNC -> "Input/output error";
		case RENAME -> "used by another process";
		};
		assertTrue(failed.message(Locale.ENGLISH).contains(words), failed.message(Locale.ENGLISH));
		assertArrayEquals(former, Files.readAllBytes(real));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(real), files.toList(), "nothing is left lying about");
		}
	}

	@Test
	void savesOnceTheDiskIsThereAgain() throws IOException {
		Path real = save(Inventories.rich());
		ModelDocument<Inventory> document = open(new FaultyDisk(FaultyDisk.Fault.WRITE).path(real));
		document.root().setName("changed");
		assertInstanceOf(NotSaved.class, document.save());
		assertInstanceOf(SaveResult.Saved.class, document.saveAs(real));
		assertEquals("changed", open(real).root().getName());
	}

	@Test
	void doesNotOverwriteWhatSomebodyElseChanged() throws IOException {
		Path file = save(Inventories.rich());
		ModelDocument<Inventory> document = open(file);
		assertFalse(document.isChangedOnDisk());
		String theirs = Files.readString(file).replace("Fleet", "Theirs");
		Files.writeString(file, theirs);

		assertTrue(document.isChangedOnDisk());
		assertEquals(Reason.CHANGED_ON_DISK, assertInstanceOf(NotSaved.class, document.save()).reason());
		assertEquals(theirs, Files.readString(file));

		assertInstanceOf(SaveResult.Saved.class, document.prepareSave(OnConflict.OVERWRITE).write());
		assertEquals("Fleet", open(file).root().getName());
		assertInstanceOf(SaveResult.Saved.class, document.save(), "what it wrote itself is no conflict");
	}

	@Test
	void bringsBackAFileThatIsGone() throws IOException {
		Path file = save(Inventories.rich());
		ModelDocument<Inventory> document = open(file);
		Files.delete(file);
		assertInstanceOf(SaveResult.Saved.class, document.save());
		assertEquals("Fleet", open(file).root().getName());
	}

	@Test
	void writesTheStateAtTheTimeOfTheSnapshot() {
		Path file = save(Inventories.empty());
		ModelDocument<Inventory> document = open(file);
		document.root().setName("then");
		ModelDocument.PreparedSave prepared = document.prepareSave(OnConflict.REFUSE);
		document.root().setName("later");
		prepared.write();
		assertEquals("then", open(file).root().getName());
	}

	@Test
	void saysWhichTextHoldsACharacterNoFileCanHold() throws IOException {
		Path file = save(Inventories.rich());
		byte[] former = Files.readAllBytes(file);
		ModelDocument<Inventory> document = open(file);
		document.root().getGroups().get(0).setName("bell\u0007");
		NotSaved refused = assertInstanceOf(NotSaved.class, document.save());
		assertEquals(new NotSaved(Reason.INVALID_CHARACTER, List.of("Group", "name", "U+0007")), refused);
		assertArrayEquals(former, Files.readAllBytes(file));
	}

	@Test
	void keepsTheLinkAndThePermissionsOfAFile() throws IOException {
		Path file = save(Inventories.rich());
		assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
		Set<PosixFilePermission> shared = PosixFilePermissions.fromString("rw-rw-r--");
		Files.setPosixFilePermissions(file, shared);
		Path link = Files.createSymbolicLink(folder.resolve("link.inventory"), file.getFileName());
		ModelDocument<Inventory> document = open(link);
		document.root().setName("changed");
		assertInstanceOf(SaveResult.Saved.class, document.save());
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("changed", open(file).root().getName());
		assertEquals(shared, Files.getPosixFilePermissions(file));
	}

	@Test
	void savesANewDocumentUnderANameOnly() {
		ModelDocument<Inventory> document = ModelFileType.INVENTORY.create();
		assertEquals(Reason.NO_FILE, assertInstanceOf(NotSaved.class, document.save()).reason());
		Path file = folder.resolve("new.inventory");
		assertInstanceOf(SaveResult.Saved.class, document.saveAs(file));
		assertEquals(file, document.file().orElseThrow());
		assertInstanceOf(SaveResult.Saved.class, document.save());
	}

	@Test
	void saysThatTheFolderIsMissing() {
		Path file = folder.resolve("no such folder").resolve("new.inventory");
		NotSaved failed = assertInstanceOf(NotSaved.class, ModelFileType.INVENTORY.create().saveAs(file));
		assertEquals(Reason.WRITE_FAILED, failed.reason());
	}
}
