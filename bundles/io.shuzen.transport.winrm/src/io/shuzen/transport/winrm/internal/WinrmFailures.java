package io.shuzen.transport.winrm.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.core.transport.CommandResult;

/** Turns what happens to connections into failures in words. */
final class WinrmFailures {

	static final TextBundle TEXTS = TextBundle.beside(WinrmFailures.class, "winrm");

	private static final int DETAIL_LIMIT = 2_000;

	private WinrmFailures() {
	}

	static Failure of(final FailureKind kind, final String key, final String detail, final Object... arguments) {
		return new Failure(kind, TEXTS.text(key, arguments),
				TEXTS.has(key + ".advice") ? TEXTS.text(key + ".advice", arguments) : Text.EMPTY, detail);
	}

	/** Why no shell came about. */
	static Failure whileOpening(final EndpointDescriptor endpoint, final String place, final IOException problem) {
		final String name = endpoint.name();
		if (problem instanceof final WsmanException answer) {
			return refused(endpoint, place, answer);
		}
		final String detail = detail(problem);
		if (caused(problem, UnresolvedAddressException.class) || caused(problem, UnknownHostException.class)) {
			return of(FailureKind.UNREACHABLE, "unresolved", detail, name, place);
		}
		if (caused(problem, NoRouteToHostException.class)) {
			return of(FailureKind.UNREACHABLE, "noRoute", detail, name, place);
		}
		if (problem instanceof HttpConnectTimeoutException) {
			return of(FailureKind.UNREACHABLE, "noAnswer", detail, name, place);
		}
		if (problem instanceof HttpTimeoutException) {
			return of(FailureKind.TIMED_OUT, "openTimedOut", detail, name, place);
		}
		if (caused(problem, ConnectException.class)) {
			return of(FailureKind.UNREACHABLE, "refused", detail, name, place);
		}
		if (caused(problem, CertificateException.class)) {
			return of(FailureKind.HOST_KEY_REFUSED, "certificate", detail, name, place, root(problem).getMessage());
		}
		if (caused(problem, SSLException.class)) {
			return of(FailureKind.UNREACHABLE, "tls", detail, name, place, root(problem).getMessage());
		}
		if (problem.getMessage() != null && problem.getMessage().startsWith("the answer")) {
			return of(FailureKind.NOT_WINDOWS, "notWinrm", detail, name, place);
		}
		return of(FailureKind.CONNECTION_LOST, "lostWhileOpening", detail, name, place);
	}

	private static Failure refused(final EndpointDescriptor endpoint, final String place, final WsmanException answer) {
		final String name = endpoint.name();
		if (answer.status() == 401) {
			return answer.schemes().isEmpty() || answer.schemes().contains("Basic")
					? of(FailureKind.AUTHENTICATION_REFUSED, "authentication", answer.schemes(), name, place, endpoint.userName())
					: of(FailureKind.AUTHENTICATION_REFUSED, "noBasic", answer.schemes(), name, place, answer.schemes());
		}
		if (answer.fault() != null) {
			return answer.fault().isAccessDenied()
					? of(FailureKind.ACCESS_DENIED, "shellDenied", answer.fault().detail(), name, endpoint.userName())
					: of(FailureKind.TOOL_FAILED, "shellRefused", answer.fault().detail(), name, answer.fault().message());
		}
		return answer.status() == 403
				? of(FailureKind.AUTHENTICATION_REFUSED, "authentication", detail(answer), name, place, endpoint.userName())
				: of(FailureKind.NOT_WINDOWS, "notWinrm", detail(answer), name, place);
	}

	static String detail(final Throwable problem) {
		final Throwable cause = root(problem);
		final String message = cause.getMessage();
		return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
	}

	/** What a program said, for an error message; of one that said nothing, how it ended. */
	static String said(final CommandResult result) {
		final String text = (new String(result.standardError(), StandardCharsets.UTF_8)
				+ new String(result.standardOutput(), StandardCharsets.UTF_8)).strip();
		if (text.isEmpty() && result.exitCode().isPresent()) {
			return "no output, exit code " + result.exitCode().getAsInt();
		}
		return text.length() > DETAIL_LIMIT ? text.substring(0, DETAIL_LIMIT) + "…" : text;
	}

	private static boolean caused(final Throwable problem, final Class<? extends Throwable> kind) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if (kind.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	private static Throwable root(final Throwable problem) {
		Throwable cause = problem;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return cause;
	}
}
