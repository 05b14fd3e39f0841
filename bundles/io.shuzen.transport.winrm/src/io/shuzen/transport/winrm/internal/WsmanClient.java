package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.shuzen.core.host.Cancellation;

/** Sends requests to one WS-Management service as one account. Thread-safe; every request may have a connection of its own. */
final class WsmanClient {

	private final HttpClient http;
	private final URI service;
	private final String authorization;

	/** @param authorization the value of the HTTP header */
	WsmanClient(final HttpClient http, final URI service, final String authorization) {
		this.http = http;
		this.service = service;
		this.authorization = authorization;
	}

	/**
	 * Sends one request and waits for its answer.
	 *
	 * @param limit how long the whole exchange may take
	 * @throws HttpTimeoutException  when it took longer
	 * @throws WsmanException        when the service refused or answered something else
	 * @throws CancellationException when cancelled meanwhile; the connection is closed then
	 * @throws IOException           when there was no connection, it broke, or the answer was garbage
	 */
	WsmanResponse send(final String envelope, final Duration limit, final Cancellation cancellation) throws IOException {
		cancellation.check();
		final HttpRequest request = HttpRequest.newBuilder(service).header("Content-Type", "application/soap+xml;charset=UTF-8")
				.header("Authorization", authorization)
				.POST(HttpRequest.BodyPublishers.ofString(envelope, StandardCharsets.UTF_8)).build();
		final CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, answer -> new BoundedBody());
		try (Cancellation.Registration registration = cancellation.onCancel(() -> exchange.cancel(true))) {
			return understand(exchange.get(Math.max(limit.toMillis(), 1), TimeUnit.MILLISECONDS));
		} catch (final TimeoutException e) {
			exchange.cancel(true);
			throw (HttpTimeoutException) new HttpTimeoutException("no answer within " + limit.toMillis() + " ms").initCause(e);
		} catch (final InterruptedException e) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for the endpoint").initCause(e);
		} catch (final ExecutionException e) {
			if (cancellation.isCancelled()) {
				throw (CancellationException) new CancellationException().initCause(e);
			}
			throw e.getCause() instanceof final IOException problem ? problem : new IOException(e.getCause());
		}
	}

	private static WsmanResponse understand(final HttpResponse<byte[]> answer) throws IOException {
		final int status = answer.statusCode();
		final String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
		final boolean soap = type.startsWith("application/soap+xml");
		if (status == 200 && soap || status == 500 && soap) {
			final WsmanResponse response = WsmanResponse.parse(answer.body());
			if (response.fault().isPresent()) {
				throw new WsmanException(status, response.fault().get(), "", response.fault().get().detail());
			}
			if (status == 200 && response.envelope()) {
				return response;
			}
		}
		final String schemes = answer.headers().allValues("WWW-Authenticate").stream().map(value -> value.split("[ ,]", 2)[0])
				.distinct().collect(Collectors.joining(", "));
		throw new WsmanException(status, null, schemes, "HTTP status " + status + (type.isEmpty() ? "" : ", " + type));
	}
}
