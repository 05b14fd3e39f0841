package io.shuzen.ui.console.internal.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;

import io.shuzen.ui.console.ConsoleIds;
import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.console.internal.line.StyledPiece;
import io.shuzen.ui.console.internal.line.Tone;

/** A page of the Remediation Console. Keeps the newest lines and says in its title how many older ones it let go. */
public final class RemediationConsole extends MessageConsole {

	/** How much is left when a page is full, so that it does not overflow with every line. */
	private static final double LEFT_WHEN_FULL = 0.8;

	private final String title;
	private final Optional<String> endpoint;
	private final Map<Tone, MessageConsoleStream> streams = new EnumMap<>(Tone.class);
	private long shownUpTo;
	private boolean closed;
	// of the user interface's thread
	private int linesLetGo;
	private boolean clearing;

	RemediationConsole(final String title, final Optional<String> endpoint, final ImageDescriptor icon, final int characters,
			final Map<Tone, Color> colors) {
		super(title, ConsoleIds.TYPE, icon, StandardCharsets.UTF_8.name(), true);
		this.title = title;
		this.endpoint = endpoint;
		setCapacity(characters);
		for (final Tone tone : Tone.values()) {
			streams.put(tone, newMessageStream());
		}
		paint(colors);
		getDocument().addDocumentListener(new CountsWhatIsLetGo());
	}

	/** Whose page this is; empty for that of all endpoints. */
	public Optional<String> endpoint() {
		return endpoint;
	}

	/**
	 * Whether an entry of the journal is not shown here yet; from now on it counts as shown. For the one thread that writes.
	 *
	 * @param sequence the entry's sequence
	 */
	public boolean advanceTo(final long sequence) {
		if (sequence <= shownUpTo) {
			return false;
		}
		shownUpTo = sequence;
		return true;
	}

	/** Appends. From any thread but the user interface's, since it waits when the window cannot keep up. */
	public void write(final List<StyledPiece> pieces) {
		for (final StyledPiece piece : pieces) {
			synchronized (streams) {
				if (closed) {
					return;
				}
			}
			try {
				streams.get(piece.tone()).write(piece.text());
			} catch (final IOException failed) {
				if (!streams.get(piece.tone()).isClosed()) {
					ILog.of(RemediationConsole.class).error("cannot write to the console page " + title, failed);
				}
				// else the page was closed while this was on its way
				return;
			}
		}
	}

	@Override
	public void clearConsole() {
		clearing = true;
		super.clearConsole();
	}

	@Override
	protected void dispose() {
		synchronized (streams) {
			closed = true;
		}
		super.dispose();
	}

	/** Takes over the theme's colours, for what stands there already too. On the user interface's thread. */
	void paint(final Map<Tone, Color> colors) {
		streams.forEach((tone, stream) -> stream.setColor(colors.get(tone)));
	}

	/** @param characters how much the page keeps at most */
	void setCapacity(final int characters) {
		setWaterMarks((int) (characters * LEFT_WHEN_FULL), characters);
	}

	private final class CountsWhatIsLetGo implements IDocumentListener {

		@Override
		public void documentAboutToBeChanged(final DocumentEvent event) {
			final boolean isRemovalAtBegin = event.getOffset() == 0 && event.getLength() > 0;
			if (!isRemovalAtBegin) {
				return;
			}
			final IDocument document = event.getDocument();
			if (clearing || event.getLength() == document.getLength()) {
				clearing = false;
				linesLetGo = 0;
				setName(title);
				return;
			}
			try {
				linesLetGo += document.getLineOfOffset(event.getLength());
			} catch (final BadLocationException impossible) {
				throw new IllegalStateException(impossible);
			}
			setName(NLS.bind(Messages.RemediationConsole_linesLetGo, title, linesLetGo));
		}

		@Override
		public void documentChanged(final DocumentEvent event) {
			// counted before
		}
	}
}
