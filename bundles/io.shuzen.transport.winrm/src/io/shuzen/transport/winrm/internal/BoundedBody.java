package io.shuzen.transport.winrm.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes an answer's body as long as it is no longer than any honest service's: the envelope size asked for, with room to spare. */
final class BoundedBody implements BodySubscriber<byte[]> {

	private static final int LIMIT = 4 << 20;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final CompletableFuture<byte[]> result = new CompletableFuture<>();
	private Flow.Subscription subscription;

	@Override
	public CompletionStage<byte[]> getBody() {
		return result;
	}

	@Override
	public void onSubscribe(final Flow.Subscription newSubscription) {
		subscription = newSubscription;
		newSubscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(final List<ByteBuffer> buffers) {
		for (final ByteBuffer buffer : buffers) {
			final byte[] chunk = new byte[buffer.remaining()];
			buffer.get(chunk);
			if (bytes.size() + chunk.length > LIMIT) {
				subscription.cancel();
				result.completeExceptionally(new IOException("the answer is longer than " + LIMIT + " bytes"));
				return;
			}
			bytes.writeBytes(chunk);
		}
	}

	@Override
	public void onError(final Throwable problem) {
		result.completeExceptionally(problem);
	}

	@Override
	public void onComplete() {
		result.complete(bytes.toByteArray());
	}
}
