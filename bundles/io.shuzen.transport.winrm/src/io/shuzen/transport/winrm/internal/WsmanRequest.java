package io.shuzen.transport.winrm.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** The SOAP requests of the remote shell (MS-WSMV, "Web Services Management Protocol Extensions for Windows Vista"). */
final class WsmanRequest {

	private static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
	private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
	private static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
	/** The largest envelope that even the oldest service in use takes. */
	private static final int MAXIMUM_ENVELOPE = 153_600;

	private final URI service;

	WsmanRequest(final URI service) {
		this.service = service;
	}

	/** Makes a shell whose programs write in code page 65001 (UTF-8). */
	String create(final Duration timeout) {
		return envelope(TRANSFER + "Create", "", timeout, """
				<w:OptionSet><w:Option Name="WINRS_NOPROFILE">FALSE</w:Option>\
				<w:Option Name="WINRS_CODEPAGE">65001</w:Option></w:OptionSet>""",
				"<rsp:Shell><rsp:InputStreams>stdin</rsp:InputStreams><rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>");
	}

	/**
	 * Starts a command line with cmd.exe.
	 *
	 * @throws IllegalArgumentException when XML cannot carry the line
	 */
	String command(final String shell, final String line, final Duration timeout) {
		return envelope(SHELL + "/Command", shell, timeout, """
				<w:OptionSet><w:Option Name="WINRS_CONSOLEMODE_STDIN">FALSE</w:Option>\
				<w:Option Name="WINRS_SKIP_CMD_SHELL">FALSE</w:Option></w:OptionSet>""",
				"<rsp:CommandLine><rsp:Command>" + escape(line) + "</rsp:Command></rsp:CommandLine>");
	}

	String receive(final String shell, final String command, final Duration timeout) {
		return envelope(SHELL + "/Receive", shell, timeout, "", "<rsp:Receive><rsp:DesiredStream CommandId=\"" + escape(command)
				+ "\">stdout stderr</rsp:DesiredStream></rsp:Receive>");
	}

	/** @param last whether the input ends with these bytes */
	String send(final String shell, final String command, final byte[] input, final boolean last, final Duration timeout) {
		return envelope(SHELL + "/Send", shell, timeout, "",
				"<rsp:Send><rsp:Stream Name=\"stdin\" CommandId=\"" + escape(command) + '"' + (last ? " End=\"true\"" : "") + '>'
						+ Base64.getEncoder().encodeToString(input) + "</rsp:Stream></rsp:Send>");
	}

	/** Ends a command with all it started; also what frees a command that is over. */
	String terminate(final String shell, final String command, final Duration timeout) {
		return envelope(SHELL + "/Signal", shell, timeout, "", "<rsp:Signal CommandId=\"" + escape(command) + "\"><rsp:Code>" + SHELL
				+ "/signal/terminate</rsp:Code></rsp:Signal>");
	}

	String delete(final String shell, final Duration timeout) {
		return envelope(TRANSFER + "Delete", shell, timeout, "", "");
	}

	private String envelope(final String action, final String shell, final Duration timeout, final String options,
			final String body) {
		final String selector = shell.isEmpty() ? ""
				: "<w:SelectorSet><w:Selector Name=\"ShellId\">" + escape(shell) + "</w:Selector></w:SelectorSet>";
		return """
				<?xml version="1.0" encoding="UTF-8"?>\
				<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="%s" \
				xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd" \
				xmlns:rsp="%s"><s:Header><a:To>%s</a:To><a:ReplyTo><a:Address s:mustUnderstand="true">%s/role/anonymous</a:Address></a:ReplyTo>\
				<w:MaxEnvelopeSize s:mustUnderstand="true">%d</w:MaxEnvelopeSize><a:MessageID>uuid:%s</a:MessageID>\
				<w:Locale xml:lang="en-US" s:mustUnderstand="false"/><p:DataLocale xml:lang="en-US" s:mustUnderstand="false"/>\
				<w:OperationTimeout>PT%d.%03dS</w:OperationTimeout><w:ResourceURI s:mustUnderstand="true">%s/cmd</w:ResourceURI>\
				<a:Action s:mustUnderstand="true">%s</a:Action>%s%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
				.formatted(ADDRESSING, SHELL, escape(service.toString()), ADDRESSING, MAXIMUM_ENVELOPE, UUID.randomUUID(),
						timeout.toSeconds(), timeout.toMillisPart(), SHELL, action, selector, options, body);
	}

	private static String escape(final String text) {
		final StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach(character -> {
			if (character < 0x20 && character != '\t' && character != '\n' && character != '\r' || character == 0xFFFE
					|| character == 0xFFFF || character >= 0xD800 && character < 0xE000) {
				throw new IllegalArgumentException("XML cannot carry the character U+%04X".formatted(character));
			}
			switch (character) {
			case '&' -> escaped.append("&amp;");
			case '<' -> escaped.append("&lt;");
			case '>' -> escaped.append("&gt;");
			case '"' -> escaped.append("&quot;");
			// as they are they would arrive as a blank or a line feed
			case '\t', '\n', '\r' -> escaped.append("&#").append(character).append(';');
			default -> escaped.appendCodePoint(character);
			}
		});
		return escaped.toString();
	}
}
