package io.shuzen.cli.internal.command;

import java.util.List;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.text.Text;
import picocli.CommandLine.Option;

/** Whether changes are wanted, and what the journal shall say about them. */
final class ConfirmationOptions {

	@Option(names = { "-y", "--yes" }, descriptionKey = "yes")
	private boolean yes;

	@Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", descriptionKey = "reason")
	private String reason;

	@Option(names = "--operator", paramLabel = "NAME", descriptionKey = "operator")
	private String operator;

	boolean isGiven() {
		return yes;
	}

	String reason() {
		return reason;
	}

	String operator() {
		return operator == null ? System.getProperty("user.name", "") : operator;
	}

	/**
	 * Asks; says no where nobody can be asked.
	 *
	 * @param unattended what is said then
	 */
	boolean ask(final CommandContext context, final List<Text> warnings, final Text question, final Text unattended) {
		if (!context.terminal().interactive()) {
			context.terminal().message(unattended);
			return false;
		}
		warnings.forEach(context.terminal()::message);
		if (context.terminal().confirm(question)) {
			return true;
		}
		context.terminal().message(CommandTexts.text("confirm.declined"));
		return false;
	}
}
