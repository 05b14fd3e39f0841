package io.shuzen.cli.internal.command;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.RunPaused;

/** Asks on the terminal whether a run that has paused itself, because too much has failed, shall go on. */
final class PauseQuestion implements RunListener {

	private final CommandContext context;
	private final String operator;
	private final RunListener next;
	private final CompletableFuture<Run> run = new CompletableFuture<>();

	/** @param next is told everything as well */
	PauseQuestion(final CommandContext context, final String operator, final RunListener next) {
		this.context = context;
		this.operator = operator;
		this.next = next;
	}

	/** Makes the run known that the questions are about. */
	Run about(final Run started) {
		run.complete(started);
		return started;
	}

	@Override
	public void happened(final String runId, final Instant at, final RunEvent event) {
		next.happened(runId, at, event);
		if (event instanceof final RunPaused paused && paused.pausedBy().isEmpty()) {
			// people take their time, listeners must not
			Thread.ofVirtual().name("shuzen-pause-question").start(() -> ask(paused));
		}
	}

	private void ask(final RunPaused paused) {
		context.terminal().message(paused.reason());
		// a run that stands still where nobody can be asked would never end
		if (context.terminal().interactive() && context.terminal().confirm(CommandTexts.text("confirm.goOn"))) {
			run.join().resume(operator);
		} else {
			run.join().cancel();
		}
	}
}
