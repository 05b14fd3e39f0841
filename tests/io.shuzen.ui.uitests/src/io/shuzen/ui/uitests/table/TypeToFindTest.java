package io.shuzen.ui.uitests.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.ui.table.TypeToFind;

class TypeToFindTest {

	private static final int AT_ONCE = 100;
	private static final int LATER = 2_000;

	private final Names names = new Names("Osaka", "PC-0417", "PC-0421", "PC-0603", "pc-0604", "11-A");
	private final TypeToFind finder = new TypeToFind(names);
	private int time;

	@Test
	void lettersNarrowItDown() {
		assertEquals("PC-0417", type(LATER, "p"));
		assertEquals("PC-0417", type(AT_ONCE, "C-04"));
		assertEquals("PC-0421", type(AT_ONCE, "2"));
		assertEquals("pc-0604", type(LATER, "PC-0604"));
	}

	@Test
	void theSameLetterGoesOnToTheNextAndRoundAgain() {
		assertEquals("PC-0417", type(LATER, "p"));
		assertEquals("PC-0421", type(AT_ONCE, "p"));
		assertEquals("PC-0603", type(AT_ONCE, "p"));
		assertEquals("pc-0604", type(LATER, "p"));
		assertEquals("PC-0417", type(LATER, "p"));
	}

	@Test
	void aNameThatBeginsWithOneLetterTwiceIsFound() {
		assertEquals("11-A", type(LATER, "11-a"));
	}

	@Test
	void whatNoNameBeginsWithSelectsNothingElse() {
		type(LATER, "o");
		assertEquals("Osaka", type(AT_ONCE, "x"));
		assertEquals("11-A", type(LATER, "1"), "a pause begins anew");
	}

	@Test
	void signsHaveTheirOwnMeaningUntilALetterIsTyped() {
		assertFalse(finder.type(' ', time));
		assertFalse(finder.type('-', time));
		assertTrue(finder.type('p', time));
		assertTrue(finder.type('-', time));
	}

	@Test
	void nothingIsFoundWhereNothingIs() {
		assertTrue(new TypeToFind(new Names()).type('a', 0));
	}

	private String type(final int pause, final String letters) {
		time += pause;
		letters.chars().forEach(letter -> finder.type((char) letter, time));
		return names.all.get(names.selected);
	}

	private static final class Names implements TypeToFind.Rows {

		private final List<String> all;
		private int selected = -1;

		Names(final String... all) {
			this.all = List.of(all);
		}

		@Override
		public int count() {
			return all.size();
		}

		@Override
		public int selected() {
			return selected;
		}

		@Override
		public String name(final int row) {
			return all.get(row);
		}

		@Override
		public void select(final int row) {
			selected = row;
		}
	}
}
