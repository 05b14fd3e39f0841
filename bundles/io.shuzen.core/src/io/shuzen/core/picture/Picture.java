package io.shuzen.core.picture;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Several things side by side, for instance who is signed in where: one column for each of those that are compared, one row for each
 * question.
 *
 * @param title   what is shown, a few words
 * @param columns what is compared; at least one
 * @param rows    the questions, in the order in which people read them
 */
public record Picture(Text title, List<Text> columns, List<Row> rows) {

	/**
	 * A question with its answers.
	 *
	 * @param label what is asked, a few words
	 * @param cells the answers, one for each column; each with any number of lines
	 */
	public record Row(Text label, List<List<Text>> cells) {
		public Row {
			Objects.requireNonNull(label);
			cells = cells.stream().map(List::copyOf).toList();
		}
	}

	public Picture {
		Objects.requireNonNull(title);
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
		for (final Row row : rows) {
			if (row.cells().size() != columns.size()) {
				throw new IllegalArgumentException(row.label() + " has " + row.cells().size() + " answers for " + columns.size() + " columns");
			}
		}
	}
}
