package io.shuzen.transport.winrm.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP server on loopback that answers requests by a script: the n-th request of an action gets the n-th answer, the last for ever. */
final class FaultyServer implements AutoCloseable {

	/** What happens to a request. */
	@FunctionalInterface
	interface Answer {
		void give(Socket connection, String request) throws IOException;
	}

	private record Rule(String action, Answer answer) {
	}

	private final ServerSocket listener;
	private final List<Rule> rules = new ArrayList<>();
	private final List<String> requests = new CopyOnWriteArrayList<>();
	private final CountDownLatch closed = new CountDownLatch(1);

	FaultyServer() throws IOException {
		listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return listener.getLocalPort();
	}

	/** Requests whose action ends with {@code action} get {@code answer}. */
	synchronized FaultyServer on(final String action, final Answer answer) {
		rules.add(new Rule(action, answer));
		return this;
	}

	/** The actions that were asked for, in order. */
	List<String> actions() {
		return requests.stream().map(FaultyServer::action).toList();
	}

	List<String> requests() {
		return requests;
	}

	static Answer soap(final String body) {
		return http(200, "application/soap+xml;charset=UTF-8", envelope(body));
	}

	static String envelope(final String body) {
		return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\" "
				+ "xmlns:rsp=\"http://schemas.microsoft.com/wbem/wsman/1/windows/shell\"><s:Header/><s:Body>" + body
				+ "</s:Body></s:Envelope>";
	}

	static Answer fault(final long code, final String words) {
		return http(500, "application/soap+xml;charset=UTF-8", envelope("<s:Fault><s:Reason><s:Text>" + words
				+ "</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\" Code=\"" + code
				+ "\"><f:Message>" + words + "</f:Message></f:WSManFault></s:Detail></s:Fault>"));
	}

	static Answer http(final int status, final String type, final String body, final String... headers) {
		final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		final StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
				+ bytes.length + "\r\n");
		for (final String header : headers) {
			head.append(header).append("\r\n");
		}
		final byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
		return (connection, request) -> {
			final OutputStream out = connection.getOutputStream();
			out.write(start);
			out.write(bytes);
			out.flush();
		};
	}

	/** Takes the request and never answers. */
	Answer silence() {
		return (connection, request) -> {
			try {
				closed.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
	}

	/** Breaks the connection in the middle of an answer. */
	static Answer dropped() {
		return (connection, request) -> {
			connection.getOutputStream().write(
					"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: 5000\r\n\r\n<s:Envelope".getBytes(
							StandardCharsets.ISO_8859_1));
			connection.getOutputStream().flush();
			connection.close();
		};
	}

	private void accept() {
		while (!listener.isClosed()) {
			try {
				final Socket connection = listener.accept();
				Thread.ofVirtual().start(() -> serve(connection));
			} catch (final IOException e) {
				return;
			}
		}
	}

	private void serve(final Socket connection) {
		try (connection) {
			final InputStream in = connection.getInputStream();
			while (!connection.isClosed()) {
				final StringBuilder head = new StringBuilder();
				while (head.indexOf("\r\n\r\n") < 0) {
					final int next = in.read();
					if (next < 0) {
						return;
					}
					head.append((char) next);
					if (head.charAt(0) == 0x16) {
						// a TLS greeting: servers of plain HTTP hang up with a complaint
						http(400, "text/plain", "").give(connection, "");
						return;
					}
				}
				final int length = Integer.parseInt(head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1"));
				final String request = head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
				requests.add(request);
				next(action(request)).give(connection, request);
			}
		} catch (final IOException e) {
			// the client hung up, as some tests want it
			return;
		}
	}

	private synchronized Answer next(final String action) {
		Rule last = null;
		for (final Rule rule : rules) {
			if (rule.action().equals(action)) {
				if (last != null) {
					rules.remove(last);
					return last.answer();
				}
				last = rule;
			}
		}
		return last == null ? fault(1, "unexpected " + action) : last.answer();
	}

	private static String action(final String request) {
		final int start = request.indexOf("<a:Action s:mustUnderstand=\"true\">");
		final String action = request.substring(start, request.indexOf("</a:Action>", start));
		return action.substring(action.lastIndexOf('/') + 1);
	}

	@Override
	public void close() throws IOException {
		closed.countDown();
		listener.close();
	}
}
