package io.shuzen.windows.internal.evidence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.text.Text;

/** Opens recorded machines. The evidence folder is the endpoint's option {@code folder}, or its address. */
@Component(service = HostConnector.class)
public final class EvidenceConnector implements HostConnector {

	private static final int NAMED_FILES = 5;

	@Override
	public Set<String> schemes() {
		return Set.of("evidence");
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(RecordedFacts.TEXTS.text("name"), true, RecordedFacts.TEXTS.text("status"));
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		cancellation.check();
		final String folder = endpoint.options().getOrDefault("folder", endpoint.address());
		try {
			final RecordedFacts recorded = new RecordedFacts(EvidenceFolder.read(Path.of(folder)));
			final List<String> unrecognised = recorded.unrecognisedOnly();
			if (!unrecognised.isEmpty()) {
				// a machine of which nothing is known must not pass for a healthy one
				throw new FailureException(new Failure(FailureKind.INVALID_INPUT, RecordedFacts.TEXTS.text("nothingRecognised", folder,
						String.join(", ", unrecognised.subList(0, Math.min(NAMED_FILES, unrecognised.size())))
								+ (unrecognised.size() > NAMED_FILES ? ", …" : "")), RecordedFacts.TEXTS.text("nothingRecognised.advice")));
			}
			return new EvidenceHost(endpoint, recorded);
		} catch (final InvalidPathException e) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT, Text.verbatim(e.getMessage())), e);
		}
	}

	private record EvidenceHost(EndpointDescriptor endpoint, RecordedFacts recorded) implements WindowsHost {

		@Override
		public Facts read(final Set<? extends Probe<?>> probes, final Cancellation cancellation) {
			cancellation.check();
			return recorded.answer(probes);
		}

		@Override
		public Outcome apply(final Change change, final ApplyContext context) {
			return new Outcome.Failed(change, new Failure(FailureKind.UNSUPPORTED,
					RecordedFacts.TEXTS.text("readOnly", endpoint.name()), RecordedFacts.TEXTS.text("readOnly.advice")), Undo.NONE);
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
