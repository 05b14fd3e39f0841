package io.shuzen.engine.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.journal.EndpointResult;

/** What is left to do for a run that had been cancelled before it was interrupted: to find out what was done. */
final class InterruptedTask implements EndpointTask {

	@Override
	public EndpointReport run(final EndpointContext context, final Consumer<Text> stopRun) {
		final Cancellation reading = new Cancellation();
		try (Registration atLimit = context.limit().cancellation().onCancel(reading::cancel);
				Registration atCancel = context.cancelled().onCancel(reading::cancel)) {
			if (!context.progress().interrupted().isEmpty()) {
				context.connect(null, reading);
				new InterruptedChanges(context).resolve(reading);
			}
			return report(context, EndpointResult.CANCELLED,
					EngineTexts.failure(FailureKind.CANCELLED, "cancelled", context.name()));
		} catch (final FailureException e) {
			return report(context, EndpointResult.UNREACHABLE, e.failure());
		}
	}

	private static EndpointReport report(final EndpointContext context, final EndpointResult result, final Failure failure) {
		return new EndpointReport(context.endpoint(), result, context.progress().steps(), List.of(),
				List.copyOf(context.progress().followUps()), Optional.of(failure), context.clock().stop());
	}
}
