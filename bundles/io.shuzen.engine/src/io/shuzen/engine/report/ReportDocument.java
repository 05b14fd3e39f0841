package io.shuzen.engine.report;

import java.util.List;

import io.shuzen.core.text.Text;

/** A report in words, before it is written in one language and form. */
record ReportDocument(Text title, List<Block> blocks) {

	/** A part of the page. */
	sealed interface Block {
	}

	/** A section begins. */
	record Heading(Text text) implements Block {
	}

	/** Sentences. */
	record Paragraph(Text text, Tone tone) implements Block {
	}

	/** A list; numbered when the order matters. */
	record Items(List<Item> items, boolean numbered) implements Block {
		Items {
			items = List.copyOf(items);
		}
	}

	/** An entry of a list with what belongs to it. */
	record Item(Text text, Tone tone, List<Text> details) {
		Item {
			details = List.copyOf(details);
		}
	}

	/** A table whose first column names the rows. */
	record Table(List<Text> columns, List<List<List<Text>>> rows) implements Block {
		Table {
			columns = List.copyOf(columns);
			rows = List.copyOf(rows);
		}
	}

	/** How much something matters. Never told by colour alone: the words or a sign say it too. */
	enum Tone {
		PLAIN, GOOD, WARNING, ERROR
	}

	ReportDocument {
		blocks = List.copyOf(blocks);
	}
}
