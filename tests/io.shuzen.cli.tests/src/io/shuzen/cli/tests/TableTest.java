package io.shuzen.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import io.shuzen.cli.internal.output.Table;

class TableTest {

	@Test
	void wideCharactersTakeTwoCells() {
		assertEquals(4, Table.width("修繕"));
		assertEquals(9, Table.width("ｶﾞ山田 ab"));
		assertEquals(1, Table.width("e\u0301"));
		assertEquals(2, Table.width("\ud83d\ude00"));
	}

	@Test
	void columnsLineUp() {
		final StringWriter out = new StringWriter();
		final Table table = new Table("NAME", "X");
		table.row("山田太郎", "1");
		table.row("ab", "2");
		table.write(new PrintWriter(out, true));
		assertEquals("NAME      X\n山田太郎  1\nab        2\n", out.toString().replace(System.lineSeparator(), "\n"));
	}

	@Test
	void whatAMachineSaysCannotControlTheTerminal() {
		final StringWriter out = new StringWriter();
		final Table table = new Table("NAME");
		table.row("\u001b]0;owned\u0007\u202egnp.exe\nnext");
		table.write(new PrintWriter(out, true));
		assertFalse(out.toString().contains("\u001b") || out.toString().contains("\u202e"), out.toString());
		assertEquals(2, out.toString().lines().count());
	}
}
