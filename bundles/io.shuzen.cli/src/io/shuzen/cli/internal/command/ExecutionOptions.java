package io.shuzen.cli.internal.command;

import java.util.List;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.output.Format;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import picocli.CommandLine.Mixin;

/** How a run is confirmed, watched, recorded and told of: the same for all commands that change machines. */
final class ExecutionOptions {

	/** Begins a run. */
	interface Beginning {

		/** @param listener is told what happens */
		Run begin(RunListener listener) throws FailureException;
	}

	@Mixin
	private ConfirmationOptions confirmation = new ConfirmationOptions();

	@Mixin
	private RecordOptions records = new RecordOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	/** Whether changes are wanted without another question. */
	boolean isConfirmed() {
		return confirmation.isGiven();
	}

	String operator() {
		return confirmation.operator();
	}

	String reason() {
		return confirmation.reason();
	}

	ConfirmationOptions confirmation() {
		return confirmation;
	}

	OutputOptions output() {
		return output;
	}

	/** Asks after a preview, which only people can read. */
	boolean ask(final CommandContext context, final List<Text> warnings, final Text question) {
		return output.format() == Format.TABLE && confirmation.ask(context, warnings, question, CommandTexts.text("confirm.needed"));
	}

	/**
	 * Carries out a run to its end.
	 *
	 * @param endpoints how many will end
	 * @return the exit code
	 */
	int carryOut(final CommandContext context, final int endpoints, final Beginning beginning) throws FailureException {
		try (Progress progress = new Progress(context.terminal(), endpoints); RunRecords recording = records.open(context, output)) {
			final PauseQuestion question = new PauseQuestion(context, confirmation.operator(),
					recording.listener(RunOutput.listener(context.terminal(), progress)));
			final RunReport report = context.interruption().await(() -> question.about(beginning.begin(question)));
			progress.close();
			return recording.close(report);
		}
	}
}
