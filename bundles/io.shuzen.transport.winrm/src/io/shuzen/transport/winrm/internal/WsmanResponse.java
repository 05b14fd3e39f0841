package io.shuzen.transport.winrm.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a WS-Management service answered.
 *
 * @param envelope  whether it is a SOAP envelope at all
 * @param shellId   the shell that was made; empty in other answers
 * @param commandId the command that was started; empty in other answers
 * @param output    pieces of the command's output in order
 * @param done      whether the command is over
 * @param exitCode  its code, all 32 bits
 * @param fault     what the service refused, when it did
 */
record WsmanResponse(boolean envelope, String shellId, String commandId, List<Piece> output, boolean done,
		OptionalInt exitCode, Optional<Fault> fault) {

	/**
	 * Some bytes of a command's output.
	 *
	 * @param error whether they are of the standard error
	 */
	record Piece(boolean error, byte[] bytes) {
	}

	/**
	 * A SOAP fault.
	 *
	 * @param code    the number in WSManFault, as in winerror.h and wsmerror.h; empty when there is none
	 * @param message the service's own words
	 */
	record Fault(OptionalLong code, String message) {

		// wsmerror.h: ERROR_WSMAN_OPERATION_TIMEDOUT; with Receive it only means that there is nothing to say yet
		private static final long OPERATION_TIMED_OUT = 0x8033_8029L;
		// winerror.h: ERROR_ACCESS_DENIED
		private static final long ACCESS_DENIED = 5;

		boolean isOperationTimeout() {
			return code.isPresent() && code.getAsLong() == OPERATION_TIMED_OUT;
		}

		boolean isAccessDenied() {
			return code.isPresent() && code.getAsLong() == ACCESS_DENIED;
		}

		/** The words with the number, for the expert. */
		String detail() {
			return (code.isPresent() ? "WSManFault " + code.getAsLong() + ": " : "") + message;
		}
	}

	/** @throws IOException when the bytes are no XML, or the command's output in it is damaged */
	static WsmanResponse parse(final byte[] bytes) throws IOException {
		try {
			return new Parser().parse(bytes);
		} catch (final XMLStreamException e) {
			throw new IOException("the answer is not well-formed XML: " + e.getMessage(), e);
		} catch (final IllegalArgumentException e) {
			throw new IOException("the answer holds a damaged value: " + e.getMessage(), e);
		}
	}

	private static final class Parser {

		private boolean envelope;
		private boolean isFault;
		private String shellId = "";
		private String commandId = "";
		private final List<Piece> output = new ArrayList<>();
		private boolean done;
		private OptionalInt exitCode = OptionalInt.empty();
		private OptionalLong faultCode = OptionalLong.empty();
		private String reason = "";
		private String message = "";

		WsmanResponse parse(final byte[] bytes) throws XMLStreamException {
			final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
			factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
			factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
			factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.TRUE);
			final XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
			try {
				while (reader.hasNext()) {
					if (reader.next() == XMLStreamConstants.START_ELEMENT) {
						element(reader);
					}
				}
			} finally {
				reader.close();
			}
			final Optional<Fault> fault = isFault ? Optional.of(new Fault(faultCode, message.isEmpty() ? reason : message))
					: Optional.empty();
			return new WsmanResponse(envelope, shellId, commandId, List.copyOf(output), done, exitCode, fault);
		}

		private void element(final XMLStreamReader reader) throws XMLStreamException {
			switch (reader.getLocalName()) {
			case "Envelope" -> envelope = true;
			case "Selector" -> {
				if ("ShellId".equals(reader.getAttributeValue(null, "Name"))) {
					shellId = reader.getElementText().strip();
				}
			}
			case "ShellId" -> shellId = reader.getElementText().strip();
			case "CommandId" -> commandId = reader.getElementText().strip();
			case "Stream" -> {
				final boolean error = "stderr".equals(reader.getAttributeValue(null, "Name"));
				final byte[] bytes = Base64.getMimeDecoder().decode(reader.getElementText());
				if (bytes.length > 0) {
					output.add(new Piece(error, bytes));
				}
			}
			case "CommandState" -> {
				final String state = reader.getAttributeValue(null, "State");
				done = state != null && state.endsWith("/CommandState/Done");
			}
			// some services write it signed, others unsigned
			case "ExitCode" -> exitCode = OptionalInt.of((int) Long.parseLong(reader.getElementText().strip()));
			case "Fault" -> isFault = true;
			case "WSManFault" -> {
				final String code = reader.getAttributeValue(null, "Code");
				if (code != null) {
					faultCode = OptionalLong.of(Long.parseLong(code));
				}
			}
			case "Message" -> message = text(reader);
			case "Text" -> reason = text(reader);
			default -> {
				// whatever else a service tells
			}
			}
		}

		/** The words inside, also when they are wrapped in elements of a provider's own. */
		private static String text(final XMLStreamReader reader) throws XMLStreamException {
			final StringBuilder text = new StringBuilder();
			for (int depth = 1; depth > 0;) {
				switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> depth++;
				case XMLStreamConstants.END_ELEMENT -> depth--;
				case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
				default -> {
					// comments and the like
				}
				}
			}
			return text.toString().strip();
		}
	}
}
