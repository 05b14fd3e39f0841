package io.shuzen.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.shuzen.cli.internal.ProgressLine;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.core.text.Text;

class ProgressLineTest {

	private final StringWriter screen = new StringWriter();
	private final PrintWriter writer = new PrintWriter(screen);
	private final ProgressLine line = new ProgressLine(writer, 10);
	private final Terminal terminal = new Terminal(writer, writer, this::answer, true, line, 10, Locale.ENGLISH);

	private String answer() {
		line.show("still working");
		return "y";
	}

	@Test
	void whatDoesNotFitIsCutOffSinceALineThatWrapsCannotBeWrittenOver() {
		line.show("1 of 3  pc-0417.corp");
		line.show("山田の端末です");
		assertEquals("\r1 of 3  p\r山田の端 ", screen.toString());
	}

	@Test
	void messagesStandOnALineOfTheirOwnBelowWhatWasWrittenBefore() {
		line.show("1 of 3");
		terminal.message(Text.verbatim("Wait."));
		line.clear();
		assertEquals("\r1 of 3\r      \rshuzen: Wait.\n", screen.toString().replace(System.lineSeparator(), "\n"));
	}

	@Test
	void aQuestionIsNotWrittenOver() {
		line.show("1 of 3");
		terminal.confirm(Text.verbatim("Go on?"));
		line.show("2 of 3");
		assertEquals("\r1 of 3\r      \rGo on? [y/N] \r2 of 3", screen.toString());
	}

	@Test
	void nothingIsShownWhereNobodyWatches() {
		final ProgressLine unseen = new ProgressLine(writer, 0);
		unseen.show("1 of 3");
		unseen.clear();
		assertEquals("", screen.toString());
	}
}
